import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageCodes } from '../structures/structures';
import type { Journey, Trade } from '../trades/trade';
import { ANALYSIS_TIMERS, analysisTimerOf, runsOutAt } from './analysis-timers';

const HOUR = 3_600_000;
const RECEIVED = Date.parse('2026-06-01T08:00:00Z');
const FILINGS = messageCodes().filter((code) => /^IE3F/.test(code)).map((code) => code.slice(3));

/** One journey of each trade. */
const JOURNEYS: Record<Trade, Journey> = {
  'deep-sea-containers': { mode: '1', containers: true, loading: 'CNSHA' },
  'deep-sea-bulk': { mode: '1', containers: false, loading: 'CNSHA' },
  'short-sea': { mode: '1', containers: true, loading: 'ISREY' },
  'outermost-regions': { mode: '1', containers: true, loading: 'BRMCP', unloading: 'GFDDC', departure: RECEIVED, arrival: RECEIVED + 9 * HOUR },
  'inland-waterway': { mode: '8', containers: false },
  'long-flight': { mode: '4', containers: false, departure: RECEIVED, arrival: RECEIVED + 9 * HOUR },
  'short-flight': { mode: '4', containers: false, departure: RECEIVED, arrival: RECEIVED + 3 * HOUR },
  'long-rail': { mode: '2', containers: false },
  'short-rail': { mode: '2', containers: false, departure: RECEIVED, arrival: RECEIVED + HOUR },
  road: { mode: '3', containers: false },
};

const ends = (filing: string, trade: Trade): number | undefined => {
  const row = analysisTimerOf(filing, JOURNEYS[trade]);
  const at = row === undefined ? undefined : runsOutAt(row, JOURNEYS[trade], RECEIVED);
  return at === undefined ? undefined : (at - RECEIVED) / HOUR;
};

describe('analysis timers', () => {
  test('every type of filing stands in the table', () => {
    const listed = ANALYSIS_TIMERS.flatMap(({ filings }) => filings);
    assert.deepEqual([...new Set(listed)].sort(), FILINGS);
  });

  test('no filing has two rows for one trade', () => {
    for (const filing of FILINGS) {
      const rows = ANALYSIS_TIMERS.filter((row) => row.filings.includes(filing)).map(({ trade }) => trade ?? 'any');
      assert.equal(new Set(rows).size, rows.length, filing);
      assert.ok(rows.length === 1 || !rows.includes('any'), filing);
    }
  });

  test('lasts as PET04 has it, by type and trade', () => {
    assert.deepEqual(['F10', 'F11', 'F12', 'F13', 'F45'].map((filing) => ends(filing, 'deep-sea-containers')), [24, 24, 24, 24, 24]);
    assert.equal(ends('F10', 'deep-sea-bulk'), 4);
    assert.equal(ends('F11', 'short-sea'), 2);
    assert.equal(ends('F12', 'outermost-regions'), 2);
    assert.equal(ends('F13', 'inland-waterway'), 2);
    assert.equal(ends('F20', 'long-flight'), 4);
    assert.equal(ends('F30', 'short-flight'), 3, 'the time left until the scheduled arrival');
    assert.equal(ends('F41', 'short-rail'), 1);
    assert.equal(ends('F51', 'long-rail'), 2);
    assert.equal(ends('F50', 'road'), 1);
    assert.equal(ends('F34', 'road'), 1);
  });

  test('every type in every case of its mode', () => {
    const hours: Partial<Record<Trade, number>>[] = [
      { 'deep-sea-containers': 24, 'deep-sea-bulk': 4, 'short-sea': 2, 'outermost-regions': 2, 'inland-waterway': 2 },
      { 'long-flight': 4, 'short-flight': 3 },
      { 'short-rail': 1, 'long-rail': 2 },
      { road: 1 },
    ];
    const types = [['F10', 'F11', 'F12', 'F13', 'F45'], ['F20', 'F21', 'F27', 'F28', 'F29', 'F30', 'F42'], ['F41', 'F51'], ['F34', 'F40', 'F50']];
    types.forEach((filings, mode) => {
      for (const filing of filings) {
        for (const trade of Object.keys(JOURNEYS) as Trade[]) assert.equal(ends(filing, trade), hours[mode]![trade], `${filing} ${trade}`);
      }
    });
  });

  test('lower-level and pre-loading sets have none, and a mode that is not its own gives a filing none', () => {
    for (const filing of ['F14', 'F15', 'F16', 'F22', 'F23', 'F24', 'F26', 'F32', 'F43', 'F44']) {
      assert.equal(analysisTimerOf(filing, { containers: false })?.lasts, 'none', filing);
      assert.equal(ends(filing, 'deep-sea-containers'), undefined, filing);
    }
    assert.equal(analysisTimerOf('F50', JOURNEYS['long-flight']), undefined);
  });

  test('a flight that should be there already leaves no time', () => {
    const row = analysisTimerOf('F27', JOURNEYS['short-flight'])!;
    assert.equal(runsOutAt(row, JOURNEYS['short-flight'], RECEIVED + 5 * HOUR), RECEIVED + 5 * HOUR);
  });

  test('what the source does not list lasts as somebody says, or until somebody ends it', () => {
    for (const filing of ['F17', 'F31', 'F33']) {
      const row = analysisTimerOf(filing, { containers: false })!;
      assert.equal(runsOutAt(row, { containers: false }, RECEIVED), undefined);
      assert.equal(runsOutAt(row, { containers: false }, RECEIVED, 3 * HOUR), RECEIVED + 3 * HOUR);
    }
  });
});
