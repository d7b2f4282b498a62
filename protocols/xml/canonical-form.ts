import { walk, type XmlAttribute, type XmlElement } from './element';
import { escapeAttribute, escapeText } from './escape';
import { TreeElement } from './tree';

/** Namespaces by prefix, '' being the default one. */
type Scope = ReadonlyMap<string, string>;
const NOTHING: Scope = new Map();

/** Order by Unicode code point. JavaScript compares UTF-16 units, which puts astral characters before U+E000. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}

const within = (scope: Scope, { declared }: TreeElement): Scope => (declared === undefined ? scope : new Map([...scope, ...declared]));

function scopeAbove(element: TreeElement): Scope {
  const ancestors: TreeElement[] = [];
  for (let one = element.up; one !== undefined; one = one.up) ancestors.unshift(one);
  return ancestors.reduce(within, NOTHING);
}

/** Prefixes whose declaration has to be written on an element, in order: those it uses, unless an ancestor has written the same. */
function undeclared(element: TreeElement, inclusive: readonly string[], scope: Scope, rendered: Scope): string[] {
  const found: string[] = [];
  const consider = (prefix: string): void => {
    if (prefix === 'xml' || (scope.get(prefix) ?? '') === (rendered.get(prefix) ?? '')) return;
    if (!found.includes(prefix)) found.push(prefix);
  };
  consider(element.prefix);
  for (const { prefix } of element.attributes) if (prefix !== '') consider(prefix);
  // What has been declared further up was written there.
  if (element.declared !== undefined || rendered === NOTHING) for (const prefix of inclusive) if (scope.has(prefix)) consider(prefix);
  return found.length > 1 ? found.sort(compareCodePoints) : found;
}

function renderAttributes(attributes: readonly XmlAttribute[]): string {
  const ordered = attributes.length < 2
    ? attributes
    : [...attributes].sort((a, b) => compareCodePoints(a.ns, b.ns) || compareCodePoints(a.name, b.name));
  let markup = '';
  for (const { prefix, name, value } of ordered) markup += ` ${prefix === '' ? name : `${prefix}:${name}`}="${escapeAttribute(value)}"`;
  return markup;
}

function render(element: TreeElement, above: Scope, renderedAbove: Scope, inclusive: readonly string[]): string {
  const scope = within(above, element);
  let rendered = renderedAbove;
  let markup = `<${element.written}`;
  const fresh = undeclared(element, inclusive, scope, renderedAbove);
  if (fresh.length > 0) {
    const uris = fresh.map((prefix): [string, string] => [prefix, scope.get(prefix) ?? '']);
    for (const [prefix, uri] of uris) markup += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
    rendered = new Map([...renderedAbove, ...uris]);
  }
  markup += `${renderAttributes(element.attributes)}>`;
  if (element.children.length === 0) markup += escapeText(element.text);
  else {
    element.eachInside(
      (text) => (markup += escapeText(text)),
      (child) => (markup += render(child, scope, rendered, inclusive)),
    );
  }
  return `${markup}</${element.written}>`;
}

/**
 * Exclusive XML Canonicalization 1.0 without comments (W3C, 18 July 2002). What the guard of this folder refuses (document types,
 * processing instructions) cannot occur. The time grows with the number of elements times that of the declarations in scope; who reads
 * strangers' documents bounds the latter.
 *
 * @param element apex, of a document that was read; its ancestors' declarations are in scope.
 * @param prefixList InclusiveNamespaces PrefixList as written, white-space separated; `#default` is the default namespace.
 * @returns the canonical form, to be digested as UTF-8.
 * @throws TypeError for an element of another origin.
 */
export function canonicalForm(element: XmlElement, prefixList = ''): string {
  if (!(element instanceof TreeElement)) throw new TypeError('only an element of a document that was read has a canonical form');
  const inclusive = prefixList.split(/\s+/).filter((prefix) => prefix !== '').map((prefix) => (prefix === '#default' ? '' : prefix));
  return render(element, scopeAbove(element), NOTHING, inclusive);
}

/** What an absolute URI begins with (RFC 3986, section 3.1). */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/**
 * The first namespace declared by a relative URI; undefined where there is none. A document with one has no canonical form (Canonical XML
 * 1.0, section 1.3): some signature software refuses it and some does not, so whoever verifies a seal asks this first.
 * @throws TypeError for an element of another origin.
 */
export function relativeNamespace(root: XmlElement): string | undefined {
  for (const element of walk(root)) {
    if (!(element instanceof TreeElement)) throw new TypeError('only an element of a document that was read has its declarations');
    for (const uri of element.declared?.values() ?? []) if (uri !== '' && !SCHEME.test(uri)) return uri;
  }
  return undefined;
}
