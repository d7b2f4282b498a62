import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AUTO_SCENARIOS, depthAt, readExactness, shareOf } from './exactness';

describe('for which faults the whole suite is run', () => {
  test('reads all, none, auto and i/n, and refuses everything else', () => {
    for (const word of ['all', 'none', 'auto'] as const) assert.equal(readExactness(word), word);
    assert.deepEqual(readExactness('2/3'), { index: 2, of: 3 });
    for (const wrong of ['', '0/2', '3/2', '1', '1/0', 'a/b', '1/2/3', '-1/2', 'ALL']) assert.equal(readExactness(wrong), undefined, wrong);
  });

  test('every fault is exact in exactly one of the shares', () => {
    for (let position = 0; position < 11; position++) {
      const exact = [1, 2, 3].filter((index) => depthAt(position, { index, of: 3 }) === 'exact');
      assert.equal(exact.length, 1, String(position));
    }
    assert.equal(depthAt(5, 'all'), 'exact');
    assert.equal(depthAt(5, 'none'), 'kill');
  });

  test('as many shares as keep one within its bound', () => {
    assert.deepEqual(shareOf(AUTO_SCENARIOS, 'ffffffff'), { index: 1, of: 1 });
    assert.equal(shareOf(AUTO_SCENARIOS + 1, '0').of, 2);
    assert.equal(shareOf(10 * AUTO_SCENARIOS, '0').of, 10);
    assert.deepEqual(shareOf(0, '0'), { index: 1, of: 1 });
  });

  test('the commit decides which; the same commit always the same, all commits all of them, no git the first', () => {
    const commit = '0000000a4b5c6d7e8f900112233445566778899a';
    assert.deepEqual(shareOf(8 * AUTO_SCENARIOS, commit), { index: 3, of: 8 });
    assert.deepEqual(shareOf(8 * AUTO_SCENARIOS, `${commit}+changes`), { index: 3, of: 8 });
    const seen = new Set(Array.from({ length: 8 }, (_, at) => shareOf(8 * AUTO_SCENARIOS, (0xdeadbeef - at).toString(16)).index));
    assert.equal(seen.size, 8);
    assert.deepEqual(shareOf(8 * AUTO_SCENARIOS, 'unknown'), { index: 1, of: 8 });
  });
});
