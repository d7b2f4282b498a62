import type { Judgement } from '../../../requirements/judgement';

/** What a rule saw, and whether it is right; undefined = this message gives no occasion to judge the rule. */
export type Seen = { observed: string; holds: boolean } | undefined;

/** One comparison with a requirement, as a row of a judge's table. */
export interface Rule<Subject> {
  requirement: string;
  expected: string;
  look(subject: Subject): Seen;
}

/** Longest text of a received message that a check repeats. */
const LONGEST = 300;

/** Applies every row that the subject gives occasion for; each comparison is stated, whether it held or not. */
export function applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject, party = 'iut'): Judgement[] {
  return rules.flatMap((rule) => {
    const seen = rule.look(subject);
    if (seen === undefined) return [];
    const observed = seen.observed.length > LONGEST ? `${seen.observed.slice(0, LONGEST)}...` : seen.observed;
    return [{ requirement: rule.requirement, party, expected: rule.expected, observed, holds: seen.holds }];
  });
}

/** A value that must equal another. */
export function equals(observed: string | undefined, expected: string | undefined): Seen {
  return { observed: observed ?? 'absent', holds: observed !== undefined && observed === expected };
}

export function absent(value: string | undefined): Seen {
  return { observed: value === undefined ? 'absent' : `present: ${value}`, holds: value === undefined };
}
