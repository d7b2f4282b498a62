import type { PlannedScenario } from '../../evidence/model';

/** In which order scenarios run: as the features have them, or shuffled by a seed, the same one always the same. */
export type Order = 'defined' | { seed: number };

/** One share of a plan that several processes run. */
export interface Share {
  /** From 1. */
  index: number;
  of: number;
}

/** One process runs all. */
export const WHOLE: Share = { index: 1, of: 1 };

/**
 * The scenarios of one process. What opens the run goes to the first one; the others are dealt one by one, so that each gets of
 * every feature.
 */
export function shareOf(planned: readonly PlannedScenario[], { index, of }: Share): PlannedScenario[] {
  const opening = planned.filter(({ opens }) => opens === true);
  const rest = planned.filter(({ opens }) => opens !== true);
  return [...(index === 1 ? opening : []), ...rest.filter((_, at) => at % of === index - 1)];
}

/** For the evidence; undefined where nothing is out of the ordinary. */
export function orderInWords({ order = 'defined', share = WHOLE }: { order?: Order; share?: Share }): string | undefined {
  const words = [...(order === 'defined' ? [] : [`random, seed ${order.seed}`]), ...(share.of === 1 ? [] : [`share ${share.index} of ${share.of}`])];
  return words.length === 0 ? undefined : words.join(', ');
}
