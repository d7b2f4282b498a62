import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadXml, type Xml, type XmlElement } from '../../../protocols/xml';
import { codeLists } from '../codelists/code-lists';
import { sampleCodeLists } from '../codelists/sample';
import { schemaFor } from '../schema/schemas';
import { messageCodes, placesOf, structure } from '../structures/structures';
import { createMessageJudge, type MessageJudge } from '../validate/judge';
import { anySpecimen, type Choice, makeSpecimen, SpecimenError } from './specimen';
import { placesHeld } from './testing/places-held';
import { writeXml } from './tree';

const DAY = '2026-03-02';
const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);
const drawn: Choice[] = SEEDS.map((seed) => ({ kind: 'random', seed }));
const xmllint = spawnSync('xmllint', ['--version']).error === undefined;
const bytes = (message: string, choice: Choice): Buffer => Buffer.from(writeXml(makeSpecimen(message, choice)));

describe('valid specimens', () => {
  let xml: Xml;
  let judge: MessageJudge;
  const lists = new Map([...codeLists(), ...sampleCodeLists()]);
  before(async () => {
    xml = await loadXml();
    judge = createMessageJudge(xml);
  });
  after(() => judge.dispose());

  const rootOf = (text: Buffer): XmlElement => {
    const read = xml.read(text);
    assert.ok(read.ok);
    return read.root;
  };
  /**
   * All that a judge finds who has every register: nothing was used before, everybody is known, and an amendment replaces
   * `filed`, by default its like. Advice counts too, and so does what was left unjudged for want of anything but codes of
   * lists that nobody publishes or that are not bundled.
   */
  const faults = (text: Buffer, filed = text): string[] => {
    const registers = { lrnUsed: () => false, eoriKnown: () => true, documentUsed: () => false, amended: () => rootOf(filed) };
    const { problems, notChecked } = judge.judge(text, { day: DAY, codeLists: lists, registers });
    return [
      ...problems.map(({ rule, path, found, demanded }) => `${rule} ${path}: ${found}, demanded ${demanded}`),
      ...notChecked.filter((reason) => !/^CL(101|703|706|719|752): /.test(reason)),
    ];
  };
  const assertValid = (message: string, choices: readonly Choice[]): void => {
    for (const choice of choices) assert.deepEqual(faults(bytes(message, choice)), [], `${message} ${JSON.stringify(choice)}`);
  };

  test('minimal and full ones of all 84 messages have nothing that a rule, condition, code list or schema finds', () => {
    assert.equal(messageCodes().length, 84);
    for (const message of messageCodes()) assertValid(message, [{ kind: 'minimal' }, { kind: 'full' }]);
  });

  test('an amendment amends the filing of the same choice, and changes nothing that is locked', () => {
    for (const message of messageCodes().filter((code) => /^IE3A/.test(code))) {
      const filing = message.replace('A', 'F');
      for (const choice of [{ kind: 'minimal' }, { kind: 'full' }] as const) {
        assert.deepEqual(faults(bytes(message, choice), bytes(filing, choice)), [], message);
      }
    }
  });

  test('ten drawn ones of each message are as valid', () => {
    for (const message of messageCodes()) assertValid(message, drawn);
  });

  test('every place of every structure stands in some valid message', (t) => {
    let places = 0;
    const judged = new Set<string>();
    for (const message of messageCodes()) {
      for (const { path } of placesOf(structure(message))) {
        const specimen = makeSpecimen(message, { kind: 'with', path });
        assert.ok(placesHeld(specimen).has(path), path);
        places += 1;
        const text = writeXml(specimen);
        // Amendments have the places of their filings; that they stand there is seen above, the rest is judged once.
        if (judged.has(text) || /^IE3A/.test(message)) continue;
        judged.add(text);
        assert.deepEqual(faults(Buffer.from(text)), [], path);
      }
    }
    t.diagnostic(`${places} places of 84 messages, each in a specimen; ${judged.size} different ones of 54 messages judged`);
  });

  test('the same choice gives the same bytes, another seed others', () => {
    for (const choice of [{ kind: 'minimal' }, { kind: 'full' }, { kind: 'random', seed: 7 }] as const) {
      assert.deepEqual(bytes('IE3F26', choice), bytes('IE3F26', choice));
    }
    assert.equal(new Set(drawn.map((choice) => bytes('IE3F26', choice).toString())).size, SEEDS.length);
  });

  test('are there for properties of fast-check', () => {
    fc.assert(
      fc.property(anySpecimen('IE3N06'), (specimen) => faults(Buffer.from(writeXml(specimen))).length === 0),
      { seed: 1, numRuns: 25 },
    );
  });

  test('are refused once a mandatory place is taken out', () => {
    for (const message of messageCodes()) {
      const specimen = makeSpecimen(message, { kind: 'minimal' });
      const at = specimen.children.findIndex(({ node }) => node.min > 0);
      const broken = { ...specimen, children: specimen.children.filter((_, place) => place !== at) };
      assert.equal(faults(Buffer.from(writeXml(broken))).length > 0, true, message);
    }
  });

  test('a place that the structure does not hold is refused with the nearest', () => {
    assert.throws(
      () => makeSpecimen('IE3F10', { kind: 'with', path: '/IE3F10/declarant/nam' }),
      (error: unknown) => error instanceof SpecimenError && error.hint.includes('/IE3F10/declarant/name'),
    );
  });

  test('are valid for xmllint too', { skip: xmllint ? false : 'xmllint is not installed' }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ics2-specimens-'));
    try {
      for (const message of messageCodes()) {
        const choices: Choice[] = [{ kind: 'minimal' }, { kind: 'full' }, ...drawn.slice(0, 3)];
        const files = choices.map((choice, at) => {
          const file = join(folder, `${message}-${at}.xml`);
          writeFileSync(file, bytes(message, choice));
          return file;
        });
        const xsd = join(folder, `${message}.xsd`);
        writeFileSync(xsd, schemaFor(message));
        const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, ...files], { encoding: 'utf8' });
        assert.equal(status, 0, stderr.slice(0, 2000));
        assert.equal(stderr.match(/ validates$/gm)?.length, files.length, message);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
