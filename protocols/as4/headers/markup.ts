import { compareCodePoints, escapeAttribute, escapeText } from '../../xml';
import { NS } from '../namespaces';

const split = (name: string): [prefix: string, local: string] => {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

const uriOf = (qualified: string, declare: Readonly<Record<string, string>>): string => {
  const [prefix] = split(qualified);
  return prefix === '' ? '' : (declare[prefix] ?? (NS as Record<string, string>)[prefix] ?? '');
};

/** Sorts in place. Nearly all are in order already, and to see that costs less than to set about sorting. */
function inOrder(names: string[], compare: (a: string, b: string) => number): string[] {
  for (let at = 1; at < names.length; at++) if (compare(names[at - 1]!, names[at]!) > 0) return names.sort(compare);
  return names;
}

/** Names of the attributes that are given, by namespace URI and local name. */
function ordered(attributes: Readonly<Record<string, string | undefined>>, declare: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(attributes).filter((name) => attributes[name] !== undefined);
  return inOrder(names, (a, b) => compareCodePoints(uriOf(a, declare), uriOf(b, declare)) || compareCodePoints(split(a)[1], split(b)[1]));
}

const NONE: Readonly<Record<string, string>> = {};

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
  attributes: Readonly<Record<string, string | undefined>> = NONE,
  declare: Readonly<Record<string, string>> = NONE,
): string {
  let markup = `<${name}`;
  if (declare !== NONE) {
    for (const prefix of inOrder(Object.keys(declare), compareCodePoints)) markup += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(declare[prefix]!)}"`;
  }
  if (attributes !== NONE) for (const key of ordered(attributes, declare)) markup += ` ${key}="${escapeAttribute(attributes[key]!)}"`;
  markup += '>';
  // Appended, not joined: what is inside would be copied once for every element around it.
  if (typeof content === 'string') markup += content;
  else for (const one of content) markup += one;
  return `${markup}</${name}>`;
}

/** An element with character data. */
export function leaf(name: string, text: string, attributes?: Readonly<Record<string, string | undefined>>): string {
  return element(name, escapeText(text), attributes);
}
