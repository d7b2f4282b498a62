import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { detached, remember } from './remember';

describe('remember', () => {
  test('makes a value once and lets the least recently used one go', () => {
    const made: string[] = [];
    const recall = remember<string>(2);
    const get = (key: string): string => recall(key, () => (made.push(key), key.toUpperCase()));
    assert.deepEqual([get('a'), get('b'), get('a'), get('c'), get('a'), get('b')], ['A', 'B', 'A', 'C', 'A', 'B']);
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });

  test('an undefined result is kept, an exception is not', () => {
    let calls = 0;
    const recall = remember<undefined>(2);
    recall('x', () => void (calls += 1));
    recall('x', () => void (calls += 1));
    assert.equal(calls, 1);
    const failing = remember<number>(2);
    assert.throws(() => failing('y', () => { throw new Error('no'); }));
    assert.equal(failing('y', () => 7), 7);
  });
});

test('a detached text is the same text', () => {
  const message = `<LRN>Ж🚚-2026-000000000001</LRN>${'x'.repeat(10_000)}`;
  assert.equal(detached(message.slice(5, 29)), message.slice(5, 29));
});
