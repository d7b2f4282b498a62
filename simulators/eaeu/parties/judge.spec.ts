import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeEachLogged, judgeHeld, judgeWrongCode } from './judge';
import type { Answer } from './start';

const NOW = Date.parse('2026-06-01T08:00:00Z');
const HELD = { id: 'R-1', origin: 'RU', receivedAt: '2026-06-01T08:00:00Z' };
const DUE = { id: 'R-1', origin: 'RU', now: NOW };

test('the time of a record is an instant near the harness\' own, in whatever zone it is written; without a common clock it is any time', () => {
  for (const receivedAt of ['2026-06-01T08:00:00Z', '2026-06-01T13:00:02.5+05:00', '2026-06-01T07:59:00Z']) assert.ok(judgeHeld({ ...HELD, receivedAt }, DUE).holds, receivedAt);
  for (const receivedAt of [undefined, 'yesterday', '2026-06-01T13:00:00Z']) assert.ok(!judgeHeld({ ...HELD, receivedAt }, DUE).holds, receivedAt);
  const wall = { ...HELD, receivedAt: '2031-02-03T04:05:06Z' };
  assert.ok(judgeHeld(wall, { id: 'R-1', origin: 'RU' }).holds);
  assert.ok(!judgeHeld({ ...HELD, receivedAt: undefined }, { id: 'R-1', origin: 'RU' }).holds);
  assert.ok(!judgeHeld({ ...HELD, origin: '' }, DUE).holds);
  assert.ok(!judgeHeld(undefined, DUE).holds);
});

test('each of two denials has a line, however many', () => {
  assert.ok(judgeEachLogged('EAEU-2009-05', [0, 1, 2]).holds);
  assert.ok(judgeEachLogged('EAEU-2009-05', [3, 5, 6]).holds, 'a denial may have two lines');
  assert.ok(!judgeEachLogged('EAEU-2009-05', [0, 2, 2]).holds, 'two lines about one denial are none about the other');
});

test('a wrong code is refused or flagged, with list and version', () => {
  const list = { list: 'customs procedures', version: '2026-01' };
  const said = (status: number, body: Record<string, unknown>): boolean => {
    const answer: Answer = { status, text: JSON.stringify(body), body };
    return judgeWrongCode('a wrong code', answer, list).every((one) => one.holds);
  };
  assert.ok(said(422, { why: 'no code of customs procedures, version 2026-01' }));
  assert.ok(said(200, { status: 'recorded', flagged: { ...list, code: '99X' } }));
  assert.ok(!said(422, { why: 'wrong code' }));
  assert.ok(!said(200, { status: 'recorded', classifier: list }), 'taken without a flag');
  assert.ok(!said(200, { status: 'recorded', flagged: true }), 'a flag that names nothing');
});
