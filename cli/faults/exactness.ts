/**
 * How much of the suite is run with a planted fault:
 * - `kill`: the scenarios that claim the broken requirement. Proves that the fault is caught.
 * - `exact`: the whole suite of its regime. Proves also that no other requirement is blamed for it.
 */
export type Depth = 'kill' | 'exact';

/** `3/8`: the third of eight shares. */
export interface Share {
  index: number;
  of: number;
}

/** For which faults the whole suite is run; `auto` = for the one share that fits, and whose turn it is. */
export type Exactness = 'all' | 'none' | 'auto' | Share;

/**
 * Scenarios that `auto` runs beyond those that kill: about a minute on two cores. The share gets smaller as the suite grows,
 * because the whole grows with its square: faults times scenarios.
 */
export const AUTO_SCENARIOS = 700;

/** Reads `all`, `none`, `auto` or `3/8`; undefined for anything else. */
export function readExactness(text: string): Exactness | undefined {
  if (text === 'all' || text === 'none' || text === 'auto') return text;
  const parts = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
  const share = parts === null ? undefined : { index: Number(parts[1]), of: Number(parts[2]) };
  return share !== undefined && share.index <= share.of ? share : undefined;
}

/**
 * The share of `auto`. Its size follows from the work, so that the time is bounded; which one, from the commit, so that the
 * same commit always does the same and a history of commits covers everything.
 *
 * @param scenarios how many all faults would run at full depth
 * @param commit hexadecimal name of the commit; anything else (no git here) takes the first share
 */
export function shareOf(scenarios: number, commit: string): Share {
  const of = Math.max(1, Math.ceil(scenarios / AUTO_SCENARIOS));
  const name = /^[0-9a-f]{8}/.exec(commit)?.[0];
  return { index: name === undefined ? 1 : (parseInt(name, 16) % of) + 1, of };
}

/** The depth of the fault at `position` of the list. Every n-th is of a share, so that each holds faults of every regime. */
export function depthAt(position: number, exactness: Exclude<Exactness, 'auto'>): Depth {
  if (exactness === 'all' || exactness === 'none') return exactness === 'all' ? 'exact' : 'kill';
  return position % exactness.of === exactness.index - 1 ? 'exact' : 'kill';
}
