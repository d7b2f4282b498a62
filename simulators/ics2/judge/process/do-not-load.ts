import type { Judgement } from '../../../../requirements/judgement';

const list = (all: readonly string[]): string => [...all].sort().join(', ') || '(none)';

/** The goods that customs has named are held from loading, and no others (BPM L3.5, RAT14). Goods by their numbers. */
export function judgeHeld(held: readonly string[], { named, others }: { named: readonly string[]; others: readonly string[] }): Judgement {
  return {
    requirement: 'ICS2-REF-10',
    party: 'iut',
    expected: `held: ${list(named)}; free: ${list(others)}`,
    observed: `held: ${list(held)}`,
    holds: named.every((one) => held.includes(one)) && !others.some((one) => held.includes(one)),
  };
}

/** A carrier that customs does not reach hears of it from the filer (BPM L3.5, RAT14). */
export function judgeCarrierInformed(informed: unknown, carrier: string): Judgement {
  return {
    requirement: 'ICS2-REF-11',
    party: 'iut',
    expected: `the carrier ${carrier}, which is not connected, is informed`,
    observed: informed === true ? 'informed' : 'not informed',
    holds: informed === true,
  };
}
