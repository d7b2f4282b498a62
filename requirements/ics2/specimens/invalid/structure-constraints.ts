import type { Break, Constraint } from './constraint';
import { isOrdered, type Place } from './place';
import { tooMany } from './too-many';
import { isAttribute, last, parent, type Trail } from './twigs';

function* missing({ message, path, node }: Place): Generator<Constraint> {
  if (node.min === 0) return;
  const attribute = node.kind === 'value' && node.form === 'attribute';
  yield {
    message,
    kind: attribute ? 'missing attribute' : 'missing',
    path,
    how: node.min === 1 ? 'none' : `${node.min - 1} of ${node.min}`,
    id: 'GEN-MANDATORY',
    schemaSees: true,
    apply: (_root, trail) => {
      const group = parent(trail);
      const same = group.children.filter((twig) => twig.node === node);
      const kept = new Set(same.slice(0, node.min - 1));
      group.children = group.children.filter((twig) => twig.node !== node || kept.has(twig));
      return { at: group };
    },
  };
}

/** An element and its nearest neighbour change places. */
function* order({ message, path, node, within }: Place): Generator<Constraint> {
  if (!isOrdered(node) || within === undefined || within.children.filter(isOrdered).length < 2) return;
  yield {
    message,
    kind: 'order',
    path,
    how: 'in the place of its neighbour',
    id: 'GEN-ORDER',
    schemaSees: true,
    // The neighbours of some places are all optional.
    bases: ['place', 'full'],
    apply: (_root, trail) => swap(trail),
  };
}

function swap(trail: Trail): Break | string {
  const group = parent(trail);
  const { node } = last(trail);
  const elements = group.children.filter((twig) => !isAttribute(twig));
  const first = elements.findIndex((twig) => twig.node === node);
  const end = elements.length - [...elements].reverse().findIndex((twig) => twig.node === node);
  const [before, after] = first > 0 ? [elements[first - 1], elements[first]] : [elements[end - 1], elements[end]];
  if (before === undefined || after === undefined) return 'no valid specimen has anything beside it';
  group.children = group.children.map((twig) => (twig === before ? after : twig === after ? before : twig));
  return { at: before };
}

/** What the table says about the presence, number and place of an element or XML attribute. */
export function* structureConstraints(place: Place): Generator<Constraint> {
  if (place.within === undefined) return;
  yield* missing(place);
  if (isOrdered(place.node)) yield tooMany(place.message, place.path, place.node);
  yield* order(place);
}
