import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from './day';

test('a day is one of the calendar, written as YYYY-MM-DD', () => {
  for (const day of ['2026-03-01', '2024-02-29', '0001-01-01', '9999-12-31']) assert.ok(isDay(day), day);
  for (const none of ['', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-3-1', '01.03.2026', '2026-03-01T00:00:00Z', ' 2026-03-01', '2026-03-01\n', '20260301']) {
    assert.ok(!isDay(none), none);
  }
});
