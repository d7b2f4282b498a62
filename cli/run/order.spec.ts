import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scenario } from '../../evidence/testing/build';
import { orderInWords, shareOf } from './order';

const planned = [scenario('opening', [], { opens: true }), ...['a', 'b', 'c', 'd', 'e'].map((id) => scenario(id, []))];
const ids = (index: number, of: number): string[] => shareOf(planned, { index, of }).map(({ id }) => id);

describe('shares of a plan', () => {
  test('together are the plan, each scenario once', () => {
    for (const of of [1, 2, 3, 8]) {
      const all = Array.from({ length: of }, (_, at) => ids(at + 1, of)).flat();
      assert.deepEqual(all.sort(), planned.map(({ id }) => id).sort());
    }
  });

  test('what opens the run is the first of the first', () => {
    assert.deepEqual([ids(1, 2), ids(2, 2)], [['opening', 'a', 'c', 'e'], ['b', 'd']]);
  });

  test('the order in words, where it is not that of the features', () => {
    assert.equal(orderInWords({}), undefined);
    assert.equal(orderInWords({ order: { seed: 7 } }), 'random, seed 7');
    assert.equal(orderInWords({ order: 'defined', share: { index: 2, of: 3 } }), 'share 2 of 3');
  });
});
