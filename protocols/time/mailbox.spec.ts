import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from './clock';
import { Mailbox } from './mailbox';

describe('a mailbox', () => {
  test('keeps so many things and lets the oldest go', async () => {
    const box = new Mailbox<number>(new VirtualClock(0), 3);
    for (const one of [1, 2, 3, 4, 5]) box.put(one);
    assert.deepEqual(box.all, [3, 4, 5]);
    assert.equal(await box.wait((one) => one === 4, 1000), 4);
  });

  test('tells who waits of each thing that comes, however many are kept', async () => {
    const box = new Mailbox<number>(new VirtualClock(0), 1);
    const second = box.wait((one) => one === 2, 1000);
    box.put(1);
    box.put(2);
    box.put(3);
    assert.equal(await second, 2);
    assert.deepEqual(box.all, [3]);
  });

  test('what was let go is not found any more', async () => {
    const clock = new VirtualClock(0);
    const box = new Mailbox<number>(clock, 1);
    box.put(1);
    box.put(2);
    const gone = box.wait((one) => one === 1, 1000);
    clock.advanceTo(1000);
    assert.equal(await gone, undefined);
  });
});
