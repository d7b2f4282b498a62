import { escapeAttribute, escapeText } from '../../xml/escape';

/**
 * Exclusive XML Canonicalization 1.0 without comments (W3C, 18 July 2002) over an xmldom tree. Namespaces are resolved here, from the
 * declarations, so that the result does not depend on what a DOM library made of them.
 */

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const PROCESSING_INSTRUCTION = 7;
const COMMENT = 8;

type Scope = ReadonlyMap<string, string>;

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

/** The prefix that an attribute declares ('' for the default namespace); undefined when it is an ordinary attribute. */
function declaredPrefix(name: string): string | undefined {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice(6) : undefined;
}

const prefixOf = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(0, colon);
};

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** `scope` with the declarations of one element added; the same map when there are none. */
function declare(element: Element, scope: Scope): Scope {
  let extended: Map<string, string> | undefined;
  for (let i = 0; i < element.attributes.length; i++) {
    const attribute = element.attributes.item(i)!;
    const prefix = declaredPrefix(attribute.name);
    if (prefix !== undefined) (extended ??= new Map(scope)).set(prefix, attribute.value);
  }
  return extended ?? scope;
}

function scopeAbove(element: Element): Scope {
  const ancestors: Element[] = [];
  for (let node = element.parentNode; node !== null && node.nodeType === ELEMENT; node = node.parentNode) ancestors.unshift(node as Element);
  return ancestors.reduce<Scope>((scope, ancestor) => declare(ancestor, scope), new Map());
}

interface Rendered {
  markup: string;
  scope: Scope;
}

function renderNamespaces(prefixes: Iterable<string>, scope: Scope, rendered: Scope): Rendered {
  let next: Map<string, string> | undefined;
  let markup = '';
  for (const prefix of [...new Set(prefixes)].sort(compareCodePoints)) {
    if (prefix === 'xml') continue;
    const uri = scope.get(prefix) ?? '';
    if (uri === (rendered.get(prefix) ?? '')) continue;
    (next ??= new Map(rendered)).set(prefix, uri);
    markup += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  }
  return { markup, scope: next ?? rendered };
}

function renderAttributes(attributes: Attr[], scope: Scope): string {
  const uri = (name: string): string => {
    const prefix = prefixOf(name);
    return prefix === '' ? '' : prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : (scope.get(prefix) ?? '');
  };
  if (attributes.length > 1) {
    attributes.sort((a, b) => compareCodePoints(uri(a.name), uri(b.name)) || compareCodePoints(localOf(a.name), localOf(b.name)));
  }
  let markup = '';
  for (const attribute of attributes) markup += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
  return markup;
}

function render(element: Element, above: Scope, renderedAbove: Scope, inclusive: readonly string[]): string {
  const scope = declare(element, above);
  const ordinary: Attr[] = [];
  const used = [prefixOf(element.tagName), ...inclusive.filter((prefix) => scope.has(prefix))];
  for (let i = 0; i < element.attributes.length; i++) {
    const attribute = element.attributes.item(i)!;
    if (declaredPrefix(attribute.name) !== undefined) continue;
    ordinary.push(attribute);
    const prefix = prefixOf(attribute.name);
    if (prefix !== '') used.push(prefix);
  }
  const namespaces = renderNamespaces(used, scope, renderedAbove);
  let markup = `<${element.tagName}${namespaces.markup}${renderAttributes(ordinary, scope)}>`;
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    switch (node.nodeType) {
      case ELEMENT:
        markup += render(node as Element, scope, namespaces.scope, inclusive);
        break;
      case TEXT:
      case CDATA:
        markup += escapeText(node.nodeValue ?? '');
        break;
      case COMMENT:
        break;
      case PROCESSING_INSTRUCTION:
      default:
        throw new Error(`a node of type ${node.nodeType} cannot be canonicalised here: the guard of protocols/xml refuses it`);
    }
  }
  return `${markup}</${element.tagName}>`;
}

/**
 * @param element apex; its ancestors' declarations are in scope.
 * @param prefixList InclusiveNamespaces PrefixList as written, white-space separated; `#default` is the default namespace.
 * @returns the canonical form, to be digested as UTF-8.
 */
export function canonicalize(element: Element, prefixList = ''): string {
  const inclusive = prefixList.split(/\s+/).filter((prefix) => prefix !== '').map((prefix) => (prefix === '#default' ? '' : prefix));
  return render(element, scopeAbove(element), new Map(), inclusive);
}
