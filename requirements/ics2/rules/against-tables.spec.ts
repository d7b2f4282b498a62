import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { ACROSS } from './across';
import type { RuleHead } from './model';
import { CONDITIONS_BY_ID, RULES, WITHDRAWN } from '.';

/** The list of rules made by somebody else, where it stands beside the project; elsewhere these tests say that they are skipped. */
const SHARED = process.env.CUSTOMS_CONFORMANCE_SHARED ?? resolve(__dirname, '../../../../shared');
const FOLDER = join(SHARED, 'data', 'ics2-hti-ie');
const skip = existsSync(FOLDER) ? false : `the tables of HTI R&C 2.01 are not here (${FOLDER}; set CUSTOMS_CONFORMANCE_SHARED)`;

/** Rows of a tab-separated file, by their cells. */
function rows(file: string): string[][] {
  const [, ...lines] = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

const BOOK: ReadonlyMap<string, RuleHead> = new Map<string, RuleHead>([...RULES, ...CONDITIONS_BY_ID]);
const codes = ({ id, code, basis, also }: RuleHead): string => [id, code, basis, [...also].sort()].join(' ');

describe('the rules against the list they were read from', () => {
  test('the same ids', { skip }, () => {
    const ids = rows('rules.tsv').map(([id]) => id!);
    assert.deepEqual([...BOOK.keys(), ...WITHDRAWN.map(({ id }) => id)].sort(), ids.sort());
  });

  test('the same code, basis and tolerated codes, for all that a trader can be answered for', { skip }, () => {
    const theirs = rows('rules.tsv')
      .filter((row) => row[9] !== '-')
      .map(([id, , , , , , , , , code, basis, also]) => [id, code, basis, also!.split(';').filter(Boolean).sort()].join(' '));
    assert.ok(theirs.length > 50);
    assert.deepEqual(theirs.map((line) => codes(BOOK.get(line.split(' ')[0]!)!)), theirs);
  });

  test('the same code and basis for checks against earlier filings', { skip }, () => {
    const theirs = new Map(rows('generic-checks.tsv').map((row) => [row[0]!, row]));
    for (const { id, code, basis } of ACROSS.filter(({ id: one }) => one !== 'GEN-AMD-LOCKED')) {
      assert.deepEqual([code, basis], theirs.get(id)!.slice(4, 6), id);
    }
  });
});
