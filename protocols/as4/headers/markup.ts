import { compareCodePoints, escapeAttribute, escapeText } from '../../xml';
import { NS } from '../namespaces';

const split = (name: string): [prefix: string, local: string] => {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

/**
 * Writes one element in canonical form: declarations by prefix, attributes by namespace URI and local name, no empty-element tag.
 * What is written this way and declares what it uses is its own exclusive canonical form, so it can be digested as it stands.
 *
 * @param content markup, already escaped.
 * @param attributes by qualified name; undefined values are left out.
 * @param declare namespaces declared here, by prefix.
 */
export function element(
  name: string,
  content: string | readonly string[] = '',
  attributes: Readonly<Record<string, string | undefined>> = {},
  declare: Readonly<Record<string, string>> = {},
): string {
  const uri = (qualified: string): string => {
    const [prefix] = split(qualified);
    return prefix === '' ? '' : (declare[prefix] ?? (NS as Record<string, string>)[prefix] ?? '');
  };
  const declarations = Object.keys(declare)
    .sort(compareCodePoints)
    .map((prefix) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(declare[prefix]!)}"`);
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .sort(([a], [b]) => compareCodePoints(uri(a), uri(b)) || compareCodePoints(split(a)[1], split(b)[1]))
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${declarations.join('')}${written.join('')}>${typeof content === 'string' ? content : content.join('')}</${name}>`;
}

/** An element with character data. */
export function leaf(name: string, text: string, attributes: Readonly<Record<string, string | undefined>> = {}): string {
  return element(name, escapeText(text), attributes);
}
