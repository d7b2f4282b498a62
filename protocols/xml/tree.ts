import type { XmlAttribute, XmlElement } from './element';
import { attributeOf, cdataOf, textOf } from './literal';
import { declare, type Namespaces, NO_NAMESPACES } from './namespaces';
import type { Tape } from './tape';

/** A name with a prefix, as content; the bound keeps long texts out. */
const PREFIXED = /^\s*([A-Za-z_][\w.-]{0,99}):([A-Za-z_][\w.-]{0,99})\s*$/;

const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const isSpace = (char: number): boolean => char === 0x20 || char === 0x0a || char === 0x09 || char === 0x0d;

interface Name {
  written: string;
  prefix: string;
  local: string;
}

/** A text that libxml2 has found well-formed, with the places of its elements. Elements are made from it when somebody looks at them. */
class Source {
  private readonly names = new Map<number, Name[]>();
  private lineEnds: number[] | undefined;

  constructor(
    readonly text: string,
    readonly tape: Tape,
  ) {}

  /** The name that begins at an offset. Messages repeat few names very often, so each is made once. */
  nameAt(from: number): Name {
    const { text } = this;
    let hash = 0;
    let end = from;
    for (; ; end++) {
      const char = text.charCodeAt(end);
      if (char === GREATER || char === SLASH || char === EQUALS || isSpace(char)) break;
      hash = (hash * 31 + char) | 0;
    }
    let same = this.names.get(hash);
    if (same === undefined) this.names.set(hash, (same = []));
    for (const name of same) if (name.written.length === end - from && text.startsWith(name.written, from)) return name;
    const written = text.slice(from, end);
    const colon = written.indexOf(':');
    const name = { written, prefix: colon === -1 ? '' : written.slice(0, colon), local: written.slice(colon + 1) };
    // Names chosen to share a hash would otherwise be compared with each other all the time.
    if (same.length < 8) same.push(name);
    return name;
  }

  /** 1-based line of an offset. */
  lineAt(offset: number): number {
    if (this.lineEnds === undefined) {
      this.lineEnds = [];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) this.lineEnds.push(at);
    }
    let low = 0;
    let high = this.lineEnds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lineEnds[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** Offset just after an element. */
  after(element: number): number {
    const content = this.tape.content(element);
    return this.text.charCodeAt(content - 2) === SLASH ? content : this.text.indexOf('>', this.tape.end(element)) + 1;
  }

  /** Character data that stands directly in an element: between its children, comments and CDATA sections, and in the last. */
  textIn(element: number): string {
    const { text, tape } = this;
    const end = tape.end(element);
    let at = tape.content(element);
    if (tape.next(element) === element + 1 && !tape.isComposite(element)) return textOf(text.slice(at, end));
    let child = element + 1;
    let joined = '';
    while (at < end) {
      let less = text.indexOf('<', at);
      if (less === -1 || less > end) less = end;
      joined += textOf(text.slice(at, less));
      if (less === end) break;
      if (text.startsWith('<!--', less)) {
        at = text.indexOf('-->', less + 4) + 3;
      } else if (text.startsWith('<![CDATA[', less)) {
        const close = text.indexOf(']]>', less);
        joined += cdataOf(text.slice(less + 9, close));
        at = close + 3;
      } else {
        at = this.after(child);
        child = tape.next(child);
      }
    }
    return joined;
  }

  /** Attributes and namespace declarations of the start tag whose name ends at an offset. */
  attributesFrom(nameEnd: number, around: Namespaces): { attributes: XmlAttribute[]; inside: Namespaces } {
    const { text } = this;
    const declared = new Map<string, string>();
    const given: { name: Name; value: string }[] = [];
    for (let at = nameEnd; ; ) {
      while (isSpace(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) === GREATER || text.charCodeAt(at) === SLASH) break;
      const name = this.nameAt(at);
      at += name.written.length;
      while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === EQUALS) at++;
      const close = text.indexOf(text[at]!, at + 1);
      const value = attributeOf(text.slice(at + 1, close));
      at = close + 1;
      if (name.written === 'xmlns') declared.set('', value);
      else if (name.prefix === 'xmlns') declared.set(name.local, value);
      else given.push({ name, value });
    }
    const inside = declared.size === 0 ? around : declare(declared, around);
    // An attribute without a prefix is in no namespace, whatever the default is.
    const attributes = given.map(({ name, value }) => ({ name: name.local, ns: name.prefix === '' ? '' : inside.uri(name.prefix)!, value }));
    return { attributes, inside };
  }
}

const NONE: readonly XmlAttribute[] = [];

class TreeElement implements XmlElement {
  readonly name: string;
  readonly ns: string;
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  private readonly namespaces: Namespaces;
  private below: TreeElement[] | undefined;
  /** Positions of the children among siblings of their name, 0 where there is no other; in the order of the children. */
  private positions: Uint32Array | undefined;

  constructor(
    private readonly source: Source,
    readonly order: number,
    private readonly up: TreeElement | undefined,
    private readonly rank: number,
  ) {
    const from = source.tape.start(order) + 1;
    const { written, prefix, local } = source.nameAt(from);
    const around = up === undefined ? NO_NAMESPACES : up.namespaces;
    const plain = source.text.charCodeAt(from + written.length) === GREATER;
    const { attributes, inside } = plain ? { attributes: NONE, inside: around } : source.attributesFrom(from + written.length, around);
    this.name = local;
    this.prefix = prefix;
    this.attributes = attributes;
    this.namespaces = inside;
    this.ns = up !== undefined && inside === around && prefix === up.prefix ? up.ns : inside.uri(prefix)!;
  }

  get children(): readonly XmlElement[] {
    return this.elements();
  }

  private elements(): TreeElement[] {
    if (this.below === undefined) {
      const { tape } = this.source;
      const last = tape.next(this.order);
      this.below = [];
      for (let one = this.order + 1; one < last; one = tape.next(one)) {
        this.below.push(new TreeElement(this.source, one, this, this.below.length));
      }
    }
    return this.below;
  }

  get blank(): boolean {
    return this.source.tape.isBlank(this.order) || this.text.trim() === '';
  }

  get text(): string {
    return this.source.textIn(this.order);
  }

  get qname(): XmlElement['qname'] {
    const written = PREFIXED.exec(this.text);
    return written === null ? undefined : { ns: this.namespaces.uri(written[1]!), local: written[2]! };
  }

  get line(): number {
    return this.source.lineAt(this.source.tape.content(this.order) - 1);
  }

  get path(): string {
    if (this.up === undefined) return `/${this.name}`;
    const position = this.up.position(this.rank);
    return `${this.up.path}/${this.name}${position === 0 ? '' : `[${position}]`}`;
  }

  private position(rank: number): number {
    if (this.positions === undefined) {
      const siblings = this.elements();
      const total = new Map<string, number>();
      this.positions = Uint32Array.from(siblings, ({ name }) => {
        const position = (total.get(name) ?? 0) + 1;
        total.set(name, position);
        return position;
      });
      siblings.forEach(({ name }, at) => {
        if (total.get(name) === 1) this.positions![at] = 0;
      });
    }
    return this.positions[rank]!;
  }

  forget(): void {
    this.below = undefined;
  }
}

/**
 * The tree of a document, built from its text. The text must have been found well-formed by libxml2, namespaces included, and by the
 * guard's lexical pass that wrote the tape: UTF-8, no DOCTYPE, no processing instruction. Then what is left to read is tags, references,
 * comments and CDATA sections, and this says the same as a copy of libxml2's tree (tree.spec.ts compares them).
 */
export function treeOf(text: string, tape: Tape): XmlElement {
  return new TreeElement(new Source(text, tape), 0, undefined, 0);
}
