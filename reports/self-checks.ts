import type { RunRecord } from './run';

/**
 * Verified requirements of which no check answers to the implementation under test. They bind a party that the harness plays
 * (docs/decisions/0004) and show that it does right: an implementation that does nothing at all "passes" them as well.
 */
export function selfChecks({ rolled, scenarios }: Pick<RunRecord, 'rolled' | 'scenarios'>): string[] {
  const ofImplementation = new Set(scenarios.flatMap(({ events }) => events.flatMap((event) => (event.type === 'check' && event.party === 'iut' ? [event.requirement] : []))));
  return rolled.planned.verified.filter((id) => !ofImplementation.has(id));
}

/** The same for a reader, or undefined where every verified requirement binds the implementation. */
export function selfChecksInWords(record: Pick<RunRecord, 'rolled' | 'scenarios'>): string | undefined {
  const own = selfChecks(record).length;
  const all = record.rolled.planned.verified.length;
  if (own === 0) return undefined;
  return `Of the ${all} verified, ${own} bind parties that the harness plays: they show that those do right, and say nothing of the implementation. The other ${all - own} bind the implementation.`;
}
