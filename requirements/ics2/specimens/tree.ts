import { ICS2_NAMESPACE } from '../schema/xsd';
import type { Node } from '../structures/model';

/**
 * One place of a message as it stands there. XML attributes are twigs too (`node.form` says so); a date-time holds its
 * value itself, and the writer puts it into the child `DateTime`.
 */
export interface Twig {
  node: Node;
  /** Of values only. */
  value?: string;
  /** Of groups only, in the order of the structure. */
  children: Twig[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
// What Canonical XML escapes, so that a specimen is its own canonical form where it is not indented.
const inText = (text: string): string => text.replace(/[&<>\r]/g, (char) => ESCAPES[char]!);
const inAttribute = (text: string): string => text.replace(/[&<"\t\n\r]/g, (char) => ESCAPES[char]!);

const isAttribute = ({ node }: Twig): boolean => node.kind === 'value' && node.form === 'attribute';

function writeTwig(twig: Twig, namespace: string, margin: string, step: string): string {
  const { node, value = '', children } = twig;
  const attributes = children.filter(isAttribute).map((one) => ` ${one.node.name}="${inAttribute(one.value ?? '')}"`).sort();
  const start = `${margin}<${node.name}${namespace}${attributes.join('')}>`;
  const end = `</${node.name}>${step === '' ? '' : '\n'}`;
  if (node.kind === 'value') {
    const text = inText(value);
    return `${start}${node.form === 'date-time' ? `<DateTime>${text}</DateTime>` : text}${end}`;
  }
  const elements = children.filter((one) => !isAttribute(one));
  if (elements.length === 0) return start + end;
  const inside = elements.map((one) => writeTwig(one, '', step === '' ? '' : margin + step, step)).join('');
  return `${start}${step === '' ? '' : '\n'}${inside}${margin}${end}`;
}

/**
 * The message as XML in UTF-8 (ICS2-DAT-01): one line after the declaration, or indented by two spaces for people. Writes what
 * the tree holds, valid or not; the same tree gives the same text.
 */
export function writeXml(root: Twig, { indent = false }: { indent?: boolean } = {}): string {
  const text = writeTwig(root, ` xmlns="${ICS2_NAMESPACE}"`, '', indent ? '  ' : '');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}${indent ? '' : '\n'}`;
}
