import { escapeAttribute, escapeText } from '../xml/escape';
import type { XmlElement } from '../xml/element';

/**
 * Writes an element of a message as a document of its own, with the namespaces it needs: what a schema validates, and what two messages are
 * compared by when only their application data matter. Comments and insignificant differences of writing are gone.
 */
export function payloadDocument(element: XmlElement): string {
  const prefixes = new Map<string, string>();
  const prefixOf = (ns: string): string => {
    const known = prefixes.get(ns);
    if (known !== undefined) return known;
    const made = `n${prefixes.size}`;
    prefixes.set(ns, made);
    return made;
  };
  const tag = (ns: string, name: string): string => (ns === '' ? name : ns === 'http://www.w3.org/XML/1998/namespace' ? `xml:${name}` : `${prefixOf(ns)}:${name}`);
  const write = (one: XmlElement, root: boolean): string => {
    const name = tag(one.ns, one.name);
    const attributes = one.attributes.map((attribute) => ` ${tag(attribute.ns, attribute.name)}="${escapeAttribute(attribute.value)}"`).join('');
    const inner = one.children.length === 0 ? escapeText(one.text) : escapeText(one.text.trim()) + one.children.map((child) => write(child, false)).join('');
    // The root is written last of all, so by then every prefix is known.
    const declarations = root ? [...prefixes].map(([ns, prefix]) => ` xmlns:${prefix}="${escapeAttribute(ns)}"`).join('') : '';
    return `<${name}${declarations}${attributes}>${inner}</${name}>`;
  };
  return write(element, true);
}
