import type { XmlAttribute, XmlElement } from './element';
import type { ByteText } from './decode';
import { type Namespaces, NO_NAMESPACES } from './namespaces';
import { GREATER, type Name, Source } from './source';
import type { Tape } from './tape';

/** A name with a prefix, as content; the bound keeps long texts out. */
const PREFIXED = /^\s*([A-Za-z_][\w.-]{0,99}):([A-Za-z_][\w.-]{0,99})\s*$/;

const NONE: readonly XmlAttribute[] = [];

const CHILDLESS: TreeElement[] = [];

/** Exported for the canonical form, which needs more of an element than judges do. */
export class TreeElement implements XmlElement {
  readonly ns: string;
  readonly attributes: readonly XmlAttribute[];
  /** Namespaces declared on it, by prefix ('' = the default); undefined where there are none. */
  readonly declared: ReadonlyMap<string, string> | undefined;
  private readonly called: Name;
  private readonly namespaces: Namespaces;
  private below: TreeElement[] | undefined;
  /** By the order of a child: its position among siblings of its name. Where there is no other, it has none. */
  private positions: Map<number, number> | undefined;

  constructor(
    private readonly source: Source,
    readonly order: number,
    readonly up: TreeElement | undefined,
  ) {
    const from = source.tape.startOf(order) + 1;
    const called = source.nameAt(from);
    const nameEnd = from + called.bytes.length;
    const around = up === undefined ? NO_NAMESPACES : up.namespaces;
    this.called = called;
    if (source.text.charCodeAt(nameEnd) === GREATER) {
      this.attributes = NONE;
      this.declared = undefined;
      this.namespaces = around;
    } else {
      const { attributes, declared, inside } = source.attributesFrom(nameEnd, around);
      this.attributes = attributes;
      this.declared = declared;
      this.namespaces = inside;
    }
    const asAround = up !== undefined && this.namespaces === around && called.prefix === up.prefix;
    this.ns = asAround ? up.ns : this.namespaces.uri(called.prefix)!;
  }

  get name(): string {
    return this.called.local;
  }

  get prefix(): string {
    return this.called.prefix;
  }

  /** Name with its prefix, as in the document. */
  get written(): string {
    return this.called.written;
  }

  /** Namespace that a prefix means here ('' = the default one); undefined where it is not declared. */
  uriOf(prefix: string): string | undefined {
    return this.namespaces.uri(prefix);
  }

  get children(): readonly XmlElement[] {
    return this.elements();
  }

  private elements(): TreeElement[] {
    if (this.below === undefined) {
      this.below = this.read();
    }
    return this.below;
  }

  private read(): TreeElement[] {
    const { source, order } = this;
    const { tape } = source;
    const last = tape.after(order);
    let count = 0;
    for (let one = order + 1; one < last; one = tape.after(one)) count++;
    if (count === 0) return CHILDLESS;
    const below = new Array<TreeElement>(count);
    let at = 0;
    for (let one = order + 1; one < last; one = tape.after(one)) below[at++] = new TreeElement(source, one, this);
    return below;
  }

  get blank(): boolean {
    return this.source.tape.isBlank(this.order) || this.text.trim() === '';
  }

  get text(): string {
    return this.source.textIn(this.order);
  }

  /** Character data and children in their order; comments are left out. */
  eachInside(onText: (text: string) => void, onChild: (child: TreeElement) => void): void {
    const below = this.elements();
    let at = 0;
    this.source.eachIn(this.order, onText, () => onChild(below[at++]!));
  }

  get qname(): XmlElement['qname'] {
    const written = PREFIXED.exec(this.text);
    return written === null ? undefined : { ns: this.namespaces.uri(written[1]!), local: written[2]! };
  }

  get line(): number {
    return this.source.lineAt(this.source.tape.contentOf(this.order) - 1);
  }

  get path(): string {
    if (this.up === undefined) return `/${this.name}`;
    const position = this.up.positionOf(this.order);
    return `${this.up.path}/${this.name}${position === undefined ? '' : `[${position}]`}`;
  }

  private positionOf(child: number): number | undefined {
    if (this.positions === undefined) {
      const byName = new Map<string, TreeElement[]>();
      for (const one of this.elements()) {
        const same = byName.get(one.name);
        if (same === undefined) byName.set(one.name, [one]);
        else same.push(one);
      }
      this.positions = new Map();
      for (const same of byName.values()) {
        if (same.length > 1) for (const [at, { order }] of same.entries()) this.positions.set(order, at + 1);
      }
    }
    return this.positions.get(child);
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
export function treeOf(text: ByteText, tape: Tape): XmlElement {
  return new TreeElement(new Source(text, tape), 0, undefined);
}
