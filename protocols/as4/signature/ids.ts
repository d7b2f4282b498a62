import type { XmlElement } from '../../xml';
import { NS } from '../namespaces';
import type { Problem } from '../problem';

/** Local names that may hold an identifier, and the namespace of each. */
const ID_ATTRIBUTES = new Map<string, readonly string[]>([['Id', [NS.wsu, '']], ['id', [NS.xml, '']], ['ID', ['']]]);

export interface IdIndex {
  get(id: string): XmlElement | undefined;
  problems: Problem[];
}

/**
 * Every element of the envelope by identifier, from wsu:Id, xml:id, Id, ID and id. An identifier on two elements is a problem:
 * which of them a reference means would depend on the reader (signature wrapping).
 */
export function indexIds(elements: readonly XmlElement[]): IdIndex {
  const found = new Map<string, XmlElement>();
  const problems: Problem[] = [];
  for (const element of elements) {
    for (const { name, ns, value } of element.attributes) {
      if (ID_ATTRIBUTES.get(name)?.includes(ns) !== true) continue;
      const other = found.get(value);
      if (other === undefined) found.set(value, element);
      else if (other !== element) {
        const detail = `the identifier "${value.slice(0, 120)}" stands on ${other.path} and on ${element.path}`;
        problems.push({ reason: 'duplicate-id', detail });
      }
    }
  }
  return { get: (id) => found.get(id), problems };
}
