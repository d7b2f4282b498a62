import { NS } from '../namespaces';
import type { Problem } from '../problem';
import { descendants } from '../headers/dom';

const ID_ATTRIBUTES = new Set([`{${NS.wsu}}Id`, `{${NS.xml}}id`, '{}Id', '{}ID', '{}id']);

export interface IdIndex {
  get(id: string): Element | undefined;
  problems: Problem[];
}

/**
 * Every element of the envelope by identifier, from one pass over wsu:Id, xml:id, Id, ID and id. An identifier on two elements is a problem:
 * which of them a reference means would depend on the reader (signature wrapping).
 */
export function indexIds(root: Element): IdIndex {
  const found = new Map<string, Element>();
  const problems: Problem[] = [];
  for (const element of descendants(root)) {
    for (let i = 0; i < element.attributes.length; i++) {
      const attribute = element.attributes.item(i)!;
      const local = attribute.localName ?? attribute.name;
      const ns = attribute.namespaceURI ?? '';
      if (!ID_ATTRIBUTES.has(`{${ns}}${local}`)) continue;
      const other = found.get(attribute.value);
      if (other === undefined) found.set(attribute.value, element);
      else if (other !== element) {
        const detail = `the identifier "${attribute.value.slice(0, 120)}" stands on ${other.tagName} and on ${element.tagName}`;
        problems.push({ reason: 'duplicate-id', detail });
      }
    }
  }
  return { get: (id) => found.get(id), problems };
}
