import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ShareResult } from './share';
import { matrixOf, matrixText, summarize } from './summary';

const share = (more: Partial<ShareResult> = {}): ShareResult => ({
  message: 'IE3Q05',
  valid: 7,
  invalid: { missing: 20, rule: 3 },
  leftOut: { 'order: no neighbour': 2 },
  wrong: [],
  wrongCount: 0,
  kills: { R3005: { cases: 3, tried: 2, killed: 2 } },
  xmllint: { asked: 4, agreed: 4, disagreements: [] },
  ...more,
});
const summaryOf = (shares: ShareResult[], cited = ['R3005'], failures: string[] = []) => summarize(shares, matrixOf(shares, cited), failures);

describe('the summary of all specimens', () => {
  test('counts what was judged, what was left out and what was killed', () => {
    const { text, counts } = summaryOf([share(), share({ message: 'IE3Q04' })]);
    assert.deepEqual(counts, { passed: 14 + 46 + 1 + 8, failed: 0, skipped: 0, skips: [] });
    assert.match(text, /2 messages, 50 constraints, 14 valid specimens, 46 invalid specimens/);
    assert.match(text, /4 constraints left out\n +4 order: no neighbour/);
    assert.match(text, /1 of 1 checks, rules and conditions are killed/);
    assert.match(text, /8 of 8 specimens judged alike/);
    assert.doesNotMatch(text, /FAILED/);
  });

  test('a specimen with another outcome, a message without an answer and a disagreement fail', () => {
    const { text, counts } = summaryOf(
      [
        share({
          wrong: ['a case: expected this'],
          wrongCount: 12,
          xmllint: { asked: 4, agreed: 3, disagreements: ['a case: xmllint finds it valid'] },
        }),
      ],
      ['R3005'],
      ['IE3F10: its process ended'],
    );
    assert.equal(counts.failed, 12 + 1 + 1);
    for (const said of [/FAILED a case: expected/, /12 specimens have another outcome/, /xmllint finds it valid/, /FAILED IE3F10: its process/])
      assert.match(text, said);
  });

  test('a rule that no case breaks, and one whose case stays as it was without it, fail', () => {
    const idle = share({ kills: { R3005: { cases: 3, tried: 2, killed: 1 } } });
    const { text, counts } = summaryOf([idle], ['R3005', 'C3034']);
    assert.equal(counts.failed, 2);
    assert.match(text, /C3034: no specimen breaks it/);
    assert.match(text, /R3005: switched off, and a case of it stays as it was/);
    assert.match(matrixText(matrixOf([idle], ['C3034'])), /C3034 +0 +0 +0 +NO\nR3005 +3 +2 +1 +NO\n$/);
  });

  test('xmllint that is not installed is a skip, and said', () => {
    const { text, counts } = summaryOf([share({ xmllint: { asked: 0, agreed: 0, disagreements: [], absent: true } })]);
    assert.deepEqual([counts.failed, counts.skipped], [0, 1]);
    assert.match(text, /xmllint: not installed/);
  });
});
