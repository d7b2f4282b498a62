import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadCatalogue } from '../../catalogue/catalogue';
import { limitFor } from './applicable';
import { firstInstant, isInTime, isShort, lastInstant, limitById, type Journey, type Mode } from './limits';
import { isOutermost, isShortSea } from './coasts';
import table from './limit-table.json';
import areas from './coast-table.json';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | undefined): string | undefined => (instant === undefined ? undefined : new Date(instant).toISOString());
const HOUR = 3_600_000;
const SECOND = 1000;

const voyage = (more: Partial<Journey> = {}): Journey => ({
  filing: 'F10', mode: 'maritime', containerised: true, from: 'CNSHA', to: 'NLRTM',
  loading: at('2026-06-08T16:00:00Z'), departure: at('2026-06-09T12:00:00Z'), arrival: at('2026-07-05T06:00:00Z'), ...more,
});
const idFor = (journey: Journey): string => {
  const applicable = limitFor(journey);
  return 'limit' in applicable ? applicable.limit.id : `unknown: ${applicable.unknown}`;
};

describe('limits of UCC-DA 2015/2446, Arts 105 to 110', () => {
  const rows: [id: string, journey: Journey, last: string][] = [
    ['LIM-105a', voyage(), '2026-06-07T16:00:00.000Z'],
    ['LIM-105b', voyage({ containerised: false }), '2026-07-05T02:00:00.000Z'],
    ['LIM-105c', voyage({ from: 'MAPTM' }), '2026-07-05T04:00:00.000Z'],
    ['LIM-105d', voyage({ from: 'MRNDB', to: 'ESLPA', departure: at('2026-07-04T10:00:00Z') }), '2026-07-05T04:00:00.000Z'],
    ['LIM-106-1', voyage({ mode: 'air', filing: 'F23' }), '2026-06-08T15:59:59.000Z'],
    ['LIM-106-2a', voyage({ mode: 'air', filing: 'F27', departure: at('2026-07-05T04:00:00Z') }), '2026-07-05T04:00:00.000Z'],
    ['LIM-106-2b', voyage({ mode: 'air', filing: 'F27', departure: at('2026-07-04T21:00:00Z') }), '2026-07-05T02:00:00.000Z'],
    ['LIM-107a', voyage({ mode: 'rail', filing: 'F51', lastFormation: at('2026-07-05T04:30:00Z') }), '2026-07-05T05:00:00.000Z'],
    ['LIM-107b', voyage({ mode: 'rail', filing: 'F51' }), '2026-07-05T04:00:00.000Z'],
    ['LIM-108', voyage({ mode: 'road', filing: 'F50' }), '2026-07-05T05:00:00.000Z'],
    ['LIM-109', voyage({ mode: 'inland-waterway' }), '2026-07-05T04:00:00.000Z'],
  ];

  for (const [id, journey, last] of rows) {
    test(`${id}: to the second, on both sides`, () => {
      assert.equal(idFor(journey), id);
      const limit = limitById(id);
      assert.equal(iso(lastInstant(limit, journey)), last);
      const received = [at(last) - SECOND, at(last), at(last) + SECOND].map((instant) => isInTime(limit, journey, instant));
      assert.deepEqual(received, [true, true, false]);
    });
  }

  test('at the latest is a millisecond more than before', () => {
    assert.equal(isInTime(limitById('LIM-105a'), voyage(), at('2026-06-07T16:00:00.001Z')), false);
    assert.equal(isInTime(limitById('LIM-106-1'), voyage(), at('2026-06-08T15:59:59.999Z')), true);
    assert.equal(isInTime(limitById('LIM-106-1'), voyage(), at('2026-06-08T16:00:00Z')), false);
  });

  test('what lasts as long as the bound is not shorter than it', () => {
    for (const [kind, hours] of [['voyage', 24], ['flight', 4], ['train', 2]] as const) {
      const arrival = at('2026-10-25T01:30:00Z');
      assert.deepEqual([-SECOND, 0, SECOND].map((more) => isShort(kind, arrival - hours * HOUR - more, arrival)), [true, false, false], kind);
    }
    assert.equal(idFor(voyage({ from: 'SNDKR', to: 'ESLPA', departure: at('2026-07-04T06:00:00Z'), containerised: false })), 'LIM-105b');
  });

  test('clocks on walls do not count', () => {
    // 29 March 2026: Europe goes from 02:00 to 03:00. A day before 10:00 in Berlin is 23 hours, but the limit is 24.
    assert.equal(iso(lastInstant(limitById('LIM-105a'), voyage({ loading: at('2026-03-29T08:00:00Z') }))), '2026-03-28T08:00:00.000Z');
    assert.equal(iso(lastInstant(limitById('LIM-105a'), voyage({ loading: at('2026-10-25T09:00:00Z') }))), '2026-10-24T09:00:00.000Z');
    // 200 days over one change of the clocks; and over the 29th of February.
    assert.equal(iso(firstInstant(at('2026-12-18T12:00:00Z'))), '2026-06-01T12:00:00.000Z');
    assert.equal(iso(firstInstant(at('2028-05-01T00:00:00Z'))), '2027-10-14T00:00:00.000Z');
  });

  test('the year turns between the limit and what it is counted from', () => {
    assert.equal(iso(lastInstant(limitById('LIM-109'), voyage({ arrival: at('2027-01-01T00:30:00Z') }))), '2026-12-31T22:30:00.000Z');
    assert.equal(iso(lastInstant(limitById('LIM-105a'), voyage({ loading: at('2028-03-01T00:00:00Z') }))), '2028-02-29T00:00:00.000Z');
  });

  test('what is not known is not guessed', () => {
    assert.equal(idFor(voyage({ containerised: undefined })), 'unknown: whether the goods are in containers');
    assert.equal(idFor(voyage({ from: undefined })), 'unknown: place of loading');
    assert.equal(idFor(voyage({ from: 'RUXXX' })), 'unknown: the sea that RUXXX lies on');
    assert.equal(idFor(voyage({ mode: 'air', filing: 'F27', departure: undefined })), 'unknown: departure');
    assert.equal(lastInstant(limitById('LIM-105a'), voyage({ loading: undefined })), undefined);
    // Art. 110: no text, hence no lead but the parameter of a run.
    const ferry = voyage({ mode: 'road', onFerry: true });
    assert.deepEqual([idFor(ferry), lastInstant(limitById('LIM-110'), ferry)], ['LIM-110', undefined]);
    assert.throws(() => limitById('LIM-111'), RangeError);
  });

  test('every row is chosen for its modes, and every requirement stands in the catalogue', () => {
    const catalogue = loadCatalogue();
    for (const { requirement } of [...table.latest, table.earliest]) assert.equal(catalogue.get(requirement).area, 'timing');
    assert.equal(new Set(table.latest.map(({ id }) => id)).size, table.latest.length);
  });
});

describe('coasts', () => {
  test('of Art. 105(c), a port or a country', () => {
    const day = '2026-07-05';
    const said = ['GLGOH', 'FOTHO', 'ISREY', 'IS', 'MAAGA', 'RULED', 'EGALY', 'ILHFA', 'TRIST', 'GBFXT', 'CNSHA', 'RUVVO', 'EGSOK', 'ILETH', 'GBBEL', 'USNYC'];
    assert.deepEqual(said.filter((place) => isShortSea(place, day)), said.slice(0, 10));
    assert.deepEqual(['RU', 'EG', 'RUXXX', 'GB'].map((place) => isShortSea(place, day)), [undefined, undefined, undefined, undefined]);
  });

  test('the United Kingdom since it is out', () => {
    assert.deepEqual(['2020-12-31', '2021-01-01'].map((day) => isShortSea('GBFXT', day)), [false, true]);
  });

  test('of Art. 105(d): islands, and not the mainland they belong to', () => {
    assert.deepEqual(['ESLPA', 'PTFNC', 'PTPDL', 'GPPTP', 'ESALG', 'PTLIS', 'NLRTM'].map((place) => isOutermost(place, '2026-07-05')), [true, true, true, true, false, false, false]);
    assert.equal(isOutermost('ES', '2026-07-05'), undefined);
  });

  test('are written once each, as UN/LOCODEs of their country', () => {
    for (const { country, ports = [], elsewhere = [] } of [...areas['short sea'], ...areas['outermost regions']] as { country: string; ports?: string[]; elsewhere?: string[] }[]) {
      const all = [...ports, ...elsewhere];
      assert.ok(all.every((port) => port.length === 5 && port.startsWith(country)), country);
      assert.equal(new Set(all).size, all.length, country);
    }
  });
});

describe('for any journey', () => {
  const MODES: Mode[] = ['maritime', 'inland-waterway', 'air', 'road', 'rail'];
  const journeys = fc.record({
    filing: fc.constantFrom('F10', 'F12', 'F23', 'F27', 'F32', 'F43', 'F50', 'F51'),
    mode: fc.constantFrom(...MODES),
    containerised: fc.boolean(),
    from: fc.constantFrom('CNSHA', 'MAPTM', 'MRNDB', 'RULED'),
    to: fc.constantFrom('NLRTM', 'ESLPA', 'PTFNC', 'GPPTP'),
    start: fc.integer({ min: at('2021-01-01T00:00:00Z') / SECOND, max: at('2030-01-01T00:00:00Z') / SECOND }),
    wait: fc.integer({ min: 0, max: 72 * 3600 }),
    trip: fc.integer({ min: 0, max: 40 * 24 * 3600 }),
  }).map(({ start, wait, trip, ...rest }): Journey => ({ ...rest, loading: start * SECOND, departure: (start + wait) * SECOND, arrival: (start + wait + trip) * SECOND }));

  test('one limit of its mode applies, never after what it is counted from, and it divides time in two', () => {
    fc.assert(fc.property(journeys, fc.integer({ min: -86_400, max: 86_400 }), (journey, seconds) => {
      const applicable = limitFor(journey);
      assert.ok('limit' in applicable);
      const { limit } = applicable;
      assert.ok(limit.modes.includes(journey.mode));
      const last = lastInstant(limit, journey)!;
      assert.ok(last <= journey[limit.anchor]!);
      assert.equal(isInTime(limit, journey, last + seconds * SECOND), seconds <= 0);
    }));
  });

  test('a longer voyage, flight or train never has a shorter time before arrival', () => {
    fc.assert(fc.property(journeys, fc.integer({ min: 1, max: 86_400 }), (journey, seconds) => {
      const longer = { ...journey, departure: journey.departure! - seconds * SECOND };
      const [one, other] = [limitFor(journey), limitFor(longer)];
      assert.ok('limit' in one && 'limit' in other);
      if (one.limit.anchor !== 'arrival' || other.limit.anchor !== 'arrival') return;
      assert.ok(lastInstant(other.limit, longer)! <= lastInstant(one.limit, journey)!);
    }));
  });

  test('moved by any span, a journey has its limit moved by that span', () => {
    fc.assert(fc.property(journeys, fc.integer({ min: 0, max: 400 * 86_400 }), (journey, seconds) => {
      const by = seconds * SECOND;
      const later = { ...journey, loading: journey.loading! + by, departure: journey.departure! + by, arrival: journey.arrival! + by };
      const [one, other] = [limitFor(journey), limitFor(later)];
      assert.ok('limit' in one && 'limit' in other);
      assert.equal(lastInstant(other.limit, later), lastInstant(one.limit, journey)! + by);
    }));
  });
});
