import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../protocols/time/clock';
import type { ConformanceWorld } from '../support/world';
import { orderPatiently } from './acting';

/** A system that refuses so many orders before it takes one, on a wall clock that moves by itself; when it was ordered, ms. */
function worldThatRefuses(times: number): { world: ConformanceWorld; orders: number[] } {
  const wall = new VirtualClock(0);
  const orders: number[] = [];
  const moving = { now: () => wall.now(), at: (at: number, then: () => void) => void setImmediate(() => { wall.advanceTo(at); then(); }) };
  const stimulateOrRefuse = (): Promise<unknown> => {
    orders.push(wall.now());
    return Promise.resolve(orders.length > times ? { status: 'done' } : { status: 'refused', reason: 'no registered filing' });
  };
  return { orders, world: { run: { wall: moving, parameter: () => 'PT1S' }, stimulateOrRefuse } as unknown as ConformanceWorld };
}

test('a system that takes the order is ordered once', async () => {
  const { world, orders } = worldThatRefuses(0);
  assert.deepEqual([await orderPatiently(world, 'ics2.amend', {}), orders], [undefined, [0]]);
});

test('one that learns a little later what it was told is ordered again', async () => {
  const { world, orders } = worldThatRefuses(3);
  assert.deepEqual([await orderPatiently(world, 'ics2.amend', {}), orders], [undefined, [0, 200, 400, 600]]);
});

test('one that refuses to the end is left in peace when its time is up, and its reason told', async () => {
  const { world, orders } = worldThatRefuses(99);
  assert.equal(await orderPatiently(world, 'ics2.amend', {}), 'no registered filing');
  assert.deepEqual(orders, [0, 200, 400, 600, 800, 1000]);
});
