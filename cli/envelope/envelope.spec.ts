import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { buildEnvelope } from '../../protocols/eaeu-soap';
import { SOUND_MESSAGE } from '../../protocols/eaeu-soap/testing/message';
import { PROJECT } from '../project';
import { makeTestbed, type Testbed } from '../validate/testbed';

const printed = join(process.env['CUSTOMS_CONFORMANCE_SHARED'] ?? resolve(PROJECT, '../shared'), 'data/eaeu/decision124-annex2-example.xml.txt');

describe('customs-conformance envelope', () => {
  let bed: Testbed;
  before(() => { bed = makeTestbed(); });
  after(() => bed.dispose());

  test('a good message: exit 0; to a third country it is none by Decision 5 alone', async () => {
    const file = bed.write('good.xml', buildEnvelope(SOUND_MESSAGE));
    const judged = await bed.run(['envelope', file]);
    assert.equal(judged.code, 0, judged.err);
    assert.match(judged.out, /^good\.xml: a message of Decision 5: errors 0, warnings 0/);
    const plain = await bed.run(['envelope', '--profile', 'D5', file]);
    assert.equal(plain.code, 1);
    assert.match(plain.out, /error\s+wsa:To \[EAEU-ADDRESS/);
  });

  test('the sample: what is wrong, what was meant, by which item; lenient shows the headers and changes no verdict', async () => {
    const sample = join(PROJECT, 'docs/samples/eaeu-damaged.xml');
    const strict = await bed.run(['envelope', sample]);
    assert.equal(strict.code, 1);
    assert.match(strict.out, /refused by a gateway: errors 7, warnings 1, odd but right 3, worth knowing 1\n/);
    assert.doesNotMatch(strict.out, /as it was most probably meant/);
    const lenient = await bed.run(['envelope', sample, '--lenient', '--quiet']);
    assert.equal(lenient.code, 1);
    assert.match(lenient.out, /wsa:MessageID\s+urn:uuid:0b1c2d3e-1111-4222-8333-444455556666\n/);
    assert.doesNotMatch(lenient.out, /EAEU-RELATES-ABSENT/);
  });

  test('what a terminal would obey is shown as its code', async () => {
    const { out } = await bed.run(['envelope', bed.write('esc.xml', Buffer.from(buildEnvelope({ ...SOUND_MESSAGE, to: 'EAEU://\u009b31mKZ' }).toString()))]);
    assert.ok(out.includes('\\u{9b}') && !out.includes('\u009b'), out);
  });

  test('no file, nothing to read: usage', async () => {
    assert.equal((await bed.run(['envelope'])).code, 2);
    const missing = await bed.run(['envelope', 'none.xml']);
    assert.deepEqual([missing.code, /no such file or folder: none\.xml/.test(missing.err)], [2, true]);
  });

  test('the example printed in Decision 124', { skip: existsSync(printed) ? false : `third-party sample not here: ${printed}` }, async () => {
    const { code, out } = await bed.run(['envelope', printed]);
    assert.equal(code, 1);
    assert.match(out, /errors 8, warnings 1, odd but right 3, worth knowing 1\n {2}error\s+whole text \[EAEU-NO-BREAK-SPACE\]\n\s+seen\s+90 characters/);
  });
});
