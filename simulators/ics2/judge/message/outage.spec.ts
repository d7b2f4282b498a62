import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeArrivedOnce, judgeOutage, orderAfterOutage, type Waiting } from './outage';

const taken = (messageId: string): Waiting['receptions'][number] => ({ messageId, answer: { kind: 'receipt', messageId, again: false } });
const turnedAway = (messageId: string): Waiting['receptions'][number] => ({ messageId, answer: { kind: 'http', status: 503 } });
const good = (lrn: string): Waiting => ({ lrn, receptions: [taken(`${lrn}@a`)], outcomes: [{ messageId: `${lrn}@a`, decision: 'registered' }] });
const holds = (...waiting: Waiting[]): boolean => judgeOutage(waiting).every((one) => one.holds);

describe('filings made during an outage', () => {
  test('each once, registered', () => assert.ok(holds(good('A'), good('B'))));
  test('the same message twice is a retry', () => assert.ok(holds({ ...good('A'), receptions: [taken('A@a'), taken('A@a')] })));
  test('another message after one that was turned away doubles nothing', () => assert.ok(holds({ ...good('A'), receptions: [turnedAway('B@a'), taken('A@a')] })));
  test('one that was only turned away is lost', () => assert.ok(!holds({ lrn: 'A', receptions: [turnedAway('A@a')], outcomes: [] })));
  test('one lost', () => assert.ok(!holds(good('A'), { lrn: 'B', receptions: [], outcomes: [] })));
  test('one sent as two messages', () => assert.ok(!holds({ ...good('A'), receptions: [taken('A@a'), taken('B@a')] })));
  test('one refused', () => assert.ok(!holds({ ...good('A'), outcomes: [{ messageId: 'A@a', decision: 'refused' }] })));
  test('two under one number', () => assert.ok(!holds(good('A'), good('A'))));
});

describe('messages of several kinds made during an outage', () => {
  const once = (...taken: [action: string, messageId: string][]): boolean =>
    judgeArrivedOnce(['IE3R03', 'IE3N06'], taken.map(([action, messageId]) => ({ action, messageId }))).holds;
  test('each once', () => assert.ok(once(['IE3R03', 'a'], ['IE3N06', 'b'], ['IE3N06', 'b'])));
  test('one lost, or one twice', () => assert.ok(!once(['IE3R03', 'a']) && !once(['IE3R03', 'a'], ['IE3N06', 'b'], ['IE3N06', 'c'])));
});

describe('order after an outage', () => {
  const order = (...actions: string[]): boolean[] => orderAfterOutage(actions.map((action) => ({ action }))).map((one) => one.holds && one.weight === 'advice');
  test('urgent messages first', () => assert.deepEqual(order('IE3N06', 'IE3R03', 'IE3F10', 'IE3A10'), [true]));
  test('one of them last', () => assert.deepEqual(order('IE3R03', 'IE3F10', 'IE3N06'), [false]));
  test('of one class only there is no order', () => assert.deepEqual([order('IE3F10', 'IE3F11'), order('IE3N06'), order()], [[], [], []]));
});
