import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadXml, type Xml, type XmlElement } from '../../../../protocols/xml';
import { counterFiling, type CounterFacts } from '../../counter-filers/filings';
import { SOUND_REPOSITORY } from '../conduct';
import { createEvents } from '../events';
import { createFilings, type Filings } from '../filings';
import { createLife, type Life } from '../life';
import { canBecome } from '../states';
import { createLinking, pairsUnder, type ExpressReading, type Linking } from './linking';

const CARRIER = 'DE1000';
const [A, B, C] = ['FR2000', 'NL3000', 'BE4000'];

let xml: Xml;
let shipments: ReturnType<typeof makeShipments>;
before(async () => {
  xml = await loadXml();
  shipments = makeShipments();
});

interface Part {
  message: string;
  root: XmlElement;
  bytes: Buffer;
}

/** A filing of one consignment: master bill MB of the carrier where nothing else is said. */
function part(message: string, facts: Partial<CounterFacts> = {}): Part {
  const bytes = Buffer.from(counterFiling(message, { lrn: 'L1', day: '2026-06-01', declarant: CARRIER, carrier: CARRIER, master: 'MB', ...facts }));
  const read = xml.read(bytes);
  assert.ok(read.ok);
  return { message, root: read.root, bytes };
}

interface Desk {
  filings: Filings;
  life: Life;
  linking: Linking;
  lodge(mrn: string, part: Part): void;
  amend(mrn: string, part: Part): void;
  invalidate(mrn: string): void;
  states(): Record<string, string>;
}

function desk(express: ExpressReading = 'as-house', conduct = SOUND_REPOSITORY): Desk {
  const events = createEvents();
  const filings = createFilings();
  const now = (): number => 0;
  const life = createLife(filings, events, canBecome, now);
  const rules = { pairs: pairsUnder(express), order: conduct.linksInOrder, enough: conduct.completeWith };
  const linking = createLinking({ filings, life, events, rules: () => rules, tolerance: () => 10, now });
  return {
    filings, life, linking,
    lodge(mrn, { message, root, bytes }) {
      filings.lodge({ mrn, message, reference: {}, lodgedAt: 0, bytes }, root);
      life.move(mrn, '03', 'test');
      events.emit({ kind: 'accepted', mrn, at: 0 });
    },
    amend(mrn, { root, bytes }) {
      filings.replace(mrn, bytes, root);
      events.emit({ kind: 'amended', mrn, at: 0 });
    },
    invalidate(mrn) {
      life.move(mrn, '09', 'test');
      events.emit({ kind: 'invalidated', mrn, at: 0, why: 'test' });
    },
    states: () => Object.fromEntries(filings.all().map(({ mrn, state }) => [mrn, state]).sort()) as Record<string, string>,
  };
}

/** Shipments with all their parts, and the state of each in the end. */
function makeShipments(): Record<string, { parts: Record<string, Part>; states: Record<string, string> }> {
  return {
    'a master bill with three levels below it': {
      parts: {
        F12: part('IE3F12', { names: [A!] }),
        F14: part('IE3F14', { declarant: A, houses: [{ document: 'H1', names: [B!, C!] }] }),
        F15: part('IE3F15', { declarant: B, houses: [{ document: 'H2' }] }),
        F16: part('IE3F16', { declarant: C, houses: [{ document: 'H1' }] }),
      },
      states: { F12: '11', F14: '05', F15: '05', F16: '05' },
    },
    'a straight bill': {
      parts: { F13: part('IE3F13', { names: [A!] }), F17: part('IE3F17', { declarant: A }) },
      states: { F13: '11', F17: '05' },
    },
    'an air waybill with two house filings': {
      parts: { F21: part('IE3F21', { names: [A!] }), F22: part('IE3F22', { declarant: A, names: [B!] }), F26: part('IE3F26', { declarant: B }) },
      states: { F21: '11', F22: '05', F26: '05' },
    },
    'post in two receptacles': {
      parts: {
        F43: part('IE3F43', { houses: [{ document: 'A1' }, { document: 'A2' }] }),
        F44: part('IE3F44', { houses: [{ document: 'A1', receptacles: ['R1'] }, { document: 'A2', receptacles: ['R2'] }] }),
        F42: part('IE3F42', { receptacles: ['R1', 'R2'] }),
      },
      states: { F42: '11', F43: '05', F44: '05' },
    },
    'two parts of a split consignment, and what belongs to neither': {
      parts: {
        F12: part('IE3F12', { names: [A!] }), rest: part('IE3F12', { names: [A!], split: {} }),
        F14: part('IE3F14', { declarant: A }), other: part('IE3F14', { declarant: A, master: 'MB2' }), stranger: part('IE3F14', { declarant: B }),
      },
      states: { F12: '11', rest: '11', F14: '05', other: '04', stranger: '04' },
    },
  };
}

describe('linking', () => {
  test('comes to the same, in whatever order parts are lodged', () => {
    for (const [name, { parts, states }] of Object.entries(shipments)) {
      fc.assert(fc.property(fc.shuffledSubarray(Object.keys(parts), { minLength: Object.keys(parts).length }), (order) => {
        const { lodge, states: seen } = desk();
        for (const mrn of order) lodge(mrn, parts[mrn]!);
        assert.deepEqual(seen(), states, `${name}: ${order.join(', ')}`);
      }), { numRuns: 20 });
    }
  });

  test('comes to what it would be without them when parts are invalidated', () => {
    for (const { parts } of Object.values(shipments)) {
      fc.assert(fc.property(fc.shuffledSubarray(Object.keys(parts), { minLength: Object.keys(parts).length }), fc.subarray(Object.keys(parts)), (order, gone) => {
        const [all, rest] = [desk(), desk()];
        for (const mrn of order) all.lodge(mrn, parts[mrn]!);
        for (const mrn of gone) all.invalidate(mrn);
        for (const mrn of order.filter((one) => !gone.includes(one))) rest.lodge(mrn, parts[mrn]!);
        const inForce = Object.fromEntries(Object.entries(all.states()).filter(([, state]) => state !== '09'));
        assert.deepEqual(inForce, rest.states());
      }), { numRuns: 20 });
    }
  });

  test('names who is missing, on the level that named them', () => {
    const { parts } = shipments['a master bill with three levels below it']!;
    const { lodge, linking, states } = desk();
    lodge('F12', parts['F12']!);
    assert.deepEqual(linking.standings().get('F12')?.missing, [A]);
    lodge('F14', parts['F14']!);
    lodge('F15', parts['F15']!);
    assert.deepEqual([...linking.standings()].map(([mrn, { missing }]) => `${mrn} ${missing.join(' ')}`), ['F12 ', `F14 ${C}`, 'F15 ']);
    assert.deepEqual(states(), { F12: '10', F14: '05', F15: '05' });
    assert.deepEqual(linking.below('F12').sort(), ['F14', 'F15']);
  });

  test('knows in which order filings came, for whoever reads the sources so', () => {
    const upperFirst = { ...SOUND_REPOSITORY, linksInOrder: (first: boolean) => first };
    for (const [order, states] of [[['F12', 'F14'], { F12: '11', F14: '05' }], [['F14', 'F12'], { F12: '10', F14: '04' }]] as const) {
      const { lodge, states: seen } = desk('as-house', upperFirst);
      for (const mrn of order) lodge(mrn, mrn === 'F12' ? part('IE3F12', { names: [A!] }) : part('IE3F14', { declarant: A }));
      assert.deepEqual(seen(), states);
    }
  });

  test('follows an amendment', () => {
    const { lodge, amend, states } = desk();
    lodge('F12', part('IE3F12', { names: [A!] }));
    lodge('F14', part('IE3F14', { declarant: A }));
    assert.deepEqual(states(), { F12: '11', F14: '05' });
    amend('F12', part('IE3A12', { names: [B!] }));
    assert.deepEqual(states(), { F12: '10', F14: '04' });
    amend('F12', part('IE3A12', { names: [A!] }));
    assert.deepEqual(states(), { F12: '11', F14: '05' });
  });

  test('wants the very master number, carrier and named party', () => {
    for (const other of [{ master: 'MB-' }, { carrier: B }, { declarant: B }]) {
      const { lodge, states } = desk();
      lodge('F12', part('IE3F12', { names: [A!] }));
      lodge('F14', part('IE3F14', { declarant: A, ...other }));
      assert.deepEqual(states(), { F12: '10', F14: '04' }, JSON.stringify(other));
    }
  });

  test('takes filings that name each other for filed, and none of them for linked without a master', () => {
    const { lodge, states } = desk();
    lodge('one', part('IE3F14', { declarant: A, names: [B!] }));
    lodge('two', part('IE3F14', { declarant: B, names: [A!] }));
    assert.deepEqual(states(), { one: '04', two: '04' });
    lodge('F12', part('IE3F12', { names: [A!] }));
    assert.deepEqual(states(), { F12: '11', one: '05', two: '05' });
  });

  test('leaves alone what has arrived', () => {
    const { lodge, invalidate, life, states } = desk();
    lodge('F12', part('IE3F12', { names: [A!] }));
    lodge('F14', part('IE3F14', { declarant: A }));
    life.move('F12', '19', 'test');
    invalidate('F14');
    assert.deepEqual(states(), { F12: '19', F14: '09' });
  });

  test('links express house filings as the run reads the sources', () => {
    for (const [reading, states] of [['as-house', { F21: '11', F33: '05' }], ['unlinked', { F21: '10', F33: '04' }]] as const) {
      const { lodge, states: seen } = desk(reading);
      lodge('F33', part('IE3F33', { declarant: A }));
      lodge('F21', part('IE3F21', { names: [A!] }));
      assert.deepEqual(seen(), states);
    }
  });

  test('notes big differences once all is there, and takes the note back', () => {
    const { lodge, amend, filings } = desk();
    lodge('F12', part('IE3F12', { names: [A!], grossMassKg: 1000 }));
    lodge('F14', part('IE3F14', { declarant: A, grossMassKg: 899 }));
    assert.deepEqual(filings.get('F12')?.flags, ['gross mass: 1000 here, 899 in what is linked below']);
    amend('F14', part('IE3A14', { declarant: A, grossMassKg: 900 }));
    assert.deepEqual(filings.get('F12')?.flags, []);
  });
});

describe('what one filer says twice of a house consignment', () => {
  test('is noted in both filings where it differs, and compared with nobody else', () => {
    const { lodge, filings, invalidate } = desk();
    lodge('F23', part('IE3F23', { declarant: A, houses: [{ document: 'H1', grossMassKg: 500 }] }));
    lodge('other', part('IE3F22', { declarant: B, houses: [{ document: 'H1', grossMassKg: 900 }] }));
    lodge('F22', part('IE3F22', { declarant: A, houses: [{ document: 'H1', grossMassKg: 900 }, { document: 'H2', grossMassKg: 1 }] }));
    const flags = (mrn: string) => filings.get(mrn)?.flags;
    assert.deepEqual([flags('F23'), flags('F22'), flags('other')], [['gross mass of house document H1: another one in F22'], ['gross mass of house document H1: another one in F23'], []]);
    invalidate('F22');
    assert.deepEqual(flags('F23'), []);
  });

  test('is noted where the goods have another consignee', () => {
    const { filings, lodge } = desk();
    const house = { declarant: A, houses: [{ document: 'H1' }] };
    const early = part('IE3F23', house);
    const late = part('IE3F22', house);
    const read = xml.read(Buffer.from(late.bytes.toString('utf8').replace(/(<consignee><name>)[^<]*/, '$1Somebody Else')));
    assert.ok(read.ok);
    lodge('early', early);
    lodge('late', { ...late, root: read.root });
    assert.ok(filings.get('late')?.flags.includes('consignee of house document H1: another one in F23'), filings.get('late')?.flags.join('; '));
  });
});

describe('the life of a filing', () => {
  test('knows no way but those of the table', () => {
    const { lodge, life } = desk();
    lodge('F14', part('IE3F14', { declarant: A }));
    assert.throws(() => life.move('F14', '19', 'test'), /pending linking cannot become arrived/);
    assert.throws(() => life.move('none', '09', 'test'), /no filing none/);
  });
});
