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

class Opened implements Scope {
  private byName: Map<string, XmlElement[]> | undefined;

  constructor(
    readonly element: XmlElement,
    readonly node: GroupNode,
    readonly up: Scope | undefined,
  ) {}

  /** Made when somebody asks: most groups of a message have no rule that does. */
  get children(): ReadonlyMap<string, readonly XmlElement[]> {
    if (this.byName === undefined) {
      this.byName = new Map();
      for (const child of this.element.children) {
        if (child.ns !== this.element.ns) continue;
        const same = this.byName.get(child.name);
        if (same === undefined) this.byName.set(child.name, [child]);
        else same.push(child);
      }
    }
    return this.byName;
  }
}

export function openScope(element: XmlElement, node: GroupNode, up?: Scope): Scope {
  return new Opened(element, node, up);
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

const splitSteps = new Map<string, readonly string[]>();

/** `a/b` as its steps. Rules ask for few paths, very often. */
function stepsOf(path: string): readonly string[] {
  let steps = splitSteps.get(path);
  if (steps === undefined) splitSteps.set(path, (steps = path.split('/')));
  return steps;
}

/** All elements reached by child steps `a/b` from an element, in document order. */
export function elementsAt(from: XmlElement | undefined, steps: string): XmlElement[] {
  let level = from === undefined ? [] : [from];
  for (const step of stepsOf(steps)) {
    const next: XmlElement[] = [];
    for (const one of level) for (const child of one.children) if (child.name === step && child.ns === one.ns) next.push(child);
    level = next;
  }
  return level;
}

/** The first of {@link elementsAt}, without looking at the others. */
function firstAt(from: XmlElement | undefined, steps: readonly string[], depth = 0): XmlElement | undefined {
  if (from === undefined || depth === steps.length) return from;
  for (const child of from.children) {
    if (child.name !== steps[depth] || child.ns !== from.ns) continue;
    const found = firstAt(child, steps, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Trimmed value of the first element reached; a date-time is read through its wrapper. Undefined when there is none. */
export function valueAt(from: XmlElement | undefined, steps: string): string | undefined {
  const found = firstAt(from, stepsOf(steps));
  return found === undefined ? undefined : valueOf(found);
}

/** Trimmed value of an element; a date-time is read through its wrapper. */
export function valueOf(element: XmlElement): string {
  return writtenIn(element).trim();
}

/**
 * Value of an element to the letter; a date-time is read through its wrapper. Numbers and names that people give (MRN, EORI, telephone)
 * are texts, whose white space is part of them: no schema processor takes it away, so a rule on their form sees it.
 */
export function writtenIn(element: XmlElement): string {
  if (element.children.length === 0) return element.text;
  const wrapped = element.children.find((child) => child.name === 'DateTime' && child.ns === element.ns);
  return (wrapped ?? element).text;
}
