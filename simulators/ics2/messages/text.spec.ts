import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fittingPath, oneLine } from './text';

test('a text is one line, cut between characters and never inside one', () => {
  assert.equal(oneLine('  two\n\tlines ', 20), 'two lines');
  assert.equal(oneLine('ab'.repeat(5), 10), 'ababababab');
  assert.equal(oneLine('ab'.repeat(6), 10), 'ababababa…');
  const pairs = oneLine('𝔵'.repeat(12), 10)!;
  assert.equal([...pairs].length, 10);
  assert.ok(!/[\uD800-\uDFFF]/u.test(pairs));
  assert.equal(oneLine('𝔵'.repeat(10), 10), '𝔵'.repeat(10));
});

test('what XML cannot carry is replaced, megabytes are not read, nothing is said as nothing', () => {
  assert.equal(oneLine('a\u0000b\uD800c\uFFFEd', 20), 'a\uFFFDb\uFFFDc\uFFFDd');
  assert.equal([...oneLine(`${'x'.repeat(39)}𝔵${'y'.repeat(5_000_000)}`, 10)!].length, 10);
  assert.equal(oneLine(' \n ', 20), undefined);
});

test('a path that is too long becomes that of an element above', () => {
  assert.equal(fittingPath('/a/b/c', 6), '/a/b/c');
  assert.equal(fittingPath('/a/b/cc', 6), '/a/b');
  assert.equal(fittingPath('/a/bbbbbbbbb[1]/c', 6), '/a');
  assert.equal(fittingPath('/abcdefgh', 6), undefined);
});
