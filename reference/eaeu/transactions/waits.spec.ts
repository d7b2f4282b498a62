import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../protocols/time/clock';
import { createMemoryStore } from '../../common/store/memory';
import { createAlarms, type Waiting } from './alarms';
import { createHoldings, StoreRefused } from './holdings';

const MINUTE_MS = 60_000;

test('a wait ends once, unless it is silenced; what is written down knows of it no more', () => {
  const business = new VirtualClock(0);
  const waiting: Waiting = { reference: 'T', due: {} };
  const rung: string[] = [];
  const alarms = createAlarms(business, () => waiting, (reference, awaited) => rung.push(`${reference} ${awaited}`));
  alarms.set(waiting, 'P.MSG.RCV', MINUTE_MS);
  alarms.set(waiting, 'response', 2 * MINUTE_MS);
  alarms.silence(waiting, 'P.MSG.RCV');
  business.advanceTo(MINUTE_MS);
  assert.deepEqual([rung, alarms.awaits(waiting)], [[], true]);
  business.advanceTo(10 * MINUTE_MS);
  assert.deepEqual([rung, waiting.due, alarms.awaits(waiting)], [['T response'], {}, false]);
});

test('waits go on after a restart, those that ended meanwhile at once', () => {
  const business = new VirtualClock(10 * MINUTE_MS);
  const waiting: Waiting = { reference: 'T', due: { response: 5 * MINUTE_MS, quiet: 11 * MINUTE_MS } };
  const rung: string[] = [];
  createAlarms(business, () => waiting, (_reference, awaited) => rung.push(awaited)).resume(waiting);
  assert.ok(business.next()! >= business.now(), 'no timer lies in the past');
  business.advanceTo(10 * MINUTE_MS);
  assert.deepEqual(rung, ['response']);
  business.advanceTo(11 * MINUTE_MS);
  assert.deepEqual(rung, ['response', 'quiet']);
});

test('all changes of a transaction are undone together, also after a restart', () => {
  const store = createMemoryStore();
  const before = createHoldings(store);
  before.change('T1', 'A', { value: 'one' });
  before.keep('T1');
  before.change('T2', 'A', { value: 'two' });
  before.change('T2', 'B', { value: 'new' });
  before.change('T2', 'A', { value: 'three' });
  before.save();
  store.commit();
  const after = createHoldings(store);
  assert.equal(after.get('A')?.value, 'three');
  after.undo('T2');
  assert.deepEqual([after.get('A')?.value, after.get('B')], ['one', undefined]);
  after.undo('T1');
  assert.equal(after.get('A')?.value, 'one', 'what was kept cannot be undone');
  after.refuseWriting(true);
  assert.throws(() => after.change('T3', 'A', { value: 'four' }), StoreRefused);
});
