import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeDeepSeaLimit } from './timing';

const LOADING = Date.parse('2026-06-06T08:00:00Z');
const LIMIT = Date.parse('2026-06-05T08:00:00Z');

test('the very second of the limit is in time, the next millisecond is late (ICS2-TIM-01)', () => {
  const holds = (at: number | undefined): boolean => judgeDeepSeaLimit(LOADING, at, LIMIT).holds;
  assert.deepEqual([LIMIT - 1000, LIMIT, LIMIT + 1, LIMIT + 1000, undefined].map(holds), [true, true, false, false, false]);
});

test('what was seen is said', () => {
  assert.match(judgeDeepSeaLimit(LOADING, LIMIT + 1000, LIMIT).observed, /2026-06-05T08:00:01/);
  assert.match(judgeDeepSeaLimit(LOADING, undefined, LIMIT).observed, /nothing received by 2026-06-05T08:00:00Z/);
});
