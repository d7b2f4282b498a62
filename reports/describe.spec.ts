import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventRanges, shortCommit } from './describe';

describe('short forms for people', () => {
  const name = '7184c26377e323a8bd5b86e10970faf4be946802';
  for (const [commit, shown] of [[name, '7184c26377e3'], [`${name}+changes`, '7184c26377e3+changes'], ['unknown', 'unknown'], ['abcdef0', 'abcdef0']] as const) {
    test(`commit ${commit}`, () => assert.equal(shortCommit(commit), shown));
  }
  test('a commit that is none stays on one line and bounded', () => assert.match(shortCommit(`x\n${'y'.repeat(500)}`), /^x y+ \[shortened: 502 characters in all\]$/));
  for (const [events, shown] of [[[], ''], [[3], '3'], [[5, 3, 6, 7], '3, 5-7'], [[1, 1, 2], '1-2']] as const) {
    test(`events ${events.join(' ')}`, () => assert.equal(eventRanges(events), shown));
  }
  test('a flood of events is bounded and says so', () => assert.match(eventRanges(Array.from({ length: 1000 }, (_, index) => index * 2)), /^0, 2, .*, 78 and more$/));
});
