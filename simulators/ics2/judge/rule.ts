import type { Judgement } from '../../../requirements/judgement';

/** One comparison with a requirement, as a row of a judge's table. */
export interface Rule<Subject> {
  requirement: string;
  expected: string | ((subject: Subject) => string);
  observe: (subject: Subject) => string;
  holds: (subject: Subject) => boolean;
}

/** Longest text of a received message that a check repeats. */
const LONGEST = 300;

/** Applies every row; each comparison is stated, whether it held or not. */
export function applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject, party = 'iut'): Judgement[] {
  return rules.map((rule) => {
    const observed = rule.observe(subject);
    return {
      requirement: rule.requirement,
      party,
      expected: typeof rule.expected === 'string' ? rule.expected : rule.expected(subject),
      observed: observed.length > LONGEST ? `${observed.slice(0, LONGEST)}...` : observed,
      holds: rule.holds(subject),
    };
  });
}
