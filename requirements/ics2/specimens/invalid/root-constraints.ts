import { ICS2_NAMESPACE } from '../../schema/xsd';
import type { MessageStructure } from '../../structures/model';
import type { Constraint } from './constraint';

/** Texts that no reader lets in. */
const UNREADABLE: readonly { how: string; schemaSees: boolean; text: (xml: string) => string }[] = [
  { how: 'cut off', schemaSees: true, text: (xml) => xml.slice(0, xml.lastIndexOf('</')) },
  // XML allows it, and ICS2 messages have none.
  { how: 'a document type', schemaSees: false, text: (xml) => xml.replace('?>', '?><!DOCTYPE message>') },
  { how: 'an ampersand of its own', schemaSees: true, text: (xml) => xml.replace(/<\/(\w+)>/, '&</$1>') },
];

/** What holds for a message as a whole: that it is XML, its name and its namespace. */
export function* rootConstraints({ message }: MessageStructure): Generator<Constraint> {
  const path = `/${message}`;
  for (const { how, schemaSees, text } of UNREADABLE) {
    yield { message, kind: 'not XML', path, how, id: 'GEN-XML', schemaSees, apply: (root) => ({ at: root, below: '/', text }) };
  }
  yield {
    message,
    kind: 'root name',
    path,
    how: 'another name',
    id: 'GEN-ROOT',
    schemaSees: true,
    apply: (root) => {
      root.node = { ...root.node, name: `${message}X` };
      return { at: root };
    },
  };
  for (const [how, namespace] of [['an earlier release', 'urn:wco:datamodel:WCO:CIS:1'], ['none', '']] as const) {
    yield {
      message,
      kind: 'namespace',
      path,
      how,
      id: 'GEN-NAMESPACE',
      schemaSees: true,
      apply: (root) => ({ at: root, text: (xml) => xml.replace(ICS2_NAMESPACE, namespace) }),
    };
  }
}
