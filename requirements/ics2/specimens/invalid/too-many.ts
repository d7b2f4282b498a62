import { CURRENT_EDITION } from '../../editions/editions';
import type { Node } from '../../structures/model';
import { messageCodes, placesOf, structure } from '../../structures/structures';
import { type Twig, writeXml } from '../tree';
import type { Break, Constraint } from './constraint';
import { at, copyOf, last, parent, type Trail } from './twigs';

/** Largest number of repetitions that is exceeded at every place; beyond it, once for each kind of group. */
const EVERYWHERE = 999;
/** Size of a specimen, in characters, beyond which too many is not tried: a million repetitions show what ten show. */
const LARGEST = 4_000_000;
/** Numbers that count the repetitions of a group; they go on in copies, so that only their quantity is wrong. */
const COUNTERS = ['goodsItemNumber', 'sequenceNumber'];

/** A repetition that differs where repetitions have to: in its number, and in the document it names (R3052). */
function again(twig: Twig, number: number): Twig {
  const copy = copyOf(twig);
  const document = at(copy, 'documentNumber');
  if (document !== undefined) document.value = `AGAIN-${number}`;
  for (const name of COUNTERS) {
    const counter = at(copy, name);
    if (counter?.node.kind !== 'value' || counter.node.value.base !== 'decimal') continue;
    counter.value = String(Math.min(number, 10 ** counter.node.value.totalDigits - 1));
  }
  return copy;
}

/** What makes two groups the same for this purpose: what they hold, and how often they may be there. */
function kindOf(node: Node): string {
  const holds = node.kind === 'value' ? '' : (node.group ?? node.children.map(({ name }) => name).join());
  return `${node.name} ${node.max} ${holds}`;
}

let firsts: Map<string, string> | undefined;

/** The first place of each kind of group that may be there more often than is tried everywhere. */
function firstOf(node: Node): string {
  if (firsts === undefined) {
    firsts = new Map();
    for (const message of messageCodes(CURRENT_EDITION))
      for (const place of placesOf(structure(message)))
        if (place.node.max > EVERYWHERE && !firsts.has(kindOf(place.node))) firsts.set(kindOf(place.node), place.path);
  }
  return firsts.get(kindOf(node))!;
}

function exceed(node: Node, path: string, trail: Trail): Break | string {
  if (node.max > EVERYWHERE && firstOf(node) !== path) return `more than ${EVERYWHERE} repetitions: tried once for each kind of group`;
  const group = parent(trail);
  const same = group.children.filter((twig) => twig.node === node);
  const model = same[same.length - 1] ?? last(trail);
  if (node.max > EVERYWHERE && node.max * writeXml(model).length > LARGEST) return `more than ${LARGEST} characters`;
  const copies: Twig[] = [];
  for (let number = same.length + 1; number <= node.max + 1; number++) copies.push(again(model, number));
  const end = group.children.indexOf(model) + 1;
  group.children = [...group.children.slice(0, end), ...copies, ...group.children.slice(end)];
  return { at: copies[copies.length - 1]! };
}

/** One more than may be there. */
export function tooMany(message: string, path: string, node: Node): Constraint {
  return {
    message,
    kind: 'too many',
    path,
    how: `${node.max + 1} of ${node.max}`,
    id: 'GEN-REPEAT',
    schemaSees: true,
    apply: (_root, trail) => exceed(node, path, trail),
  };
}
