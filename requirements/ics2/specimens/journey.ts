import external from './external-codes.json';
import { below, type Shoot } from './shoot';
import type { Taste } from './taste';

const countryOf = (code: string): string => code.slice(0, 2);
const countriesOf = (codes: readonly string[]): readonly string[] => [...new Set(codes.map(countryOf))];
/** Member states that have an office of first entry among our codes. */
const ENTRY = countriesOf(external.CL141);
const PORTS = countriesOf(external.CL244);

/** Where the means of transport goes. */
export interface Journey {
  /** Countries from the place of loading, by way of the office of first entry, to the place of unloading. */
  route: readonly string[];
  /** Member state of the office of first entry. */
  entry: string;
}

/**
 * R3013, R3014, R3018: the route begins where the goods are loaded and ends where they are unloaded, and its first member
 * state is that of the office of first entry. Loading stays outside the Union, so that entry happens on the way.
 */
export function planJourney(root: Shoot, memberStates: readonly string[], taste: Taste): Journey {
  const outside = PORTS.filter((country) => !memberStates.includes(country));
  const length = Math.max(2, below(root, 'activeBorderTransportMeans/countriesOfRoutingOfMeansOfTransport').length);
  const enters = taste.whole(1, length - 1, length - 1);
  const entry = taste.pick(ENTRY, 0);
  const route = Array.from({ length }, (_, at) => (at === enters ? entry : taste.pick(at < enters ? outside : PORTS, at)));
  return { route, entry };
}

/**
 * Countries that a consignment passes, from acceptance to delivery (R3022). C3020: buyer and seller, or a supplementary
 * declarant, are named where goods are delivered in the Union; where they could be named and are not, goods go elsewhere.
 */
export function planCarriage(consignment: Shoot, memberStates: readonly string[], taste: Taste): readonly string[] {
  const outside = PORTS.filter((country) => !memberStates.includes(country));
  const inside = PORTS.filter((country) => memberStates.includes(country));
  const { node, counts } = consignment;
  const asked = node.kind === 'group' ? node.children.filter(({ conditions }) => conditions.includes('C3020')) : [];
  const silent = asked.some(({ name }) => counts.get(name) === 0);
  const length = Math.max(2, below(consignment, 'countriesOfRoutingOfConsignment').length);
  const between = Array.from({ length: length - 2 }, (_, at) => taste.pick(PORTS, at + 1));
  return [taste.pick(outside, 0), ...between, silent ? taste.pick(outside, 1) : taste.pick([...inside, ...outside], 0)];
}

/** A UN/LOCODE in a country of the route. */
export function portIn(country: string, taste: Taste): string {
  const there = external.CL244.filter((port) => countryOf(port) === country);
  return taste.pick(there, 0);
}

/** A customs office in the member state of entry. */
export function officeIn(country: string, taste: Taste): string {
  const there = external.CL141.filter((office) => countryOf(office) === country);
  return taste.pick(there, 0);
}
