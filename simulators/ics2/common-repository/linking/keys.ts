import type { LinkedConsignment, LinkFacts } from './facts';

/** What an upper filing waits for: a filing that gives this key. */
export interface Expected {
  key: string;
  /** EORI of who is to file it; undefined where nobody is named (post). */
  party?: string;
}

/** What two filings have in common if they belong together: what the upper one expects, and what the lower one gives. */
export interface Key {
  expects: (filing: LinkFacts) => Expected[];
  gives: (filing: LinkFacts) => string[];
}

/** No value holds a line break. A key with a part missing matches nothing. */
const keyOf = (...parts: (string | undefined)[]): string | undefined => (parts.includes(undefined) || parts.includes('') ? undefined : parts.join('\n'));
const given = (key: string | undefined): string[] => (key === undefined ? [] : [key]);

const houses = ({ consignments }: LinkFacts): LinkedConsignment[] => consignments.filter(({ level }) => level === 'house');

/** One expectation for each party that a consignment names. */
const fromNamed = (key: (consignment: LinkedConsignment, party: string, filing: LinkFacts) => string | undefined) => (filing: LinkFacts): Expected[] =>
  filing.consignments.flatMap((one) => one.named.flatMap((party) => given(key(one, party, filing)).map((whole) => ({ key: whole, party }))));

const fromHouses = (key: (consignment: LinkedConsignment, filing: LinkFacts) => string | undefined) => (filing: LinkFacts): string[] =>
  houses(filing).flatMap((one) => given(key(one, filing)));

const receptacles = ({ consignments }: LinkFacts): string[] => consignments.flatMap((one) => one.receptacles);
const items = (filing: LinkFacts): string[] => houses(filing).flatMap(({ house }) => given(keyOf(house)));

/** By the names that pairs.json calls them (BPM L3.5, PET09). */
export const KEYS = {
  /** Master bill number and carrier; the lower filing's declarant is whom the upper one names. */
  bill: {
    expects: fromNamed(({ master, carrier }, party) => keyOf(master, carrier, party)),
    gives: fromHouses(({ master, carrier }, { declarant }) => keyOf(master, carrier, declarant)),
  },
  /** Straight bill number; the carrier of the lower filing is the declarant of the upper one. */
  'straight-bill': {
    expects: fromNamed(({ master }, party, { declarant }) => keyOf(master, declarant, party)),
    gives: fromHouses(({ master, carrier }, { declarant }) => keyOf(master, carrier, declarant)),
  },
  /** Master air waybill number, character for character; the declarant as with a bill. The table of F21 has no room for house air waybills. */
  'air-waybill': {
    expects: fromNamed(({ master }, party) => keyOf(master, party)),
    gives: fromHouses(({ master }, { declarant }) => keyOf(master, declarant)),
  },
  /** Post: the number of each item that F44 puts into a receptacle. */
  item: { expects: (filing) => items(filing).map((key) => ({ key })), gives: items },
  /** Post: each receptacle that the transport carries. */
  receptacle: { expects: (filing) => receptacles(filing).map((key) => ({ key })), gives: receptacles },
} satisfies Record<string, Key>;

export type KeyName = keyof typeof KEYS;
