import type { Twig } from '../tree';
import { all, put, set } from './twigs';

function renumber(group: Twig, name: string): void {
  all(group, name).forEach((entry, index) => set(entry, 'sequenceNumber', String(index + 1)));
}

const entryLike = (model: Twig, country: string): Twig => {
  const entry: Twig = { node: model.node, children: model.children.map((child) => ({ ...child })) };
  set(entry, 'country', country);
  return entry;
};

/** A further entry of a routing, in front of the given one. */
export function insertEntry(group: Twig, before: Twig, country: string): Twig {
  const entry = entryLike(before, country);
  group.children.splice(group.children.indexOf(before), 0, entry);
  renumber(group, before.node.name);
  return entry;
}

/** A further entry of a routing, at its end. */
export function appendEntry(group: Twig, model: Twig, country: string): Twig {
  const entry = put(group, entryLike(model, country));
  renumber(group, model.node.name);
  return entry;
}
