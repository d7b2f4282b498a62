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

interface Edge {
  upper: number;
  lower: number;
  key: KeyName;
  value: string;
  anchor: boolean;
}

/** What is asked of filings in a ring, where each is below the other: `inRing` for the one that was begun with. */
function withRings<Answer>(inRing: Answer, answer: (at: number) => Answer): (at: number) => Answer {
  const known = new Map<number, Answer>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    known.set(at, inRing);
    const found = answer(at);
    known.set(at, found);
    return found;
  };
}

/**
 * How filings stand to each other. A function of what is there, in whatever order it came: whoever lodges, amends or invalidates
 * asks anew (BPM L3.5, PET09). `nodes` in the order of acceptance.
 */
export function standings(nodes: readonly Node[], { pairs, order, enough }: LinkRules): Map<string, Standing> {
  const givers = new Map<string, number[]>();
  const gives = nodes.map(({ links }) => keysBelow(pairs, links));
  gives.forEach((keys, at) => keys.forEach(({ key, value }) => collect(givers, `${key}\n${value}`, at)));

  /** For each filing, each thing that it expects with the filings that are there for it. */
  const expects = nodes.map(({ links }, upper) => pairs.filter((pair) => pair.upper.includes(links.type)).map((pair) => ({
    pair, things: KEYS[pair.key].expects(links).map((thing: Expected) => ({
      ...thing, lower: (givers.get(`${pair.key}\n${thing.key}`) ?? []).filter((lower) => lower !== upper && pair.lower.includes(nodes[lower]!.links.type) && order(upper < lower)),
    })),
  })));
  /** Two pairs of one upper may expect the same by the same key (F22 and F33 below F21): either will do. */
  const merged = expects.map(mergedThings);

  const above = new Map<number, Edge[]>();
  expects.forEach((rows, upper) => rows.forEach(({ pair, things }) => things.forEach((thing) =>
    thing.lower.forEach((lower) => collect(above, lower, { upper, lower, key: pair.key, value: thing.key, anchor: pair.anchor })))));

  const complete: (at: number) => boolean = withRings(true, (at) =>
    enough(merged[at]!.map(({ lower }) => ({ there: lower.length > 0, complete: lower.some(complete) }))));
  const linked: (at: number) => boolean = withRings(false, (at) => {
    if (nodes[at]!.joined.length > 0) return true;
    const edges = above.get(at) ?? [];
    const held = ({ key, value }: { key: KeyName; value: string }): boolean =>
      edges.some((edge) => edge.key === key && edge.value === value && (edge.anchor || linked(edge.upper)));
    const names = new Set(gives[at]!.map(({ key }) => key));
    return [...names].some((name) => gives[at]!.filter(({ key }) => key === name).every(held));
  });

  return new Map(nodes.map(({ mrn }, at) => [mrn, {
    linked: linked(at),
    complete: complete(at),
    missing: [...new Set(merged[at]!.flatMap(({ party, lower }) => (party === undefined || lower.length > 0 ? [] : [party])))],
    lower: [...new Set(merged[at]!.flatMap(({ lower }) => lower))].map((lower) => nodes[lower]!.mrn),
  }]));
}

function collect<Name, Value>(into: Map<Name, Value[]>, name: Name, value: Value): void {
  const values = into.get(name);
  if (values === undefined) into.set(name, [value]);
  else values.push(value);
}

/** What a filing gives by each key under which it can be linked below another, each once. */
function keysBelow(pairs: readonly Pair[], links: LinkFacts): { key: KeyName; value: string }[] {
  const names = new Set(pairs.filter((pair) => pair.lower.includes(links.type)).map(({ key }) => key));
  return [...names].flatMap((key) => [...new Set(KEYS[key].gives(links))].map((value) => ({ key, value })));
}

type Thing = Expected & { lower: number[] };

function mergedThings(rows: readonly { pair: Pair; things: readonly Thing[] }[]): Thing[] {
  const byKey = new Map<string, Thing>();
  for (const { pair, things } of rows) {
    for (const thing of things) {
      const name = `${pair.key}\n${thing.key}`;
      byKey.set(name, { ...thing, lower: [...(byKey.get(name)?.lower ?? []), ...thing.lower] });
    }
  }
  return [...byKey.values()];
}
