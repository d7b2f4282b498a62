import type { Clock } from '../../../protocols/time/clock';
import { isoSeconds } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { Books } from '../books';
import type { Behaviour } from './behaviour';
import type { Journal } from './journal';
import type { Outbox } from './outbox';

/** What the desks of one authority share: clock, books, post and journal. */
export interface Desk {
  behaviour: Behaviour;
  business: Clock;
  ids: IdSource;
  books: Books;
  outbox: Outbox;
  journal: Journal;
  /** Code of the other authority's state. */
  other: () => string;
}

/** Code of our own state. */
export const OWN_STATE = 'KZ';

/** Head of a new message to the other authority. */
export function frameOf({ business, ids, other }: Desk): { id: string; from: string; to: string; dated: string } {
  return { id: ids.uuid(), from: OWN_STATE, to: other(), dated: isoSeconds(business.now()) };
}
