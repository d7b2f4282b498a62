import type { Counts } from '../gates/gate';
import type { Kills, ShareResult } from './share';

/** One line of the rule kill matrix. */
export interface MatrixRow extends Kills {
  id: string;
}

const add = (into: Record<string, number>, from: Readonly<Record<string, number>>): void => {
  for (const [key, value] of Object.entries(from)) into[key] = (into[key] ?? 0) + value;
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Checks, rules and conditions over all messages; one that is known and that no case breaks stands there with zeros. */
export function matrixOf(shares: readonly ShareResult[], known: readonly string[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>(known.map((id) => [id, { id, cases: 0, tried: 0, killed: 0 }]));
  for (const { kills } of shares) {
    for (const [id, { cases, tried, killed }] of Object.entries(kills)) {
      const row = rows.get(id) ?? { id, cases: 0, tried: 0, killed: 0 };
      rows.set(id, { id, cases: row.cases + cases, tried: row.tried + tried, killed: row.killed + killed });
    }
  }
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The matrix as a table for people. */
export function matrixText(rows: readonly MatrixRow[]): string {
  const line = (id: string, ...cells: (number | string)[]): string =>
    `${id.padEnd(16)}${cells.map((cell) => String(cell).padStart(12)).join('')}\n`;
  return (
    'Each check, rule and condition of the messages switched off: its cases must go red by that.\n\n' +
    line('id', 'cases', 'tried', 'red', 'killed') +
    rows.map(({ id, cases, tried, killed }) => line(id, cases, tried, killed, tried > 0 && killed === tried ? 'yes' : 'NO')).join('')
  );
}

/** Failures are shown up to this many. */
const SHOWN = 40;

export interface Summary {
  /** For people, several lines. */
  text: string;
  counts: Counts;
}

const listed = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .sort(([, a], [, b]) => b - a)
    .map(([what, number]) => `       ${String(number).padStart(6)} ${what}\n`)
    .join('');

/** All shares together. `failures`: messages that gave no answer. */
export function summarize(shares: readonly ShareResult[], rows: readonly MatrixRow[], failures: readonly string[]): Summary {
  const invalid: Record<string, number> = {};
  const leftOut: Record<string, number> = {};
  for (const share of shares) {
    add(invalid, share.invalid);
    add(leftOut, share.leftOut);
  }
  const [cases, left, valid] = [sum(Object.values(invalid)), sum(Object.values(leftOut)), sum(shares.map((share) => share.valid))];
  const wrong = sum(shares.map((share) => share.wrongCount));
  const survivors = rows.filter(({ tried, killed }) => tried === 0 || killed < tried);
  const asked = sum(shares.map(({ xmllint }) => xmllint.asked));
  const agreed = sum(shares.map(({ xmllint }) => xmllint.agreed));
  const absent = shares.some(({ xmllint }) => xmllint.absent === true);
  const killed = rows.length - survivors.length;
  const problems = [
    ...failures,
    ...shares.flatMap((share) => share.wrong),
    ...survivors.map(({ id, tried }) => `${id}: ${tried === 0 ? 'no specimen breaks it' : 'switched off, and a case of it stays as it was'}`),
    ...shares.flatMap(({ xmllint }) => xmllint.disagreements),
  ];
  const text =
    `     ${shares.length} messages, ${cases + left} constraints, ${valid} valid specimens, ${cases} invalid specimens,` +
    ' each with one problem to be found\n' +
    listed(invalid) +
    `     ${left} constraints left out\n${listed(leftOut)}` +
    `     switched off one by one: ${killed} of ${rows.length} checks, rules and conditions are killed\n` +
    (wrong > 0 ? `     ${wrong} specimens have another outcome than expected\n` : '') +
    `     xmllint: ${absent ? 'not installed' : `${agreed} of ${asked} specimens judged alike`}\n` +
    problems.slice(0, SHOWN).map((problem) => `  FAILED ${problem}\n`).join('') +
    (problems.length > SHOWN ? `  FAILED and ${problems.length - SHOWN} more\n` : '');
  const passed = valid + cases - wrong + killed + agreed;
  const failed = failures.length + wrong + survivors.length + asked - agreed;
  const skips = absent ? ['xmllint is not installed: nobody else judged the specimens'] : [];
  return { text, counts: { passed, failed, skipped: skips.length, skips } };
}
