import type { LinkFacts } from './facts';

/** Sum of a figure over the consignments of one level; undefined where it is not given for all. */
function total(filings: readonly LinkFacts[], level: 'master' | 'house', figure: 'mass' | 'pieces'): number | undefined {
  const figures = filings.flatMap(({ consignments }) => consignments.filter((one) => one.level === level).map((one) => one[figure]));
  return figures.length === 0 || figures.includes(undefined) ? undefined : figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function apart(upper: number | undefined, lower: number | undefined, percent: number): boolean {
  return upper !== undefined && lower !== undefined && Math.abs(upper - lower) * 100 > Math.max(upper, lower) * percent;
}

const WORDS = { mass: 'gross mass', pieces: 'number of packages' };

/**
 * Differences between a filing and all that is linked directly below it, for the analyst: they never refuse anything (BPM L3.5,
 * PET11). Compared only where all is there, since a part weighs less than the whole.
 * @param percent by which mass or packages may differ, of the greater of the two
 */
export function differences(upper: LinkFacts, lower: readonly LinkFacts[], percent: number): string[] {
  const level = upper.consignments.some((one) => one.level === 'master' && one.mass !== undefined) ? 'master' : 'house';
  const figures = (['mass', 'pieces'] as const).flatMap((figure) => {
    const [above, below] = [total([upper], level, figure), total(lower, 'house', figure)];
    return apart(above, below, percent) ? [`${WORDS[figure]}: ${above} here, ${below} in what is linked below`] : [];
  });
  const houses = new Set(upper.consignments.flatMap(({ house }) => (house === undefined ? [] : [house])));
  const strangers = lower.filter(({ type }) => type === 'F16').flatMap(({ consignments }) => consignments).filter(({ house }) => house !== undefined && !houses.has(house));
  return [...figures, ...(houses.size === 0 ? [] : strangers.map(({ house }) => `house document ${house}: of what is linked below, and not here`))];
}
