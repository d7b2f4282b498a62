import type { Twig } from '../tree';

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
