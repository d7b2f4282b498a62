import type { XmlElement } from './element';

/**
 * Finds the element that libxml2's node path means. Its steps are `name`, `prefix:name`, or `*` for an element in a default namespace;
 * a position counts elements of that prefix and name, or, after `*`, all elements. A trailing attribute or text step is left off.
 *
 * @returns undefined when the path has another shape; it is used for people only.
 */
export function elementAtLibxmlPath(root: XmlElement, path: string): XmlElement | undefined {
  let level: readonly XmlElement[] = [root];
  let found: XmlElement | undefined;
  for (const step of path.split('/').slice(1)) {
    if (step.startsWith('@') || step.startsWith('text()')) return found;
    const parts = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step);
    if (parts === null) return undefined;
    const name = parts[1]!;
    const same = level.filter((one) => name === '*' || (one.prefix === '' ? one.name : `${one.prefix}:${one.name}`) === name);
    found = same[Number(parts[2] ?? 1) - 1];
    if (found === undefined) return undefined;
    level = found.children;
  }
  return found;
}
