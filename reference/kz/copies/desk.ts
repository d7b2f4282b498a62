import type { IdSource } from '../../../protocols/time/ids';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { Authority, Copy, Item, Letter, Request } from '../../../requirements/kz/copies/letters';
import type { Held } from './archive';
import type { Behaviour } from './behaviour';
import { dated, dueDay, type Day } from './counting';
import type { Matter } from './matter';

/** A letter without what every letter has. */
export type Unframed = { [K in Letter['letter']]: Omit<Extract<Letter, { letter: K }>, 'id' | 'from' | 'dated' | 'about'> }[Exclude<Letter['letter'], 'request'>];

/** What the authority has on its desk: journal of requests, archive, calendar. Emptied by reset. */
export interface Desk {
  behaviour: Behaviour;
  business: VirtualClock;
  ids: IdSource;
  own: () => Authority;
  stateBody: () => Authority;
  isDesignated: (code: string) => boolean;
  matters: Map<string, Matter>;
  archive: Held[];
  daysOff: Set<string>;
  registersByHand: boolean;
  send: (letter: Letter) => void;
}

export const today = ({ behaviour, business }: Desk): Day => behaviour.counting.dayOf(business.now());

/** Last day for a matter; undefined before it is registered. */
export const dueOf = ({ behaviour, daysOff }: Desk, { registered, extended, waitings }: Matter): Day | undefined =>
  registered === undefined ? undefined : dueDay(behaviour.counting, { registered, extended, waitings }, daysOff);

/** Until when what was asked for first, and still is awaited, may arrive. */
export function limitOf({ behaviour, daysOff }: Desk, { waitings }: Matter): Day | undefined {
  const open = waitings.find(({ arrived }) => arrived === undefined);
  return open === undefined ? undefined : behaviour.counting.limit(open.asked, behaviour.counting, daysOff);
}

/** Writes to whoever asked, or to `to`. */
export function reply(desk: Desk, request: Request, contents: Unframed, on = desk.business.now()): void {
  desk.send({ id: desk.ids.uuid(), from: desk.own(), about: request.id, dated: dated(on), ...contents } as Letter);
}

export function askStateBody(desk: Desk, { request }: Matter, item: Item): void {
  reply(desk, request, { letter: 'body-inquiry', to: desk.stateBody(), item });
}

export const copiesOf = ({ copies }: Matter): Copy[] => [...copies].map(([item, content]) => ({ item, content }));
