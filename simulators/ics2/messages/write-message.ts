import type { GroupNode, Node, ValueNode } from '../../../requirements/ics2/structures/model';
import { structure } from '../../../requirements/ics2/structures/structures';
import { writeXml, type Twig } from '../../../requirements/ics2/specimens/tree';
import { valueFault } from '../../../requirements/ics2/validate/value';

/** What a message says, by XML name: a text, what stands inside a group, or several of either. Undefined = left out. */
export interface Saying {
  readonly [name: string]: Said | readonly Said[] | undefined;
}
type Said = string | Saying;

/** What was to be said is not in the table of the message, or not as it was said: our own mistake. */
export class MessageError extends Error {
  readonly code = 'MESSAGE_AGAINST_TABLE';

  constructor(
    readonly place: string,
    what: string,
  ) {
    super(`${place}: ${what}`);
    this.name = 'MessageError';
  }
}

/** The row of a table reached by child steps `error/pointer/messageElementPath`; undefined where the table has none. */
function rowAt(message: string, steps: string): Node | undefined {
  return steps.split('/').reduce<Node | undefined>(
    (from, step) => (from?.kind === 'group' ? from.children.find((one) => one.name === step) : undefined),
    structure(message).root,
  );
}

/** Whether a value of somebody else may stand at a place of one of our messages: it has the place's length and characters. */
export function fits(message: string, steps: string, value: string): boolean {
  const row = rowAt(message, steps);
  return row?.kind === 'value' && valueFault(row, value) === undefined;
}

function value(node: ValueNode, said: Said, place: string): Twig {
  if (typeof said !== 'string') throw new MessageError(place, 'a value is a text');
  const fault = valueFault(node, said);
  if (fault !== undefined) throw new MessageError(place, `found ${fault.found}, demanded ${fault.demanded}`);
  return { node, value: said, children: [] };
}

function group(node: GroupNode, said: Said, place: string): Twig {
  if (typeof said === 'string') throw new MessageError(place, 'a group holds elements, no text');
  const stranger = Object.keys(said).find((name) => !node.children.some((child) => child.name === name));
  if (stranger !== undefined) throw new MessageError(`${place}/${stranger}`, `not in the table of ${node.name}`);
  const children = node.children.flatMap((child) => {
    const path = `${place}/${child.name}`;
    const twigs = several(said[child.name]).filter(saysSomething).map((one) => (child.kind === 'group' ? group(child, one, path) : value(child, one, path)));
    if (twigs.length < child.min || twigs.length > child.max) throw new MessageError(path, `${twigs.length} times, the table has ${child.min}..${child.max}`);
    return twigs;
  });
  return { node, children };
}

/** Of one name there may be none, one or several. */
function several(said: Said | readonly Said[] | undefined): readonly Said[] {
  if (said === undefined) return [];
  return Array.isArray(said) ? (said as readonly Said[]) : [said as Said];
}

/** A group of which everything is left out is left out itself: a party whose number is not known is no party. */
function saysSomething(said: Said): boolean {
  return typeof said === 'string' || Object.values(said).some((inner) => several(inner).some(saysSomething));
}

/**
 * One message of customs as XML in UTF-8. The table gives order and wrapping (date-times are ISO 8601 texts here), so nobody
 * has to know them; what the table does not admit is refused. @throws MessageError
 */
export function writeMessage(message: string, saying: Saying): string {
  return writeXml(group(structure(message).root, saying, message));
}
