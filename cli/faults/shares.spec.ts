import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readShare, shareOf } from './shares';

describe('shares of the kill matrix', () => {
  test('reads i/n and refuses everything else', () => {
    assert.deepEqual(readShare('2/3'), { index: 2, of: 3 });
    for (const wrong of ['0/2', '3/2', '1', '1/0', 'a/b', '1/2/3', '-1/2']) assert.equal(readShare(wrong), undefined, wrong);
  });

  test('every fault is in exactly one share', () => {
    const faults = Array.from({ length: 11 }, (_, index) => index);
    const dealt = [1, 2, 3].flatMap((index) => shareOf(faults, { index, of: 3 }));
    assert.deepEqual(dealt.sort((a, b) => a - b), faults);
  });
});
