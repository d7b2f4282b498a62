import type { XmlAttribute } from './element';
import { type ByteText, charactersOf } from './decode';
import { attributeOf, cdataOf, textOf } from './literal';
import { sharedName } from './shared-name';
import { declare, type Namespaces } from './namespaces';
import type { Tape } from './tape';

export const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const isSpace = (char: number): boolean => char === 0x20 || char === 0x0a || char === 0x09 || char === 0x0d;

export interface Name {
  /** As in the document, a byte a character. */
  bytes: string;
  written: string;
  prefix: string;
  local: string;
}

/** Messages repeat few names very often, so each is made once. By a hash of their bytes; bounded, since senders choose names. */
const names = new Map<number, Name>();
const MOST_NAMES = 4096;
const LONGEST_KEPT_NAME = 200;

function nameBetween(text: string, from: number, end: number, hash: number): Name {
  const known = names.get(hash);
  if (known !== undefined && known.bytes.length === end - from && text.startsWith(known.bytes, from)) return known;
  const bytes = text.slice(from, end);
  const written = charactersOf(bytes);
  const colon = written.indexOf(':');
  const name = { bytes, written, prefix: colon === -1 ? '' : written.slice(0, colon), local: sharedName(written.slice(colon + 1)) };
  if (bytes.length > LONGEST_KEPT_NAME) return name;
  if (names.size >= MOST_NAMES) names.clear();
  // Joining makes a string of its own; a part of the message would keep all of it in memory.
  names.set(hash, { ...name, bytes: [...bytes].join('') });
  return name;
}

/** A text that libxml2 has found well-formed, with the places of its elements. Elements are made from it when somebody looks at them. */
export class Source {
  readonly text: string;
  private readonly ascii: boolean;
  /** Values are what is written: no references, no carriage returns. */
  private readonly literal: boolean;
  private lineEnds: number[] | undefined;

  constructor(
    { bytes, ascii }: ByteText,
    readonly tape: Tape,
  ) {
    this.text = bytes;
    this.ascii = ascii;
    this.literal = !bytes.includes('&') && !bytes.includes('\r');
  }

  /** The characters between two offsets, as written. */
  private slice(from: number, to: number): string {
    const bytes = this.text.slice(from, to);
    return this.ascii ? bytes : charactersOf(bytes);
  }

  private characters(from: number, to: number): string {
    const written = this.slice(from, to);
    return this.literal ? written : textOf(written);
  }

  /** The name that begins at an offset. */
  nameAt(from: number): Name {
    const { text } = this;
    let hash = 0;
    let end = from;
    for (; ; end++) {
      const char = text.charCodeAt(end);
      // Most characters of names are letters, and these come after all that ends a name.
      if (char <= GREATER && (char === GREATER || char === SLASH || char === EQUALS || isSpace(char))) break;
      hash = (hash * 31 + char) | 0;
    }
    return nameBetween(text, from, end, hash);
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
    const content = this.tape.contentOf(element);
    return this.text.charCodeAt(content - 2) === SLASH ? content : this.text.indexOf('>', this.tape.endOf(element)) + 1;
  }

  /** Character data that stands directly in an element: between its children, comments and CDATA sections, and in the last. */
  textIn(element: number): string {
    const { tape } = this;
    if (tape.after(element) === element + 1 && !tape.isComposite(element)) return this.characters(tape.contentOf(element), tape.endOf(element));
    let joined = '';
    this.eachIn(element, (text) => (joined += text), () => {});
    return joined;
  }

  /** Character data and children of an element in their order. */
  eachIn(element: number, onText: (text: string) => void, onChild: (child: number) => void): void {
    const { text, tape } = this;
    const end = tape.endOf(element);
    let at = tape.contentOf(element);
    let child = element + 1;
    while (at < end) {
      let less = text.indexOf('<', at);
      if (less === -1 || less > end) less = end;
      if (less > at) onText(this.characters(at, less));
      if (less === end) break;
      if (text.startsWith('<!--', less)) {
        at = text.indexOf('-->', less + 4) + 3;
      } else if (text.startsWith('<![CDATA[', less)) {
        const close = text.indexOf(']]>', less);
        onText(cdataOf(this.slice(less + 9, close)));
        at = close + 3;
      } else {
        onChild(child);
        at = this.after(child);
        child = tape.after(child);
      }
    }
  }

  /** Attributes and namespace declarations of the start tag whose name ends at an offset. */
  attributesFrom(nameEnd: number, around: Namespaces): { attributes: XmlAttribute[]; declared: ReadonlyMap<string, string> | undefined; inside: Namespaces } {
    const { text } = this;
    let declared: Map<string, string> | undefined;
    const given: { name: Name; value: string }[] = [];
    for (let at = nameEnd; ; ) {
      while (isSpace(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) === GREATER || text.charCodeAt(at) === SLASH) break;
      const name = this.nameAt(at);
      at += name.bytes.length;
      while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === EQUALS) at++;
      const close = text.indexOf(text[at]!, at + 1);
      const value = attributeOf(this.slice(at + 1, close));
      at = close + 1;
      if (name.written === 'xmlns') (declared ??= new Map()).set('', value);
      else if (name.prefix === 'xmlns') (declared ??= new Map()).set(name.local, value);
      else given.push({ name, value });
    }
    const inside = declared === undefined ? around : declare(declared, around);
    // An attribute without a prefix is in no namespace, whatever the default is.
    const attributes = given.map(({ name, value }) => ({ name: name.local, ns: name.prefix === '' ? '' : inside.uri(name.prefix)!, prefix: name.prefix, value }));
    return { attributes, declared, inside };
  }
}
