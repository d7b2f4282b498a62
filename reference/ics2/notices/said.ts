import { XMLParser } from 'fast-xml-parser';

/** A group of a message as it was read: texts, groups, or several of either. Values stay texts: an LRN `007` is not a number. */
export interface Group {
  readonly [name: string]: unknown;
}

/** A message of customs to the operator. */
export interface Said {
  /** Root element: `IE3R01`. */
  message: string;
  body: Group;
  /** Of the AS4 header: the message that it answers. */
  refToMessageId?: string;
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: true });

/** Reads what customs says. The seal was verified before; the text is trusted to be what customs sent. */
export function readSaid(document: Buffer, refToMessageId?: string): Said {
  const tree = parser.parse(document.toString('utf8')) as Record<string, unknown>;
  const message = Object.keys(tree).find((name) => !name.startsWith('?')) ?? '';
  return { message, body: groupOf(tree[message]), refToMessageId };
}

/** Whether it answers one of these messages, as far as it says: what is pulled need not say (ICD 4.1.3.4). */
export const answers = ({ refToMessageId }: Said, messageIds: readonly string[]): boolean => refToMessageId === undefined || messageIds.includes(refToMessageId);

/** The value of a child, by its path from the group; undefined where there is none, or no text. */
export function text(group: Group, path: string): string | undefined {
  const steps = path.split('/');
  const inner = steps.slice(0, -1).reduce((from, step) => groups(from, step)[0] ?? {}, group);
  const value = [inner[steps.at(-1)!]].flat()[0];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** All children of that name which are groups. */
export function groups(group: Group, name: string): Group[] {
  return [group[name]].flat().filter((one) => typeof one === 'object' && one !== null) as Group[];
}

const groupOf = (value: unknown): Group => (typeof value === 'object' && value !== null ? (value as Group) : {});
