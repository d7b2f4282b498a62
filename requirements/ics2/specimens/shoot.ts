import type { GroupNode, MessageStructure, Node } from '../structures/model';
import { cites, settle } from './choices';
import type { Taste } from './taste';
import type { Twig } from './tree';

/** A twig while it grows: it knows where it stands. */
export interface Shoot extends Twig {
  path: string;
  up: Shoot | undefined;
  /** Among its siblings of the same name, from 0. */
  index: number;
  /** How many children of each name the group will have; known before they grow. */
  counts: ReadonlyMap<string, number>;
  children: Shoot[];
}

/** Nearest group around with one of these names. */
export function around(shoot: Shoot | undefined, ...names: string[]): Shoot | undefined {
  for (let at = shoot; at !== undefined; at = at.up) if (names.includes(at.node.name)) return at;
  return undefined;
}

/** The master or house consignment that a place belongs to. */
export const consignmentOf = (shoot: Shoot | undefined): Shoot | undefined =>
  around(shoot, 'consignmentHouseLevel', 'consignmentMasterLevel');

/** Everything reached by child steps `a/b`, in order. */
export function below(shoot: Shoot | undefined, steps: string): Shoot[] {
  return steps
    .split('/')
    .reduce<Shoot[]>(
      (level, step) => level.flatMap((one) => one.children.filter(({ node }) => node.name === step)),
      shoot === undefined ? [] : [shoot],
    );
}

/** Groups that have no mandatory child, and the child that makes them say something; otherwise it is the first one. */
const TELLING: Readonly<Record<string, string>> = { additionalInformation: 'text' };

/** What one group owes to what stands elsewhere in the message. */
function oweElsewhere(shoot: Shoot, counts: Map<string, number>): void {
  const group = shoot.node as GroupNode;
  const consignment = consignmentOf(shoot);
  const give = (name: string): void => void counts.set(name, Math.max(1, counts.get(name)!));
  // C3025, C3048: goods need no commodity code between natural persons, which both have to be named for that.
  if (group.name === 'commodity' && cites(group, ['C3025', 'C3048'])) {
    const persons = ['consignor', 'consignee'].every((party) => (consignment?.counts.get(party) ?? 0) > 0);
    if (!persons) give('commodityCode');
  }
  if (group.name === 'additionalInformation') {
    // C3022: a house consignment without a consignee says so by code 10600.
    const first = shoot.up === consignment && shoot.index === 0;
    if (first && cites(consignment!.node as GroupNode, ['C3022']) && consignment!.counts.get('consignee') === 0) give('code');
    // R3031: goods items that all say the same would say it at the consignment; texts tell them apart.
    if (group.rules.includes('R3031')) give('text');
  }
}

function countChildren(shoot: Shoot, taste: Taste): Map<string, number> {
  const group = shoot.node as GroupNode;
  const counts = new Map(
    group.children.map((child) => [child.name, Math.min(child.max, Math.max(child.min, taste.count(child, `${shoot.path}/${child.name}`)))]),
  );
  // Neighbours and repetitions take turns. What stands beside at the top is left out, where an amendment has one more than its filing.
  const turn = ({ up }: Shoot): number => (up?.up === undefined ? 0 : up.children.length + turn(up));
  settle(group, counts, (ways) => taste.pick(ways, turn(shoot)));
  oweElsewhere(shoot, counts);
  if ([...counts.values()].every((count) => count === 0)) counts.set(TELLING[group.name] ?? group.children[0]!.name, 1);
  return counts;
}

function grow(node: Node, path: string, up: Shoot | undefined, index: number, taste: Taste): Shoot {
  const shoot: Shoot = { node, path, up, index, counts: new Map(), children: [] };
  if (node.kind === 'value') return shoot;
  const counts = (shoot.counts = countChildren(shoot, taste));
  for (const child of node.children)
    for (let nth = 0; nth < counts.get(child.name)!; nth++)
      shoot.children.push(grow(child, `${path}/${child.name}`, shoot, nth, taste));
  return shoot;
}

/**
 * The places of a message as a taste wishes them, in a number and company that structure, rules and conditions allow. No
 * place has a value yet: where a condition ties a value to what is there, the value follows.
 */
export function growPlaces({ message, root }: MessageStructure, taste: Taste): Shoot {
  return grow(root, `/${message}`, undefined, 0, taste);
}
