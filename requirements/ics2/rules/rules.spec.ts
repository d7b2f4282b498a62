import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { loadXml, type Xml, type XmlElement } from '../../../protocols/xml';
import { codeLists } from '../codelists/code-lists';
import { CURRENT_EDITION, editionFile } from '../editions/editions';
import { loadCatalogue } from '../../catalogue/catalogue';
import { messageCodes, placesOf, structure } from '../structures/structures';
import { ACROSS, type AcrossCheck } from './across';
import { LOCKED } from './across/GEN-AMD-LOCKED';
import { DOCUMENT_UNIQUE, WINDOWS } from './across/GEN-DOC-UNIQUE';
import { breachesIn } from './try-example';
import type { Breach, Condition, Example, Rule } from './model';
import { CONDITIONS_BY_ID, RULES, WITHDRAWN } from '.';

type Judged = Rule | Condition | AcrossCheck;

let xml: Xml;
before(async () => {
  xml = await loadXml();
});
const judge = (one: Judged, example: Example): Breach[] => breachesIn(one, example, rootOf, codeLists());
function rootOf(bytes: Buffer): XmlElement {
  const read = xml.read(bytes);
  assert.ok(read.ok, `the example is XML: ${bytes.toString()}`);
  return read.root;
}

const BOOK: readonly (Rule | Condition)[] = [...RULES.values(), ...CONDITIONS_BY_ID.values()];
const EVERY: readonly Judged[] = [...BOOK, ...ACROSS];

describe('every rule and condition by its examples', () => {
  for (const one of EVERY) {
    test(`${one.id}: ${one.about}`, () => {
      assert.ok(one.examples.good.length > 0 && one.examples.bad.length > 0, 'a good and a bad example');
      for (const example of one.examples.good) assert.deepEqual(judge(one, example), [], example.xml);
      for (const example of one.examples.bad) {
        const breaches = judge(one, example);
        const told = JSON.stringify(breaches.map(({ found }) => found));
        assert.equal(breaches.length, 1, `one mistake is one breach: ${example.xml} gives ${told}`);
        const { found, demanded, mend } = breaches[0]!;
        for (const text of [found, demanded, mend]) assert.ok(text.length > 0 && text.length < 250 && !text.includes('undefined'), text);
      }
    });
  }
});

describe('the book of rules', () => {
  const list = JSON.parse(readFileSync(editionFile(CURRENT_EDITION, 'rules.json'), 'utf8')) as Record<
    'rules' | 'conditions' | 'withdrawn' | 'citedByNoTable',
    string[]
  >;
  const cited = new Map<string, string[]>();
  for (const message of messageCodes()) {
    for (const { path, node } of placesOf(structure(message))) {
      for (const id of [...node.rules, ...node.conditions]) cited.set(id, [...(cited.get(id) ?? []), path]);
    }
  }

  test('holds the 37 rules and 32 conditions of the edition, and the two it withdrew', () => {
    assert.deepEqual([...RULES.keys()], list.rules);
    assert.deepEqual([...CONDITIONS_BY_ID.keys()], list.conditions);
    assert.deepEqual(
      WITHDRAWN.map(({ id }) => id),
      list.withdrawn,
    );
    assert.deepEqual([list.rules.length, list.conditions.length], [37, 32]);
  });

  test('judges whatever any of the 84 messages cites', () => {
    const known = new Set(BOOK.map(({ id }) => id));
    assert.deepEqual([...cited.keys()].filter((id) => !known.has(id)), []);
  });

  test('says which of them no table cites', () => {
    const uncited = BOOK.filter(({ wouldBeCitedAt }) => wouldBeCitedAt !== undefined).map(({ id }) => id);
    assert.deepEqual(uncited, list.citedByNoTable);
    assert.deepEqual(BOOK.filter(({ id }) => !cited.has(id)).map(({ id }) => id), list.citedByNoTable);
  });

  test('is found by file name', () => {
    const named = new Map<string, string[]>();
    for (const file of readdirSync(__dirname).filter((name) => /^[RC]\d{4}-.*\.ts$/.test(name))) {
      const range = /^([RC])(\d{4})-to-[RC](\d{4})-/.exec(file);
      const inside = (id: string): boolean => range !== null && id[0] === range[1] && id.slice(1) >= range[2]! && id.slice(1) <= range[3]!;
      const ids = [...BOOK, ...WITHDRAWN].map(({ id }) => id).filter((id) => inside(id) || file.split('-').includes(id));
      assert.ok(ids.length > 0, file);
      for (const id of ids) named.set(id, [...(named.get(id) ?? []), file]);
    }
    for (const { id } of [...BOOK, ...WITHDRAWN]) assert.equal(named.get(id)?.length, 1, id);
  });

  test('names codes of CL723, requirements of the catalogue, and what each is about', () => {
    const errors = codeLists().get('CL723');
    assert.ok(errors?.kind === 'codes');
    const catalogue = loadCatalogue();
    for (const one of EVERY) {
      for (const code of [one.code, ...one.also]) assert.ok(errors.codes.has(code), `${one.id}: ${code}`);
      assert.ok(!one.also.includes(one.code), one.id);
      assert.ok(catalogue.has(one.requirement), `${one.id}: ${one.requirement}`);
      assert.ok(one.scope !== '' && one.about.endsWith('.'), one.id);
    }
  });

  test('locks at advice level what the marked amendments lock', () => {
    const places = new Set((cited.get('R3024') ?? []).map((path) => path.split('/').slice(-2).join('/').replace(/^IE3A\d\d/, 'message')));
    const locked = Object.entries(LOCKED).flatMap(([group, names]) => names.map((name) => `${group}/${name}`));
    assert.deepEqual(locked.sort(), [...places].sort());
  });

  test('watches the documents of filings that have such documents', () => {
    for (const { filings, level } of WINDOWS) {
      for (const filing of filings) {
        const group = level === 'master' ? 'transportDocumentMasterLevel' : 'transportDocumentHouseLevel';
        assert.ok([...placesOf(structure(`IE3${filing}`))].some(({ node }) => node.name === group), filing);
      }
    }
  });

  test('asks of a document for as long as the run says, by the parameter of its window', () => {
    for (const [parameter, document] of [['doc.unique.master', 0], ['doc.unique.house', 1], ['doc.unique.master', 2]] as const) {
      const example = DOCUMENT_UNIQUE.examples.bad[document]!;
      const asked: string[] = [];
      const known = { ...example.known, documentUsed: ({ within }: { within: string }): boolean => asked.push(within) > 0 };
      const told = breachesIn(DOCUMENT_UNIQUE, { ...example, known }, rootOf, codeLists(), undefined, (name) => `P5W of ${name}`);
      assert.deepEqual(asked, [`P5W of ${parameter}`]);
      assert.match(told[0]!.demanded, new RegExp(`P5W of ${parameter}`));
    }
  });
});

describe('what has no register is not passed in silence', () => {
  for (const [id, message] of [
    ['R3003', 'IE3F10'],
    ['R3005', 'IE3F10'],
    ['R3024', 'IE3A10'],
    ['GEN-MRN-KNOWN', 'IE3A10'],
    ['GEN-AMD-ADD', 'IE3A14'],
    ['GEN-AMD-LOCKED', 'IE3A40'],
    ['GEN-DOC-UNIQUE', 'IE3F10'],
  ] as const) {
    test(`${id} in ${message}`, () => {
      const one = EVERY.find((each) => each.id === id)!;
      const example = one.examples.bad.find((each) => each.in.split('/')[0] === message && each.known !== undefined);
      assert.ok(example);
      const reasons: string[] = [];
      assert.deepEqual(breachesIn(one, { ...example, known: {} }, rootOf, codeLists(), (reason) => reasons.push(reason)), []);
      assert.ok(reasons.length > 0 && reasons.every((reason) => reason.startsWith(`${id}: no `)), reasons.join());
    });
  }
});
