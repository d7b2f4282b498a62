import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { messageCodes } from '../../requirements/ics2/structures/structures';
import { makeTestbed } from './testbed';

const bed = makeTestbed();
after(() => bed.dispose());
const specimen = (...words: string[]): ReturnType<typeof bed.run> => bed.run(['specimen', ...words]);

describe('specimen', () => {
  for (const words of [[], ['--minimal'], ['--full'], ['--seed', '7']]) {
    test(`a message made by "${words.join(' ') || 'nothing said'}" is one that validate accepts`, async () => {
      const { code, out } = await specimen('IE3F26', ...words);
      assert.equal(code, 0);
      bed.write('made.xml', out);
      assert.equal((await bed.run(['validate', 'made.xml', '--code-lists', 'sample'])).code, 0);
    });
  }

  test('the same words give the same bytes, another seed another message', async () => {
    const seven = (await specimen('IE3F10', '--seed', '7')).out;
    assert.equal((await specimen('ie3f10', '--seed', '7')).out, seven);
    assert.notEqual((await specimen('IE3F10', '--seed', '8')).out, seven);
    assert.equal((await specimen('IE3F10')).out, (await specimen('IE3F10', '--minimal')).out);
    const [minimal, full] = [await specimen('IE3F10'), await specimen('IE3F10', '--full')];
    assert.ok(full.out.length > 3 * minimal.out.length);
  });

  test('--day is the day of the message', async () => {
    assert.match((await specimen('IE3F10', '--day', '2027-05-04')).out, /<documentIssueDate><DateTime>2027-05-04T/);
  });

  test('--out writes a file and says nothing', async () => {
    const { code, out } = await specimen('IE3N99', '--out', 'n99.xml');
    assert.deepEqual([code, out], [0, '']);
    assert.equal(readFileSync(join(bed.folder, 'n99.xml'), 'utf8'), (await specimen('IE3N99')).out);
  });

  test('--list names every message, who sends it, and its title', async () => {
    const { out } = await specimen('--list');
    assert.equal(out.trim().split('\n').length, messageCodes().length);
    assert.match(out, /^IE3F26 {2}trader {3}Air cargo \(general\), Partial dataset/m);
    assert.match(out, /^IE3N99 {2}customs {2}\S/m);
  });

  test('--all writes one of each, and each is accepted', async () => {
    const { code, out } = await specimen('--all', 'every/one');
    assert.equal(code, 0);
    assert.match(out, /^84 messages in .*every\/one\n$/);
    const files = readdirSync(join(bed.folder, 'every/one'));
    assert.deepEqual(files, messageCodes().map((message) => `${message}.xml`));
    // One by one: in one call, filings of one declarant must not share an LRN or a transport document.
    for (const file of files) assert.equal((await bed.run(['validate', `every/one/${file}`, '--quiet'])).code, 0, file);
  });

  const wrong: [string[], RegExp][] = [
    [[], /which message\?\n {2}fix: name one, for example IE3F26, or see --list/],
    [['IE3F62'], /no message "IE3F62" in hti-2\.02\n {2}fix: did you mean IE3F/],
    [['IE3F26', '--full', '--seed', '1'], /cannot be used with/],
    [['IE3F26', '--seed', 'x'], /--seed x is no seed/],
    [['IE3F26', '--day', '2026-13-01'], /--day 2026-13-01 is no day/],
    [['IE3F26', '--out', 'nowhere/a.xml'], /nowhere\/a\.xml cannot be written \(ENOENT\)/],
    [['--list', '--all', 'x'], /cannot be used with/],
    [['IE3F26', '--baseline', 'hti-9'], /no edition "hti-9"/],
  ];
  for (const [words, message] of wrong) {
    test(`specimen ${words.join(' ')} is refused with exit code 2`, async () => {
      const { code, out, err } = await specimen(...words);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }
});
