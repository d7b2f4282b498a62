import type { XmlElement } from '../../../../protocols/xml';

/** Follows an XPath of local names and positions from the document's root; undefined where it selects nothing. */
export function resolvePointer(root: XmlElement, pointer: string): XmlElement | undefined {
  const [first, ...steps] = pointer.split('/').slice(1);
  if (!pointer.startsWith('/') || first !== root.name) return undefined;
  return steps.reduce<XmlElement | undefined>((from, step) => {
    const match = /^([A-Za-z]+)(?:\[(\d+)\])?$/.exec(step);
    if (from === undefined || match === null) return undefined;
    return from.children.filter((one) => one.name === match[1])[Number(match[2] ?? 1) - 1];
  }, root);
}
