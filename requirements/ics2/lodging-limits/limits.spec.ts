import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadCatalogue } from '../../catalogue/catalogue';
import type { Journey } from '../trades/trade';
import { anchorOf, firstInstant, isInTime, lastInstant, limitFor, type LodgingLimit, type Trip } from './limits';
import table from './limit-table.json';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | undefined): string | undefined => (instant === undefined ? undefined : new Date(instant).toISOString());
const SECOND = 1000;

const DEEP_SEA: Journey = { mode: '1', containers: true, loading: 'CNSHA', unloading: 'NLRTM', departure: at('2026-06-09T12:00:00Z'), arrival: at('2026-07-05T06:00:00Z') };
const trip = (filing: string, journey: Partial<Journey> = {}, more: Partial<Trip> = {}): Trip => ({
  filing, journey: { ...DEEP_SEA, ...journey }, loadedAt: at('2026-06-08T16:00:00Z'), ...more,
});
const limitOf = (one: Trip): LodgingLimit => limitFor(one) ?? assert.fail('no limit applies');

const ROWS: [id: string, trip: Trip, last: string][] = [
  ['LIM-105a', trip('F10'), '2026-06-07T16:00:00.000Z'],
  ['LIM-105b', trip('F10', { containers: false }), '2026-07-05T02:00:00.000Z'],
  ['LIM-105c', trip('F10', { loading: 'MAPTM' }), '2026-07-05T04:00:00.000Z'],
  ['LIM-105d', trip('F10', { loading: 'MRNDB', unloading: 'ESLPA', departure: at('2026-07-04T10:00:00Z') }), '2026-07-05T04:00:00.000Z'],
  ['LIM-106-1', trip('F23', { mode: '4' }), '2026-06-08T15:59:59.000Z'],
  ['LIM-106-2a', trip('F27', { mode: '4', departure: at('2026-07-05T04:00:00Z') }), '2026-07-05T04:00:00.000Z'],
  ['LIM-106-2b', trip('F27', { mode: '4', departure: at('2026-07-04T21:00:00Z') }), '2026-07-05T02:00:00.000Z'],
  ['LIM-107a', trip('F51', { mode: '2' }, { lastFormation: at('2026-07-05T04:30:00Z') }), '2026-07-05T05:00:00.000Z'],
  ['LIM-107b', trip('F51', { mode: '2' }), '2026-07-05T04:00:00.000Z'],
  ['LIM-108', trip('F50', { mode: '3' }), '2026-07-05T05:00:00.000Z'],
  ['LIM-109', trip('F13', { mode: '8' }), '2026-07-05T04:00:00.000Z'],
];

describe('limits of UCC-DA 2015/2446, Arts 105 to 110', () => {
  for (const [id, one, last] of ROWS) {
    test(`${id}: to the second, on both sides`, () => {
      const limit = limitOf(one);
      assert.equal(limit.id, id);
      assert.equal(iso(lastInstant(limit, one)), last);
      assert.deepEqual([at(last) - SECOND, at(last), at(last) + SECOND].map((received) => isInTime(limit, one, received)), [true, true, false]);
    });
  }

  test('at the latest is over a millisecond later, before is not', () => {
    const [containers, minimum] = [trip('F10'), trip('F23', { mode: '4' })];
    assert.equal(isInTime(limitOf(containers), containers, at('2026-06-07T16:00:00.001Z')), false);
    assert.equal(isInTime(limitOf(minimum), minimum, at('2026-06-08T15:59:59.999Z')), true);
    assert.equal(isInTime(limitOf(minimum), minimum, at('2026-06-08T16:00:00Z')), false);
  });

  test('the bound of a short voyage, flight or train is not short', () => {
    const idAfter = (one: Trip, hours: number, seconds: number): string =>
      limitOf({ ...one, journey: { ...one.journey, departure: one.journey.arrival! - hours * 3_600_000 - seconds * SECOND } }).id;
    const islands = trip('F10', { containers: false, loading: 'SNDKR', unloading: 'ESLPA' });
    assert.deepEqual([-1, 0].map((more) => idAfter(islands, 24, more)), ['LIM-105d', 'LIM-105b']);
    assert.deepEqual([-1, 0].map((more) => idAfter(trip('F27', { mode: '4' }), 4, more)), ['LIM-106-2a', 'LIM-106-2b']);
    assert.deepEqual([-1, 0].map((more) => idAfter(trip('F51', { mode: '2' }), 2, more)), ['LIM-107a', 'LIM-107b']);
  });

  test('clocks on walls do not count', () => {
    const loaded = (text: string): string | undefined => iso(lastInstant(limitOf(trip('F10')), trip('F10', {}, { loadedAt: at(text) })));
    // 29 March and 25 October 2026: the same hour of the day before is 23 or 25 hours ago in Europe; the limit is 24.
    assert.equal(loaded('2026-03-29T08:00:00Z'), '2026-03-28T08:00:00.000Z');
    assert.equal(loaded('2026-10-25T09:00:00Z'), '2026-10-24T09:00:00.000Z');
    // 200 days over a change of the clocks, and over the 29th of February.
    assert.equal(iso(firstInstant(at('2026-12-18T12:00:00Z'))), '2026-06-01T12:00:00.000Z');
    assert.equal(iso(firstInstant(at('2028-05-01T00:00:00Z'))), '2027-10-14T00:00:00.000Z');
  });

  test('the year turns between the limit and what it is counted from', () => {
    const barge = trip('F13', { mode: '8', arrival: at('2027-01-01T00:30:00Z') });
    assert.equal(iso(lastInstant(limitOf(barge), barge)), '2026-12-31T22:30:00.000Z');
    assert.equal(iso(lastInstant(limitOf(trip('F10')), trip('F10', {}, { loadedAt: at('2028-03-01T00:00:00Z') }))), '2028-02-29T00:00:00.000Z');
  });

  test('what nobody said is not guessed', () => {
    assert.equal(limitFor(trip('F16', { mode: undefined })), undefined);
    assert.equal(lastInstant(limitOf(trip('F10')), trip('F10', {}, { loadedAt: undefined })), undefined);
    assert.equal(isInTime(limitOf(trip('F10')), trip('F10', {}, { loadedAt: undefined }), 0), undefined);
    // Art. 110: no text, hence no lead but the parameter of a run.
    const lorry = trip('F50', { mode: '3' }, { onFerry: true });
    assert.deepEqual([limitOf(lorry).id, limitOf(lorry).parameter, lastInstant(limitOf(lorry), lorry)], ['LIM-110', 'combined.limit', undefined]);
  });

  test('each row has an id of its own and a requirement of the area', () => {
    const catalogue = loadCatalogue();
    for (const { requirement } of [...table.latest, table.earliest]) assert.equal(catalogue.get(requirement).area, 'timing');
    assert.equal(new Set(table.latest.map(({ id }) => id)).size, table.latest.length);
  });
});

describe('for any journey', () => {
  const trips = fc.record({
    filing: fc.constantFrom('F10', 'F12', 'F23', 'F27', 'F32', 'F43', 'F50', 'F51'),
    mode: fc.constantFrom('1', '2', '3', '4', '8'),
    containers: fc.boolean(),
    loading: fc.constantFrom('CNSHA', 'MAPTM', 'MRNDB', 'RULED'),
    unloading: fc.constantFrom('NLRTM', 'ESLPA', 'PTFNC', 'GPPTP'),
    start: fc.integer({ min: at('2021-01-01T00:00:00Z') / SECOND, max: at('2030-01-01T00:00:00Z') / SECOND }),
    wait: fc.integer({ min: 0, max: 72 * 3600 }),
    voyage: fc.integer({ min: 0, max: 40 * 24 * 3600 }),
  }).map(({ filing, start, wait, voyage, ...journey }): Trip => ({
    filing, loadedAt: start * SECOND, journey: { ...journey, departure: (start + wait) * SECOND, arrival: (start + wait + voyage) * SECOND },
  }));
  /** The same trip, every event of it later by so many seconds. */
  const moved = (one: Trip, seconds: number): Trip => {
    const by = seconds * SECOND;
    return { ...one, loadedAt: one.loadedAt! + by, journey: { ...one.journey, departure: one.journey.departure! + by, arrival: one.journey.arrival! + by } };
  };

  test('one limit applies, never after what it is counted from, and it divides time in two', () => {
    fc.assert(fc.property(trips, fc.integer({ min: -86_400, max: 86_400 }), (one, seconds) => {
      const limit = limitOf(one);
      const last = lastInstant(limit, one)!;
      assert.ok(last <= anchorOf(limit, one)!);
      assert.equal(isInTime(limit, one, last + seconds * SECOND), seconds <= 0);
    }));
  });

  test('one that takes longer never has less time before its arrival', () => {
    fc.assert(fc.property(trips, fc.integer({ min: 1, max: 86_400 }), (one, seconds) => {
      const longer = { ...one, journey: { ...one.journey, departure: one.journey.departure! - seconds * SECOND } };
      const [limit, other] = [limitOf(one), limitOf(longer)];
      if (limit.anchor === 'arrival' && other.anchor === 'arrival') assert.ok(lastInstant(other, longer)! <= lastInstant(limit, one)!);
    }));
  });

  test('moved by any span, it has its limit moved by that span', () => {
    fc.assert(fc.property(trips, fc.integer({ min: 0, max: 400 * 86_400 }), (one, seconds) => {
      const later = moved(one, seconds);
      assert.equal(lastInstant(limitOf(later), later), lastInstant(limitOf(one), one)! + seconds * SECOND);
    }));
  });
});
