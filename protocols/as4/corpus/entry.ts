import { packUserMessage, type Packed, type UserMessageInput } from '../pack';

/** Who sends the hostile messages: whatever a right UserMessage of at least two parts is made from, under a key that the receiver trusts. */
export type Sender = Pick<UserMessageInput, 'header' | 'payloads' | 'seal' | 'boundary'>;

/**
 * One hostile message, named in plain words, with the one answer it must get. Most are right messages edited after sealing, some are
 * sealed by a sender who is known and means harm.
 */
export interface HostileMessage {
  name: string;
  /** `EBMS:0101 digest-mismatch`, or `ok user` where a standard lets it pass and no harm is in it. */
  expected: string;
  /** What the detail of the refusal must say. */
  detail?: RegExp;
  /** The HTTP status that ends it before AS4 sees it, where the way is a real connection; the connection may be cut as well. */
  onWire?: number;
  make: (sender: Sender) => Packed | Promise<Packed>;
}

/** A right message of this sender, with changes made before it is sealed. */
export const sealed = (sender: Sender, change: Partial<UserMessageInput> = {}): Packed => packUserMessage({ ...sender, ...change });

/**
 * A packed message edited as Latin-1 text, which keeps every octet.
 * @throws Error when there was nothing to edit: the attack would be none.
 */
export function editBytes(packed: Packed, edit: (text: string) => string): Packed {
  const before = packed.body.toString('latin1');
  const after = edit(before);
  if (after === before) throw new Error('the hostile edit found nothing to change');
  return { ...packed, body: Buffer.from(after, 'latin1') };
}

/** One row of a table: a right message whose bytes are edited after it was sealed. */
export type EditRow = readonly [name: string, edit: (text: string) => string, expected: string, detail?: RegExp];

export const edits = (rows: readonly EditRow[]): HostileMessage[] =>
  rows.map(([name, edit, expected, detail]) => ({ name, expected, detail, make: (sender) => editBytes(sealed(sender), edit) }));

/** Non-ASCII characters as they stand in a message that is read as Latin-1. */
export const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Adds a header block of nobody's namespace behind all others. */
export const withHeaderBlock = (block: string) => (text: string): string => text.replace('</env:Header>', () => `${block}</env:Header>`);
