import external from './external-codes.json';
import { below, type Shoot } from './shoot';
import type { Taste } from './taste';

const countryOf = (code: string): string => code.slice(0, 2);
/** Countries that have an office of first entry among our codes; all of them are member states. */
const ENTRY = [...new Set(external.CL141.map(countryOf))];
const PORTS = [...new Set(external.CL244.map(countryOf))];

/** Where goods and means of transport go. Countries; a place takes a UN/LOCODE of its country. */
export interface Journey {
  /** Of the means of transport: from the place of loading, by way of the office of first entry, to the place of unloading. */
  route: readonly string[];
  /** Member state of the office of first entry. */
  entry: string;
}

/**
 * R3013, R3014, R3018: the route begins where the goods are loaded and ends where they are unloaded, and its first member
 * state is that of the office of first entry. Loading stays outside the Union, so that entry happens on the way.
 */
export function planJourney(root: Shoot, memberStates: ReadonlySet<string>, taste: Taste): Journey {
  const outside = PORTS.filter((country) => !memberStates.has(country));
  const inside = PORTS.filter((country) => memberStates.has(country));
  const length = Math.max(2, below(root, 'activeBorderTransportMeans/countriesOfRoutingOfMeansOfTransport').length);
  const enters = taste.whole(1, length - 1, length - 1);
  const entry = taste.pick(ENTRY, 0);
  const route = Array.from({ length }, (_, at) => {
    if (at === enters) return entry;
    return at < enters ? taste.pick(outside, at) : taste.pick([...inside, ...outside], at);
  });
  return { route, entry };
}

/**
 * Countries of a house consignment: from acceptance to delivery. C3020: buyer and seller, or a supplementary declarant, are
 * named where goods are delivered in the Union; where they are left out, goods are delivered elsewhere.
 */
export interface Carriage {
  route: readonly string[];
}

export function planCarriage(consignment: Shoot, memberStates: ReadonlySet<string>, taste: Taste): Carriage {
  const outside = PORTS.filter((country) => !memberStates.has(country));
  const inside = PORTS.filter((country) => memberStates.has(country));
  const { node } = consignment;
  const asked = node.kind === 'group' ? node.children.filter(({ conditions }) => conditions.includes('C3020')) : [];
  const told = asked.every(({ name }) => consignment.counts.get(name)! > 0);
  const length = Math.max(2, below(consignment, 'countriesOfRoutingOfConsignment').length);
  const route = Array.from({ length }, (_, at) => {
    if (at === 0) return taste.pick(outside, 0);
    if (at === length - 1) return told ? taste.pick([...inside, ...(asked.length > 0 ? [] : outside)], 0) : taste.pick(outside, 1);
    return taste.pick([...outside, ...inside], at);
  });
  return { route };
}

/** A UN/LOCODE in a country. */
export const portIn = (country: string, taste: Taste): string =>
  taste.pick(
    external.CL244.filter((port) => countryOf(port) === country),
    0,
  );

/** A customs office in a country that has one among our codes. */
export const officeIn = (country: string, taste: Taste): string =>
  taste.pick(
    external.CL141.filter((office) => countryOf(office) === country),
    0,
  );

