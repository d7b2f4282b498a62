import type { Packed } from '../../../protocols/as4';
import { editBytes } from '../../../protocols/as4/corpus/entry';
import { intoHeader, movedBody, movedMessaging, withoutId } from '../../../protocols/as4/corpus/wrapping';

/** A copy of the header that is signed by nobody, under another MessageId. */
const forgedHeader = (messageId: string, another: string) => (signed: string): string => withoutId(signed).replace(messageId, another);

/** Signature wrapping: the signed eb:Messaging stands aside, still matching its digest, and an unsigned copy under another MessageId in its place. */
export function wrapHeader(packed: Packed, messageId: string, another: string): Packed {
  return editBytes(packed, movedMessaging(forgedHeader(messageId, another), intoHeader));
}

/** The same with the Body: the signed empty one is moved into the header, an unsigned one takes its place. */
export function wrapBody(packed: Packed): Packed {
  return editBytes(packed, movedBody(withoutId, intoHeader));
}

/** An unsigned eb:Messaging under another MessageId before the signed one, which stays where it is. */
export function withSecondHeader(packed: Packed, messageId: string, another: string): Packed {
  return editBytes(packed, movedMessaging((signed) => forgedHeader(messageId, another)(signed) + signed, (text) => text));
}
