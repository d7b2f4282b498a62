import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../protocols/time/clock';
import { untilQuiet } from './quiet';

const LIMIT = 5000;

describe('until it is quiet', () => {
  test('costs nothing where nothing is under way, and nobody is waited for who cannot tell', async () => {
    const wall = new VirtualClock(0);
    assert.deepEqual(await untilQuiet([{ name: 'a', settle: async () => undefined }, { name: 'b', settle: undefined }], LIMIT, wall), []);
    assert.equal(wall.next(), undefined, 'no timer is left');
  });

  test('waits for what an answer sets off on the other side', async () => {
    const done: string[] = [];
    const work: Record<string, (() => void)[]> = { a: [() => work['b']!.push(() => work['a']!.push(() => undefined))], b: [] };
    const settle = (name: string) => async (): Promise<void> => {
      for (const job of work[name]!.splice(0)) {
        await Promise.resolve();
        done.push(name);
        job();
      }
    };
    await untilQuiet([{ name: 'a', settle: settle('a') }, { name: 'b', settle: settle('b') }], LIMIT, new VirtualClock(0));
    assert.deepEqual(done, ['a', 'b', 'a']);
  });

  test('names who is not done in time, once for all rounds; a job that fails has ended', async () => {
    const wall = new VirtualClock(0);
    const waiting = untilQuiet([{ name: 'a', settle: () => new Promise(() => undefined) }, { name: 'b', settle: () => Promise.reject(new Error('told elsewhere')) }], LIMIT, wall);
    wall.advanceTo(LIMIT);
    assert.deepEqual(await waiting, ['a']);
  });
});
