import { CURRENT_EDITION } from '../editions/editions';
import { messageCodes, placesOf, structure } from '../structures/structures';
import { makeSpecimen } from './specimen';
import type { Twig } from './tree';

/** Paths of names of all places that a message holds, each once, the root first. */
export function placesHeld(root: Twig): Set<string> {
  const held = new Set<string>();
  const pending = [{ twig: root, path: `/${root.node.name}` }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    held.add(next.path);
    for (const twig of next.twig.children) pending.push({ twig, path: `${next.path}/${twig.node.name}` });
  }
  return held;
}

/** What the full specimen of one message holds of its structure. */
export interface Covered {
  message: string;
  places: number;
  held: number;
  /** Places that cannot stand beside those held: the other way of an exclusive choice that the message makes only once. */
  apart: string[];
}

/** Every message of an edition, and which of its places its full specimen holds. */
export function coveredPlaces(edition = CURRENT_EDITION): Covered[] {
  return messageCodes(edition).map((message) => {
    const held = placesHeld(makeSpecimen(message, { kind: 'full' }, { edition }));
    const paths = [...placesOf(structure(message, edition))].map(({ path }) => path);
    const apart = paths.filter((path) => !held.has(path));
    return { message, places: paths.length, held: paths.length - apart.length, apart };
  });
}
