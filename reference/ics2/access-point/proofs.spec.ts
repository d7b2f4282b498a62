import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMemoryStore } from '../../common/store/memory';
import { createProofs, type Crossed } from './proofs';

const crossed = (text: string): Crossed => ({ contentType: 'text/plain', body: Buffer.from(text) });
const inBase64 = (text: string): { contentType: string; body: string } => ({ contentType: 'text/plain', body: Buffer.from(text).toString('base64') });

describe('proofs of delivery', () => {
  test('are shown by the message id, with the receipt where one is kept, and are there after a restart', () => {
    const store = createMemoryStore();
    const proofs = createProofs(store);
    proofs.keep('m1', crossed('message'), crossed('receipt'));
    proofs.keep('m2', crossed('message'), undefined);
    store.commit();
    for (const one of [proofs, createProofs(store)]) {
      assert.deepEqual(one.observe('m1'), { known: true, holds: { message: inBase64('message'), receipt: inBase64('receipt') } });
      assert.deepEqual(one.observe('m2'), { known: true, holds: { message: inBase64('message') } });
      assert.deepEqual(one.observe('m3'), { known: false });
    }
  });

  test('are bounded: the oldest go, never the newest, also those from before a restart', () => {
    const store = createMemoryStore();
    const known = (proofs: ReturnType<typeof createProofs>): boolean[] => ['m1', 'm2', 'm3'].map((id) => proofs.observe(id).known);
    const proofs = createProofs(store, 20);
    for (const id of ['m1', 'm2']) proofs.keep(id, crossed('123456'), undefined);
    assert.deepEqual(known(proofs), [true, true, false]);
    store.commit();
    const again = createProofs(store, 20);
    again.keep('m3', crossed('123456'), undefined);
    assert.deepEqual(known(again), [false, true, true]);
    again.keep('m3', crossed('much more than fits in'), undefined);
    assert.deepEqual(known(again), [false, false, true]);
    again.clear();
    assert.deepEqual(known(again), [false, false, false]);
  });
});
