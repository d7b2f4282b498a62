import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { CURRENT_EDITION } from '../../requirements/ics2/editions/editions';
import { CONDITIONS_BY_ID, RULES, WITHDRAWN } from '../../requirements/ics2/rules';
import { messageCodes, placesOf, structure } from '../../requirements/ics2/structures/structures';
import { exampleLines } from './example-lines';
import { explain, explainable } from './explain';
import { makeTestbed } from './testbed';

const bed = makeTestbed();
after(() => bed.dispose());
const asked = async (id: string, ...more: string[]): Promise<string> => (await bed.run(['validate', '--explain', id, ...more])).out;

describe('validate --explain', () => {
  test('a rule: what it demands, of what, code and basis, who cites it, a good and a bad example', async () => {
    const out = await asked('R3006');
    for (const part of [
      /^R3006 {2}A telephone number is international/,
      /^ {2}about {7}identifier of a communication of type TE$/m,
      /^ {2}code {8}12 \(wrong value\); a source pairs code and rule$/m,
      /^ {2}requirement ICS2-DAT-09$/m,
      /^ {2}cited by {4}62 messages:$[\s\S]*IE3F10/m,
      /^ {2}good {8}in IE3F10\/declarant\n.*<identifier>\+49 40 1234567</m,
      /^ {2}bad {9}in IE3F10\/declarant\n.*<identifier>040 1234567</m,
    ])
      assert.match(out, part);
  });

  test('capitals make no difference, and --verbose shows every place and example', async () => {
    assert.equal(await asked('r3006'), await asked('R3006'));
    const all = await asked('R3006', '--verbose');
    assert.match(all, /\/IE3F10\/declarant\/communication\/identifier/);
    assert.equal(all.match(/^ {2}bad /gm)!.length, RULES.get('R3006')!.examples.bad.length);
  });

  test('a condition, a check, a check across filings, a withdrawn rule and a code', async () => {
    assert.match(await asked('C3034'), /Postcode[\s\S]*good[\s\S]*bad/);
    assert.match(await asked('GEN-LONG'), /39 \(too long\)[\s\S]*applies to {2}every message[\s\S]*good[\s\S]*bad/);
    assert.match(await asked('GEN-DOC-UNIQUE'), /81 \(transport document used before\)[\s\S]*where DE1234567 filed/);
    assert.match(await asked(WITHDRAWN[0]!.id), /Withdrawn/);
    assert.match(await asked('94'), /^94 {2}Error code: LRN used before\.\n {2}answers {5}R3003 /);
  });

  test('everything that a table cites and every error code is explained', () => {
    const known = new Set(explainable(CURRENT_EDITION));
    for (const message of messageCodes()) {
      for (const { node } of placesOf(structure(message))) for (const id of [...node.rules, ...node.conditions]) assert.ok(known.has(id), id);
    }
    for (const id of ['12', '104', 'schema', 'GEN-XML']) assert.ok(known.has(id), id);
  });

  test('each has a sentence, and each rule and condition an example of both kinds', () => {
    for (const id of [...RULES.keys(), ...CONDITIONS_BY_ID.keys()]) {
      const { about, help } = explain(id, CURRENT_EDITION)!;
      assert.ok(about.length > 10, id);
      assert.match(help, /^ {2}good /m, id);
      assert.match(help, /^ {2}bad /m, id);
    }
  });

  test('a long example is written in lines, and nothing of it is lost', () => {
    const xml = '<a><b>one</b><c x="1"/><d><e>two words</e></d>text</a>'.repeat(3);
    const lines = exampleLines(xml);
    assert.equal(lines.map((line) => line.trim()).join(''), xml);
    assert.deepEqual(lines.slice(0, 6), ['<a>', '  <b>one</b>', '  <c x="1"/>', '  <d>', '    <e>two words</e>', '  </d>']);
    assert.deepEqual(exampleLines('<a>short</a>'), ['<a>short</a>']);
  });
});
