import type { Judgement } from '../../../requirements/judgement';

/** A text that the implementation under test has given away, and where it was found. */
export interface Told {
  where: string;
  text: string;
}

/** Judges that marked data of a certificate stay between those who exchange it (Decision 124, item 30): they stand in none of `told`. */
export function judgeConfined(mark: string, what: string, told: readonly Told[]): Judgement {
  const leaks = told.filter(({ text }) => text.includes(mark)).map(({ where }) => where);
  return {
    requirement: 'EAEU-D124-05', party: 'iut', expected: `${what}: ${told.length} looked through, the marked data in none`,
    observed: leaks.length === 0 ? 'in none' : `in ${leaks.length}: ${[...new Set(leaks)].slice(0, 5).join(', ')}`, holds: leaks.length === 0,
  };
}
