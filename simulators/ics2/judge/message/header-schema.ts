import { NS } from '../../../../protocols/as4';
import { attribute, isNamed, type XmlElement } from '../../../../protocols/xml';

/** Children of an element in the order of the ebMS 3.0 schema: name, least, most. */
type Content = readonly (readonly [name: string, least: number, most: number])[];

const MANY = Infinity;
const PARTY: Content = [['PartyId', 1, MANY], ['Role', 1, 1]];

/** eb:UserMessage of the ebMS 3.0 schema (Core, appendix). What is not named here holds text. */
const CONTENT: ReadonlyMap<string, Content> = new Map<string, Content>([
  ['UserMessage', [['MessageInfo', 1, 1], ['PartyInfo', 1, 1], ['CollaborationInfo', 1, 1], ['MessageProperties', 0, 1], ['PayloadInfo', 0, 1]]],
  ['MessageInfo', [['Timestamp', 1, 1], ['MessageId', 1, 1], ['RefToMessageId', 0, 1]]],
  ['PartyInfo', [['From', 1, 1], ['To', 1, 1]]],
  ['From', PARTY],
  ['To', PARTY],
  ['CollaborationInfo', [['AgreementRef', 0, 1], ['Service', 1, 1], ['Action', 1, 1], ['ConversationId', 1, 1]]],
  ['MessageProperties', [['Property', 1, MANY]]],
  ['PayloadInfo', [['PartInfo', 1, MANY]]],
  ['PartInfo', [['Schema', 0, 1], ['Description', 0, 1], ['PartProperties', 0, 1]]],
  ['PartProperties', [['Property', 1, MANY]]],
]);

/** Texts of at least one character; Action and ConversationId may be empty by the schema. */
const NOT_EMPTY: ReadonlySet<string> = new Set(['MessageId', 'RefToMessageId', 'PartyId', 'Role', 'AgreementRef', 'Service', 'Property']);

const written = ({ ns, name }: XmlElement): string => (ns === NS.eb ? name : `{${ns}}${name}`);

/** What is wrong among the children of one element. */
function amongChildren(parent: XmlElement, content: Content): string | undefined {
  let at = 0;
  for (const [name, least, most] of content) {
    let count = 0;
    for (; at < parent.children.length && isNamed(parent.children[at]!, name, NS.eb); at++) count++;
    if (count >= least && count <= most) continue;
    const elsewhere = parent.children.slice(at).some((one) => isNamed(one, name, NS.eb));
    return count > most ? `${parent.name} has ${count} ${name}` : `${parent.name} has no ${name}${elsewhere ? ' in its place' : ''}`;
  }
  const left = parent.children[at];
  if (left === undefined) return undefined;
  const known = content.some(([name]) => isNamed(left, name, NS.eb));
  return known ? `${left.name} after ${parent.children[at - 1]!.name} in ${parent.name}` : `${parent.name} contains ${written(left)}`;
}

/** The first place where a header leaves the ebMS 3.0 schema; undefined when nowhere. Values of attributes, and the form of a time, are not looked at. */
export function schemaBreach(element: XmlElement): string | undefined {
  const content = CONTENT.get(element.name);
  if (content === undefined) {
    if (element.name === 'Property' && attribute(element, 'name') === undefined) return 'a Property has no name';
    return NOT_EMPTY.has(element.name) && element.text === '' ? `${element.name} is empty` : undefined;
  }
  const here = amongChildren(element, content);
  if (here !== undefined) return here;
  for (const inner of element.children) {
    const below = schemaBreach(inner);
    if (below !== undefined) return below;
  }
  return undefined;
}
