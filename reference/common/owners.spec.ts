import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock, WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { createHouse } from '../kz/house';
import type { Office } from '../kz/office';
import { assertOneOwner } from './owners';

test('each name has one owner, or both are named', () => {
  assert.doesNotThrow(() => assertOneOwner({ carrier: ['kz.present'], exchange: ['kz.interact'] }));
  assert.throws(() => assertOneOwner({ carrier: ['kz.present'], exchange: ['kz.interact', 'kz.present'] }), /both carrier and exchange know "kz.present"/);
  assert.throws(() => assertOneOwner({ carrier: ['kz.present', 'kz.present'] }), /carrier names "kz.present" twice/);
});

test('a house in which two offices know an operation, an observation or a path is not built', () => {
  const services = { wall: new WallClock(), business: new VirtualClock(0), ids: new RandomIds() };
  const office = (more: Partial<Office>): Office => ({
    operations: [], observations: [], start: async () => undefined, stimulate: async () => ({ status: 'done' }), observe: async () => ({ known: false }),
    settle: async () => undefined, reset: async () => undefined, close: async () => undefined, ...more,
  });
  const path = async (): Promise<{ status: number }> => ({ status: 200 });
  for (const [one, words] of [
    [{ operations: ['kz.x'] }, /both a and b know "stimulate kz.x"/], [{ observations: ['kz.x'] }, /"observe kz.x"/], [{ routes: { '/x': path } }, /"path \/x"/],
  ] as const) {
    assert.throws(() => createHouse(services, { a: office(one), b: office(one) }), words);
  }
  assert.doesNotThrow(() => createHouse(services, { a: office({ operations: ['kz.x'] }), b: office({ observations: ['kz.x'] }) }));
});
