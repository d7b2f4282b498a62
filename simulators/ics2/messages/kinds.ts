/** What a trader's message asks of customs. Which message answers it when all is well stands beside it. */
export type MessageKind =
  /** IE3Fxx: IE3R01. */
  | 'filing'
  /** IE3Axx: IE3N10. */
  | 'amendment'
  /** IE3Q04: IE3R07. */
  | 'invalidation'
  /** IE3N06: IE3R04. */
  | 'arrival'
  /** IE3Q05: IE3R08. */
  | 'consultation'
  /** IE3R02, IE3R03: no functional answer. */
  | 'answer';

const OTHERS: Readonly<Record<string, MessageKind>> = { IE3Q04: 'invalidation', IE3N06: 'arrival', IE3Q05: 'consultation', IE3R02: 'answer', IE3R03: 'answer' };

/** The kind of a trader's message; undefined for what traders do not send. */
export function kindOf(message: string): MessageKind | undefined {
  if (/^IE3F\d\d$/.test(message)) return 'filing';
  if (/^IE3A\d\d$/.test(message)) return 'amendment';
  return OTHERS[message];
}
