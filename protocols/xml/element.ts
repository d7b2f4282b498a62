/**
 * A read-only XML tree: namespace-aware, with positions, and with nothing to dispose. Elements of a document that was read are made when
 * somebody looks at them, from its text. It is what judges read. Text is complete (across CDATA and comments), so a comment cannot hide half of a value.
 */
export interface XmlAttribute {
  /** Local name. */
  readonly name: string;
  /** Namespace URI, '' when the attribute is in none. */
  readonly ns: string;
  /** Prefix as written, '' when there is none. Never significant; kept for the canonical form. */
  readonly prefix: string;
  readonly value: string;
}

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** Namespace URI, '' when the element is in none. */
  readonly ns: string;
  /** Prefix as written, '' when there is none. Never significant; kept for messages to people. */
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The element's own character data, joined; text of descendants is not included. Not trimmed. */
  readonly text: string;
  /** The text as a prefixed name, where it has that form: its prefix means what is declared here. `ns` undefined = declared nowhere. */
  readonly qname?: { readonly ns: string | undefined; readonly local: string };
  /** 1-based line of the start tag. */
  readonly line: number;
  /** Local names from the root, with a 1-based position where siblings share the name: `/IE3F10/declarant/address[2]/city`. */
  readonly path: string;
  /** 0-based place among all elements of the document that was read, in document order. */
  readonly order?: number;
  /** Whether its own text is white space only; quicker to know than the text. */
  readonly blank?: boolean;
  /**
   * Lets go of the elements below, for those who walk through a message of a hundred megabytes. They can be looked at again and say the
   * same, but are then other objects.
   */
  forget?(): void;
}

/** Whether an element has this local name in this namespace. */
export function isNamed(el: XmlElement, name: string, ns: string): boolean {
  return el.name === name && el.ns === ns;
}

/** First child element with this local name (and namespace, where given). */
export function child(el: XmlElement | undefined, name: string, ns?: string): XmlElement | undefined {
  if (el === undefined) return undefined;
  for (const one of el.children) if (one.name === name && (ns === undefined || one.ns === ns)) return one;
  return undefined;
}

/** All child elements with this local name (and namespace, where given), in document order. */
export function children(el: XmlElement | undefined, name: string, ns?: string): XmlElement[] {
  const found: XmlElement[] = [];
  if (el !== undefined) for (const one of el.children) if (one.name === name && (ns === undefined || one.ns === ns)) found.push(one);
  return found;
}

/** The first element reached by child steps `a/b/c` (local names; each step takes the first match). */
export function at(el: XmlElement | undefined, steps: string): XmlElement | undefined {
  let reached = el;
  for (const step of steps.split('/')) reached = child(reached, step);
  return reached;
}

/** Every element reached by child steps `a/b/c`, in document order. */
export function all(el: XmlElement | undefined, steps: string): XmlElement[] {
  let level = el === undefined ? [] : [el];
  for (const step of steps.split('/')) {
    const next: XmlElement[] = [];
    for (const one of level) for (const below of one.children) if (below.name === step) next.push(below);
    level = next;
  }
  return level;
}

/** Trimmed text of the element reached by `steps`; undefined when there is no such element (an empty element gives ''). */
export function textAt(el: XmlElement | undefined, steps: string): string | undefined {
  return at(el, steps)?.text.trim();
}

/** Value of an attribute; without `ns` the attribute must be in no namespace. */
export function attribute(el: XmlElement | undefined, name: string, ns = ''): string | undefined {
  return el?.attributes.find((one) => one.name === name && one.ns === ns)?.value;
}

/** The element itself and all its descendants, in document order. */
export function* walk(el: XmlElement): Generator<XmlElement> {
  const pending = [el];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) pending.push(next.children[i]!);
  }
}

/** The same as a list, made more quickly: for documents that are small or looked through several times. */
export function everyElement(el: XmlElement, into: XmlElement[] = []): XmlElement[] {
  into.push(el);
  for (const one of el.children) everyElement(one, into);
  return into;
}
