import type { XmlAttribute, XmlElement } from './element';
import { escapeAttribute, escapeText } from './escape';
import { declare, type Namespaces, NO_NAMESPACES } from './namespaces';
import { TreeElement } from './tree';

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

/** Prefixes whose declaration has to be written on an element, in order: those it uses, unless an ancestor has written the same. */
function undeclared(element: TreeElement, inclusive: readonly string[], rendered: Namespaces): string[] {
  const found: string[] = [];
  const consider = (prefix: string): void => {
    if (prefix === 'xml' || (element.uriOf(prefix) ?? '') === (rendered.uri(prefix) ?? '')) return;
    if (!found.includes(prefix)) found.push(prefix);
  };
  consider(element.prefix);
  for (const { prefix } of element.attributes) if (prefix !== '') consider(prefix);
  // What has been declared further up was written there.
  if (element.declared !== undefined || rendered === NO_NAMESPACES) for (const prefix of inclusive) if (element.uriOf(prefix) !== undefined) consider(prefix);
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

function render(element: TreeElement, above: Namespaces, inclusive: readonly string[]): string {
  let rendered = above;
  let markup = `<${element.written}`;
  const fresh = undeclared(element, inclusive, above);
  if (fresh.length > 0) {
    const uris = new Map(fresh.map((prefix) => [prefix, element.uriOf(prefix) ?? '']));
    for (const [prefix, uri] of uris) markup += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
    rendered = declare(uris, above);
  }
  markup += `${renderAttributes(element.attributes)}>`;
  if (element.children.length === 0) markup += escapeText(element.text);
  else {
    element.eachInside(
      (text) => (markup += escapeText(text)),
      (child) => (markup += render(child, rendered, inclusive)),
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
  return render(element, NO_NAMESPACES, inclusive);
}

/** What an absolute URI begins with (RFC 3986, section 3.1). */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/**
 * The first namespace that an element or one below it declares by a relative URI; undefined where there is none. A document with one has no
 * canonical form (Canonical XML 1.0, section 1.3): some signature software refuses it and some does not, so whoever verifies a seal asks first.
 * @throws TypeError for an element of another origin.
 */
export function relativeNamespace(element: XmlElement): string | undefined {
  if (!(element instanceof TreeElement)) throw new TypeError('only an element of a document that was read has its declarations');
  if (element.declared !== undefined) for (const uri of element.declared.values()) if (uri !== '' && !SCHEME.test(uri)) return uri;
  for (const one of element.children) {
    const found = relativeNamespace(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
