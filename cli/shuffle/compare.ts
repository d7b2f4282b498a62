import type { RollUp } from '../../evidence';

/** What must not depend on the order: the outcome of each scenario that ran, and the verdict on each requirement. */
export type Verdicts = ReadonlyMap<string, string>;

export function verdictsOf({ scenarios, requirements, exit, fullyVerified }: Pick<RollUp, 'scenarios' | 'requirements' | 'exit' | 'fullyVerified'>): Verdicts {
  return new Map([
    ...scenarios.map(({ id, outcome, checks }): [string, string] => [`scenario ${id}`, `${outcome}, ${checks} checks`]),
    ...requirements.map(({ id, verdict, party, checks }): [string, string] => [`requirement ${id}`, `${verdict} (${party}; ${checks.passed} held, ${checks.findings} findings, ${checks.failed} failed)`]),
    ['exit', `${exit}${fullyVerified ? ', fully verified' : ''}`],
  ]);
}

/** Each difference in a line, those of the second against the first. */
export function differences(first: Verdicts, second: Verdicts): string[] {
  const all = new Set([...first.keys(), ...second.keys()]);
  return [...all].filter((about) => first.get(about) !== second.get(about)).map((about) => `${about}: ${first.get(about) ?? 'nothing'} in feature order, now ${second.get(about) ?? 'nothing'}`);
}
