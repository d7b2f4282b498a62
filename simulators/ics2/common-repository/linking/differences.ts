import type { LinkedConsignment, LinkFacts } from './facts';

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

const houseKey = (declarant: string, house: string): string => `house\n${declarant}\n${house}`;

/** By what a filing meets those in which its filer says the same again. */
export const houseKeys = ({ declarant, consignments }: LinkFacts): string[] =>
  consignments.flatMap(({ level, house }) => (level === 'house' && house !== undefined ? [houseKey(declarant, house)] : []));

/** House consignments by who declares them, so that each is compared with its like alone. */
export function createHouses(filings: readonly LinkFacts[]): (filing: LinkFacts, house: string) => { type: string; one: LinkedConsignment }[] {
  const byHouse = new Map<string, { type: string; one: LinkedConsignment }[]>();
  for (const { type, declarant, consignments } of filings) {
    for (const one of consignments) {
      if (one.level !== 'house' || one.house === undefined) continue;
      const key = houseKey(declarant, one.house);
      const known = byHouse.get(key);
      if (known === undefined) byHouse.set(key, [{ type, one }]);
      else known.push({ type, one });
    }
  }
  return ({ type, declarant }, house) => (byHouse.get(houseKey(declarant, house)) ?? []).filter((other) => other.type !== type);
}

/**
 * What one filer has said otherwise of the same house consignment in a filing of another type: before loading and before arrival,
 * say. Neither of the two is the right one, so both are noted (BPM L3.5, PET11).
 */
export function changes(filing: LinkFacts, houses: ReturnType<typeof createHouses>, percent: number): string[] {
  return filing.consignments.filter(({ level }) => level === 'house').flatMap((here) =>
    houses(filing, here.house ?? '').flatMap(({ type, one }) => {
      const figures = (['mass', 'pieces'] as const).filter((figure) => apart(here[figure], one[figure], percent)).map((figure) => WORDS[figure]);
      const actors = (['consignor', 'consignee'] as const).filter((who) => here[who] !== undefined && one[who] !== undefined && here[who] !== one[who]);
      return [...figures, ...actors].map((what) => `${what} of house document ${here.house}: another one in ${type}`);
    }));
}
