import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayBefore, isDay, withoutZone } from './day';

test('a day is one of the calendar, written as YYYY-MM-DD', () => {
  for (const day of ['2026-03-01', '2024-02-29', '0001-01-01', '9999-12-31']) assert.ok(isDay(day), day);
  for (const none of ['', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-3-1', '01.03.2026', '2026-03-01T00:00:00Z', ' 2026-03-01', '2026-03-01\n', '20260301']) {
    assert.ok(!isDay(none), none);
  }
});

test('the day a period before another: of a shorter month its last; nothing for what is no period of whole days', () => {
  const CASES: [day: string, period: string, before: string | undefined][] = [
    ['2026-11-22', 'P1M', '2026-10-22'], ['2026-03-31', 'P1M', '2026-02-28'], ['2024-03-31', 'P1M', '2024-02-29'], ['2026-01-15', 'P2M', '2025-11-15'],
    ['2024-02-29', 'P1Y', '2023-02-28'], ['2026-03-01', 'P1D', '2026-02-28'], ['2026-03-10', 'P1W3D', '2026-02-28'], ['2026-03-10', 'P1Y2M1W3D', '2024-12-31'], ['2026-03-10', 'P0D', '2026-03-10'],
    ['2026-03-10', 'PT24H', undefined], ['2026-03-10', 'P', undefined], ['2026-03-10', '', undefined], ['2026-02-30', 'P1D', undefined], ['2026-03-10', 'P9999Y', undefined],
  ];
  for (const [day, period, before] of CASES) assert.equal(dayBefore(day, period), before, `${day} ${period}`);
});

test('a date of XML Schema is its day, whatever zone stands behind it', () => {
  for (const date of ['2026-06-01', '2026-06-01Z', '2026-06-01+05:00', ' 2026-06-01-11:00\n']) assert.equal(withoutZone(date), '2026-06-01', date);
  assert.equal(withoutZone('2026-06-01+5'), '2026-06-01+5');
});
