import type { LinkFacts } from './facts';
import { KEYS, type Expected, type KeyName } from './keys';

/** A filing in force. */
export interface Node {
  mrn: string;
  links: LinkFacts;
  /** F25s that joined it. */
  joined: readonly LinkFacts[];
}

export interface Pair {
  upper: readonly string[];
  lower: readonly string[];
  key: KeyName;
  /** Whether this upper alone makes the lower count as linked. */
  anchor: boolean;
}

/** Where a filing stands among the others. */
export interface Standing {
  /** Whether everything that it gives belongs below something. */
  linked: boolean;
  /** Whether everything that it expects is there and complete itself. */
  complete: boolean;
  /** EORIs that it names and that have not filed, each once. */
  missing: readonly string[];
  /** MRNs of what is linked directly below it. */
  lower: readonly string[];
}

/** How filings are linked: readings in one place, so that a wrong one can be planted. */
export interface LinkRules {
  pairs: readonly Pair[];
  /** Whether a filing is linked below another, given in which order they were accepted. */
  order: (upperFirst: boolean) => boolean;
  /** Whether an ENS is complete, given for each thing expected whether it is there, and whether it is complete itself. */
  enough: (expected: readonly { there: boolean; complete: boolean }[]) => boolean;
}

/** Something that an upper filing waits for. */
interface Awaited {
  /** Name of the key and its value. */
  key: string;
  party?: string;
  anchor: boolean;
  /** Filings that are there for it, by their place among all. */
  lower: readonly number[];
}

const keysOf = (key: KeyName, values: readonly string[]): string[] => [...new Set(values)].map((value) => `${key}\n${value}`);

/** What a filing gives: one list for each key by which it can be linked below another. */
function givenBy({ links }: Node, pairs: readonly Pair[]): string[][] {
  const names = new Set(pairs.filter((pair) => pair.lower.includes(links.type)).map(({ key }) => key));
  return [...names].map((name) => keysOf(name, KEYS[name].gives(links))).filter((keys) => keys.length > 0);
}

/** What a filing waits for. Two pairs with one key ask for the same, from other types of filing: any of them will do. */
function awaitedBy({ links }: Node, pairs: readonly Pair[], there: (key: string, types: readonly string[]) => number[]): Awaited[] {
  const own = pairs.filter((pair) => pair.upper.includes(links.type));
  return [...new Set(own.map(({ key }) => key))].flatMap((name) => {
    const rows = own.filter(({ key }) => key === name);
    const types = rows.flatMap(({ lower }) => lower);
    const parties = new Map(KEYS[name].expects(links).map(({ key, party }: Expected) => [key, party]));
    return [...parties].map(([value, party]) => {
      const key = `${name}\n${value}`;
      return { key, party, anchor: rows.some(({ anchor }) => anchor), lower: there(key, types) };
    });
  });
}

/** Every key by which a filing may be above or below another, under the widest reading of the pairs. */
export function tiesOf(node: Node, pairs: readonly Pair[]): string[] {
  return [...new Set([...givenBy(node, pairs).flat(), ...awaitedBy(node, pairs, () => []).map(({ key }) => key)])];
}

/**
 * What holds of each filing where it depends on what holds of others: begun with the same for all, and asked again until nothing
 * changes. So a ring of filings that name each other comes to what was begun with, wherever one enters it.
 */
function settled(count: number, begin: boolean, answer: (at: number, before: readonly boolean[]) => boolean): boolean[] {
  let now: boolean[] = Array.from({ length: count }, () => begin);
  for (;;) {
    const next = now.map((_, at) => answer(at, now));
    if (next.every((holds, at) => holds === now[at])) return next;
    now = next;
  }
}

/**
 * How filings stand to each other. A function of what is there, in whatever order it came: whoever lodges, amends or invalidates
 * asks anew (BPM L3.5, PET09). `nodes` in the order of acceptance.
 */
export function standings(nodes: readonly Node[], { pairs, order, enough }: LinkRules): Map<string, Standing> {
  const given = nodes.map((node) => givenBy(node, pairs));
  const givers = new Map<string, number[]>();
  given.forEach((lists, at) => lists.flat().forEach((key) => collect(givers, key, at)));

  const awaited = nodes.map((node, upper) => awaitedBy(node, pairs, (key, types) =>
    (givers.get(key) ?? []).filter((lower) => lower !== upper && types.includes(nodes[lower]!.links.type) && order(upper < lower))));
  const above = new Map<number, { upper: number; key: string; anchor: boolean }[]>();
  awaited.forEach((things, upper) => things.forEach(({ key, anchor, lower }) => lower.forEach((one) => collect(above, one, { upper, key, anchor }))));

  const complete = settled(nodes.length, true, (at, before) =>
    enough(awaited[at]!.map(({ lower }) => ({ there: lower.length > 0, complete: lower.some((one) => before[one]) }))));
  const linked = settled(nodes.length, false, (at, before) => {
    const held = new Set((above.get(at) ?? []).filter(({ anchor, upper }) => anchor || before[upper]).map(({ key }) => key));
    return nodes[at]!.joined.length > 0 || given[at]!.some((keys) => keys.every((key) => held.has(key)));
  });

  return new Map(nodes.map(({ mrn }, at) => [mrn, {
    linked: linked[at]!,
    complete: complete[at]!,
    missing: [...new Set(awaited[at]!.flatMap(({ party, lower }) => (party === undefined || lower.length > 0 ? [] : [party])))],
    lower: [...new Set(awaited[at]!.flatMap(({ lower }) => lower))].map((lower) => nodes[lower]!.mrn),
  }]));
}

function collect<Name, Value>(into: Map<Name, Value[]>, name: Name, value: Value): void {
  const values = into.get(name);
  if (values === undefined) into.set(name, [value]);
  else values.push(value);
}
