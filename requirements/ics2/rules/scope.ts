import type { XmlElement } from '../../../protocols/xml';
import type { GroupNode } from '../structures/model';

/** One group of the message as it stands there, with its place in the structure and the groups around it. */
export interface Scope {
  readonly element: XmlElement;
  readonly node: GroupNode;
  readonly up: Scope | undefined;
  /** Child elements in the message's namespace, by name, in document order. */
  readonly children: ReadonlyMap<string, readonly XmlElement[]>;
}

export function openScope(element: XmlElement, node: GroupNode, up?: Scope): Scope {
  const children = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    if (child.ns !== element.ns) continue;
    const same = children.get(child.name);
    if (same === undefined) children.set(child.name, [child]);
    else same.push(child);
  }
  return { element, node, up, children };
}

/** Nearest group with this name, the scope itself included. */
export function enclosing(scope: Scope | undefined, name: string): Scope | undefined {
  for (let at = scope; at !== undefined; at = at.up) if (at.node.name === name) return at;
  return undefined;
}

/** The root of the message. */
export function rootOf(scope: Scope): XmlElement {
  let at = scope;
  while (at.up !== undefined) at = at.up;
  return at.element;
}

/** All elements reached by child steps `a/b` from an element, in document order. */
export function elementsAt(from: XmlElement | undefined, steps: string): XmlElement[] {
  return steps
    .split('/')
    .reduce<XmlElement[]>(
      (level, step) => level.flatMap((one) => one.children.filter((child) => child.name === step && child.ns === one.ns)),
      from === undefined ? [] : [from],
    );
}

/** Trimmed value of the first element reached; a date-time is read through its wrapper. Undefined when there is none. */
export function valueAt(from: XmlElement | undefined, steps: string): string | undefined {
  const found = elementsAt(from, steps)[0];
  return found === undefined ? undefined : valueOf(found);
}

/** Trimmed value of an element; a date-time is read through its wrapper. */
export function valueOf(element: XmlElement): string {
  const wrapped = element.children.find((child) => child.name === 'DateTime' && child.ns === element.ns);
  return (wrapped ?? element).text.trim();
}
