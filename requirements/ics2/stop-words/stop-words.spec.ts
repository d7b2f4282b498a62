import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { OwnFileError } from '../own-files/own-file';
import { folded } from './match';
import { readStopWords, stopWordIn, stopWords } from './stop-words';

const DAY = '2026-03-01';
const folder = mkdtempSync(join(tmpdir(), 'stop-words-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('our selection of stop words', () => {
  test('is dated, marked as ours, and says why', () => {
    const { words, origin } = stopWords();
    assert.match(origin, /our own selection/);
    assert.ok(words.length > 40);
    for (const { word, from, basis, because } of words) {
      assert.equal(basis, 'ours', word);
      assert.match(from, /^\d{4}-\d\d-\d\d$/, word);
      assert.ok(because !== undefined && because.length > 10, word);
      assert.equal(folded(word), word, 'as it is compared');
    }
  });

  test('each of them is found where it stands alone, and never inside other text', () => {
    for (const { word } of stopWords().words) {
      assert.equal(stopWordIn(word, DAY), word);
      assert.equal(stopWordIn(`  ${word.toUpperCase()}. `, DAY), word);
      assert.equal(stopWordIn(`steel ${word}`, DAY), undefined, word);
      assert.equal(stopWordIn(`${word} of steel`, DAY), undefined, word);
      assert.equal(stopWordIn(`${word}x`, DAY), undefined, word);
    }
  });
});

describe('an element holding stop words only', () => {
  const matches: [string, string][] = [
    ['parts', 'parts'],
    ['PARTS', 'parts'],
    ['"Parts"', 'parts'],
    ['- goods -', 'goods'],
    ['general   cargo', 'general cargo'],
    ['general\tcargo.', 'general cargo'],
    ['N/A', 'n/a'],
    ['(n/a)', 'n/a'],
    ['F.A.K.', 'f.a.k'],
    ['parts, goods', 'parts, goods'],
    ['parts,goods', 'parts, goods'],
    ['Parts / Goods', 'parts, goods'],
    ['parts goods', 'parts, goods'],
    ['parts parts', 'parts'],
    ['freight all kinds; said to contain: general cargo', 'freight all kinds, said to contain, general cargo'],
    ['as per attached list', 'as per attached list'],
  ];
  for (const [value, found] of matches) test(`${JSON.stringify(value)} is ${found}`, () => assert.equal(stopWordIn(value, DAY), found));

  const silent = [
    'steel parts for pumps',
    'parts of pumps',
    'spare parts, engine',
    'cargo pants',
    'general',
    'to',
    'sampled tea',
    'unknown soldier medals',
    'NA Shipping',
    'n',
    'n a',
    'goods2',
    '',
    '   ',
    '---',
    'детали',
  ];
  for (const value of silent) test(`${JSON.stringify(value)} is none`, () => assert.equal(stopWordIn(value, DAY), undefined));

  test('before its first day and after its last a word is none', () => {
    const words = readStopWords(file('days.csv', 'word,from,to\nparts,2026-02-01,2026-02-28\n'));
    const on = (day: string): string | undefined => stopWordIn('parts', day, words);
    assert.deepEqual(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(on), [undefined, 'parts', 'parts', undefined]);
    assert.equal(stopWordIn('parts', '2022-05-22'), undefined);
  });

  test('hostile values are judged at once', () => {
    const words = readStopWords(file('deep.txt', 'a\na a\na a a\na a a a\n'));
    assert.equal(stopWordIn(`${'a '.repeat(400)}b`, DAY, words), undefined);
    assert.equal(stopWordIn(' '.repeat(5_000_000), DAY), undefined);
    assert.equal(stopWordIn(`goods${'!'.repeat(5_000_000)}`, DAY), undefined);
  });
});

describe('a file of stop words', () => {
  test('is text with a term per line, a table, or JSON, and is used instead of ours', () => {
    const plain = readStopWords(file('list.txt', '# current\nWidgets\nodds and ends\n'));
    assert.equal(stopWordIn('widgets', DAY, plain), 'Widgets');
    assert.equal(stopWordIn('Odds and Ends', DAY, plain), 'odds and ends');
    assert.equal(stopWordIn('parts', DAY, plain), undefined);
    assert.equal(plain.words[0]!.basis, 'given');
    const json = readStopWords(file('list.json', JSON.stringify({ words: [{ word: 'stuff', from: '2026-01-01' }] })));
    assert.equal(stopWordIn('stuff', DAY, json), 'stuff');
  });

  const bad: [string, string, RegExp][] = [
    ['empty.txt', '', /empty\.txt: nothing in it; write one word per line/],
    ['day.csv', 'word;from\nparts;01.02.2026\n', /day\.csv:2: "01\.02\.2026" is no day; write days as YYYY-MM-DD/],
    ['sign.txt', 'parts\n***\n', /sign\.txt:2: no word/],
    ['broken.json', '{ "words": [\n{ "word" }]}', /broken\.json:2: not JSON/],
    ['key.json', '{ "words": [{ "word": "x" }] }', /key\.json: \/words\/0 must have required property 'from'/],
  ];
  for (const [name, text, message] of bad) {
    test(`${name} is refused with file, line and remedy`, () => {
      assert.throws(() => readStopWords(file(name, text)), (error) => error instanceof OwnFileError && message.test(error.message));
    });
  }
});
