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
import { coveredPlaces, placesHeld } from './coverage';
import { anySpecimen, type Choice, makeSpecimen, SpecimenError } from './specimen';
import { type Twig, writeXml } from './tree';

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

  test('a full one holds every place save the other way of a choice that is made once', (t) => {
    const covered = coveredPlaces();
    const count = (of: (one: (typeof covered)[number]) => number): number => covered.reduce((sum, one) => sum + of(one), 0);
    t.diagnostic(`${count(({ held }) => held)} of ${count(({ places }) => places)} places stand in 84 full specimens`);
    for (const { message, apart } of covered) {
      const held = placesHeld(makeSpecimen(message, { kind: 'full' }));
      for (const path of apart) {
        if (message === 'IE3N06') {
          // C3012, C3019: number of the ship or of the flight; R3048: MRNs or transport documents.
          assert.match(path, /\/(conveyanceReferenceNumber|relatedTransportDocument.*)$/);
          continue;
        }
        // C3003 to C3008: a place by its UN/LOCODE or by location and address.
        const [, place, child] = /^(.*\/placeOf[A-Z][a-z]+)\/(UNLOCODE|location|address|address\/country)$/.exec(path) ?? [];
        assert.ok(place !== undefined && held.has(`${place}/${child === 'UNLOCODE' ? 'location' : 'UNLOCODE'}`), path);
      }
    }
    assert.equal(
      count(({ held }) => held),
      11_265,
    );
  });

  test('what may be repeated stands twice in a full one, and a full one keeps a size to be looked at', () => {
    for (const message of messageCodes()) {
      const full = makeSpecimen(message, { kind: 'full' });
      assert.ok(writeXml(full).length < 400_000);
      const pending = [full];
      for (let twig = pending.pop(); twig !== undefined; twig = pending.pop()) {
        const { node, children } = twig;
        pending.push(...children);
        if (node.kind === 'value') continue;
        for (const { name, max } of node.children.filter((child) => child.max > 1)) {
          const times = children.filter((child) => child.node.name === name).length;
          assert.ok(times === 0 ? message === 'IE3N06' : times >= Math.min(2, max), `${message} ${name}: ${times}`);
        }
      }
    }
  });

  test('no drawn choice is always made the same way', () => {
    const seen = new Set<string>();
    const facts: Record<string, RegExp> = {
      'place by UN/LOCODE': /<placeOf\w+><UNLOCODE>/,
      'place by address': /<placeOf\w+><location>/,
      'split consignment': /<splitConsignmentIndicator>1</,
      'whole consignment': /<splitConsignmentIndicator>0</,
      'in containers': /<containerIndicator>1</,
      'not in containers': /<containerIndicator>0</,
      'equipment at a goods item': /<\/packaging><transportEquipment>/,
      'goods in bulk': /<packaging><typeOfPackages>/,
      'goods in packages': /<packaging><shippingMarks>/,
      'no commodity code': /<commodity><descriptionOfGoods>[^/]*<\/descriptionOfGoods><\/commodity>/,
      'natural persons': /<typeOfPerson>1</,
      'low value': /<code>10900</,
      'to order': /<code>10600</,
      'no consignee': /<\/additionalInformation><goodsItem>/,
      'inland waterway': /<ModeOfTransport>8</,
      'by P.O. box': /<country>\w\w<\/country><poBox>/,
      'by street': /<street>/,
      'no departure known': /<ModeOfTransport>1<\/ModeOfTransport><estimatedDateAndTimeOfDeparture>/,
      'Greek and Cyrillic': /\p{Script=Greek}.*\p{Script=Cyrillic}/u,
      'signs of XML': /&lt;42&gt;/,
    };
    for (const message of ['IE3F10', 'IE3F11', 'IE3F14', 'IE3F43']) {
      for (const seed of SEEDS) {
        const text = writeXml(makeSpecimen(message, { kind: 'random', seed }));
        for (const [fact, pattern] of Object.entries(facts)) if (pattern.test(text)) seen.add(fact);
      }
    }
    assert.deepEqual(
      Object.keys(facts).filter((fact) => !seen.has(fact)),
      [],
    );
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

  test('are their own canonical form, and indented hold the same values', () => {
    for (const message of ['IE3F32', 'IE3F11', 'IE3R02']) {
      for (const choice of drawn) {
        const specimen = makeSpecimen(message, choice);
        const [declaration, ...rest] = writeXml(specimen).split('\n');
        assert.match(declaration!, /^<\?xml version="1.0" encoding="UTF-8"\?>$/);
        assert.ok(xml.canonicalize(writeXml(specimen)) === rest.join('\n').trim(), `${message} ${JSON.stringify(choice)}`);
        const flat = (text: string): string => text.replace(/>\s+</g, '><').trim();
        assert.ok(flat(writeXml(specimen, { indent: true })) === flat(writeXml(specimen)), `${message} ${JSON.stringify(choice)}`);
      }
    }
  });

  test('whatever a value holds is written so that a parser reads it back', () => {
    const hard = ' a & b < c > d "e" \'f\'\tg\r\nh ]]> Ελλάς груз ';
    const specimen = makeSpecimen('IE3F32', { kind: 'full' });
    const harden = (twig: Twig): void => {
      if (twig.value !== undefined) twig.value = hard;
      twig.children.forEach(harden);
    };
    harden(specimen);
    const pending: XmlElement[] = [rootOf(Buffer.from(writeXml(specimen)))];
    let read = 0;
    for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
      pending.push(...element.children);
      for (const { value } of element.attributes) assert.equal(value, hard);
      if (element.children.length === 0 && element.attributes.length === 0) assert.equal(element.text, hard);
      read += element.attributes.length + 1;
    }
    assert.ok(read > 200);
    assert.equal(xml.canonicalize(writeXml(specimen)), writeXml(specimen).slice(writeXml(specimen).indexOf('\n') + 1, -1));
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
