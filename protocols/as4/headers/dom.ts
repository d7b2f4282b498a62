import { DOMParser } from '@xmldom/xmldom';
import { Refusal } from '../problem';

/**
 * The DOM library copies all declarations in scope for every element that declares one, so their number is bounded; a receipt for 200 parts
 * has some 600.
 */
const MAX_DECLARATIONS = 5000;

/**
 * DOM over text that the guard of protocols/xml has accepted. On its own xmldom repairs broken XML instead of refusing it, and ends
 * lines at U+0085 and U+2028, which XML 1.0 does not (section 2.11); both would make a digest cover something other than the bytes sent.
 *
 * @throws Refusal `not-xml` for the little that XML allows and xmldom does not read (names with characters beyond U+FFFF).
 */
export function parseDom(guardedText: string): Document {
  const fail = (message: string): never => {
    throw new Refusal('not-xml', `the DOM parser cannot read the document: ${message.split('\n')[0]!.slice(0, 200)}`);
  };
  let declarations = 0;
  for (let at = guardedText.indexOf('xmlns'); at !== -1; at = guardedText.indexOf('xmlns', at + 5)) declarations++;
  if (declarations > MAX_DECLARATIONS) throw new Refusal('not-xml', `the document declares more than ${MAX_DECLARATIONS} namespaces`);
  const options = {
    locator: {},
    errorHandler: { warning: fail, error: fail, fatalError: fail },
    normalizeLineEndings: (text: string): string => text.replace(/\r\n?/g, '\n'),
  };
  return new DOMParser(options).parseFromString(guardedText, 'text/xml');
}

export function elements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) if (node.nodeType === 1) found.push(node as Element);
  return found;
}

export function is(node: Element, ns: string, local: string): boolean {
  return node.namespaceURI === ns && node.localName === local;
}

export function named(parent: Element, ns: string, local: string): Element[] {
  return elements(parent).filter((one) => is(one, ns, local));
}

/** All descendants in document order, the element itself first. */
export function* descendants(root: Element): Generator<Element> {
  yield root;
  for (const one of elements(root)) yield* descendants(one);
}

/** Whole character data of an element, across comments and CDATA. */
export function text(node: Element): string {
  return node.textContent ?? '';
}

/** Value of an attribute in no namespace (or in `ns`); undefined when absent. */
export function attr(node: Element, local: string, ns?: string): string | undefined {
  if (ns !== undefined) return node.hasAttributeNS(ns, local) ? (node.getAttributeNS(ns, local) ?? '') : undefined;
  return node.hasAttribute(local) ? (node.getAttribute(local) ?? '') : undefined;
}
