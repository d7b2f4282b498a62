import type * as Libxml2 from 'libxml2-wasm' with { 'resolution-mode': 'import' };
import type { XmlElement } from '../element';

/** A name with a prefix, as content; the bound keeps long texts out. */
const PREFIXED = /^\s*([A-Za-z_][\w.-]{0,99}):([A-Za-z_][\w.-]{0,99})\s*$/;

/**
 * The tree as libxml2 itself sees it, copied node by node: the oracle for the tree that we build from the text. Recursion is bounded by
 * the depth limit of the guard.
 */
export function copyOf(lib: typeof Libxml2, root: Libxml2.XmlElement): XmlElement {
  let order = 0;
  const copy = (node: Libxml2.XmlElement, name: string, path: string): XmlElement => {
    const place = order++;
    const elements: { node: Libxml2.XmlElement; name: string }[] = [];
    let text = '';
    for (let next = node.firstChild; next !== null; next = next.next) {
      if (next instanceof lib.XmlElement) elements.push({ node: next, name: next.name });
      else if (next instanceof lib.XmlText || next instanceof lib.XmlCData) text += next.content;
    }
    const total = new Map<string, number>();
    for (const element of elements) total.set(element.name, (total.get(element.name) ?? 0) + 1);
    const seen = new Map<string, number>();
    const childElements = elements.map((element) => {
      const position = (seen.get(element.name) ?? 0) + 1;
      seen.set(element.name, position);
      const step = total.get(element.name) === 1 ? element.name : `${element.name}[${position}]`;
      return copy(element.node, element.name, `${path}/${step}`);
    });
    const written = PREFIXED.exec(text);
    return {
      name,
      ns: node.namespaceUri,
      prefix: node.prefix,
      attributes: node.attrs.map((one) => ({ name: one.name, ns: one.namespaceUri, prefix: one.prefix, value: one.value })),
      children: childElements,
      text,
      ...(written === null ? {} : { qname: { ns: node.namespaceForPrefix(written[1]!) ?? undefined, local: written[2]! } }),
      line: node.line,
      path,
      order: place,
    };
  };
  return copy(root, root.name, `/${root.name}`);
}
