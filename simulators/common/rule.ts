import type { Judgement } from '../../requirements/judgement';

/** What a row saw, and whether it is right; undefined = this subject gives no occasion to judge the row. */
export type Seen = { observed: string; holds: boolean } | undefined;

/** One comparison with a requirement, as a row of a judge's table: either seen and judged apart, or in one look that may abstain. */
export type Rule<Subject> = {
  requirement: string;
  expected: string | ((subject: Subject) => string);
  /** Name of the tolerance of this run that the breach comes under; it is then a finding that says so. */
  tolerance?: (subject: Subject) => string | undefined;
} & ({ observe: (subject: Subject) => string; holds: (subject: Subject) => boolean } | { look: (subject: Subject) => Seen });

/** Longest text of a received message that a check repeats. */
const LONGEST = 300;

function seenBy<Subject>(rule: Rule<Subject>, subject: Subject): Seen {
  return 'look' in rule ? rule.look(subject) : { observed: rule.observe(subject), holds: rule.holds(subject) };
}

/** Applies every row that the subject gives occasion for; each comparison is stated, whether it held or not. */
export function applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject, party = 'iut'): Judgement[] {
  return rules.flatMap((rule) => {
    const seen = seenBy(rule, subject);
    if (seen === undefined) return [];
    const tolerance = seen.holds ? undefined : rule.tolerance?.(subject);
    const observed = seen.observed.length > LONGEST ? `${seen.observed.slice(0, LONGEST)}...` : seen.observed;
    return [{
      requirement: rule.requirement,
      party,
      expected: typeof rule.expected === 'string' ? rule.expected : rule.expected(subject),
      observed: tolerance === undefined ? observed : `${observed}; tolerated (${tolerance})`,
      holds: seen.holds,
      ...(tolerance === undefined ? {} : { weight: 'advice' as const }),
    }];
  });
}

/** A value that must equal another. */
export function equals(observed: string | undefined, expected: string | undefined): Seen {
  return { observed: observed ?? 'absent', holds: observed !== undefined && observed === expected };
}

/** A value that must not be there. */
export function absent(value: string | undefined): Seen {
  return { observed: value === undefined ? 'absent' : `present: ${value}`, holds: value === undefined };
}
