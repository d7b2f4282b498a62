import type { IdSource } from '../../../protocols/time/ids';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { Authority, Item, Letter, Request } from '../../../requirements/kz/copies/letters';
import { Temporal } from '../../../requirements/temporal';
import type { Cabinet, Pile } from '../../common/store/cabinet';
import type { Held } from './archive';
import type { Behaviour } from './behaviour';
import { dated, dueDay, type Day, type Waiting } from './counting';
import type { Matter } from './matter';

/** A letter without what every letter has. */
export type Unframed = { [K in Letter['letter']]: Omit<Extract<Letter, { letter: K }>, 'id' | 'from' | 'dated' | 'about'> }[Exclude<Letter['letter'], 'request'>];

/** What the authority has on its desk: journal of requests, archive, calendar. */
export interface Desk {
  behaviour: Behaviour;
  business: VirtualClock;
  ids: IdSource;
  own: () => Authority;
  stateBody: () => Authority;
  isDesignated: (code: string) => boolean;
  /** By the id of the request, in the order in which they came. */
  matters: Cabinet<Matter>;
  archive: Pile<Held>;
  daysOff: Cabinet<string>;
  /** What is done by hand: `registers`. */
  byHand: Cabinet<boolean>;
  send: (letter: Letter) => void;
  /** Ends an event that a timer of the desk has set off. */
  commit: () => void;
}

export const today = ({ behaviour, business }: Desk): Day => behaviour.counting.dayOf(business.now());

const day = (iso: string): Day => Temporal.PlainDate.from(iso);
const offDays = ({ daysOff }: Desk): ReadonlySet<string> => new Set(daysOff.all());

/** Last day for a matter; undefined before it is registered. */
export function dueOf(desk: Desk, { registered, extended, waitings }: Matter): Day | undefined {
  if (registered === undefined) return undefined;
  const times = waitings.map(({ asked, arrived }): Waiting => ({ asked: day(asked), ...(arrived === undefined ? {} : { arrived: day(arrived) }) }));
  return dueDay(desk.behaviour.counting, { registered: day(registered), extended, waitings: times }, offDays(desk));
}

/** Until when what was asked for first, and still is awaited, may arrive. */
export function limitOf(desk: Desk, { waitings }: Matter): Day | undefined {
  const { counting } = desk.behaviour;
  const open = waitings.find(({ arrived }) => arrived === undefined);
  return open === undefined ? undefined : counting.limit(day(open.asked), counting, offDays(desk));
}

/** Writes to whoever asked, or to `to`. */
export function reply(desk: Desk, request: Request, contents: Unframed, on = desk.business.now()): void {
  desk.send({ id: desk.ids.uuid(), from: desk.own(), about: request.id, dated: dated(on), ...contents } as Letter);
}

export function askStateBody(desk: Desk, { request }: Matter, item: Item): void {
  reply(desk, request, { letter: 'body-inquiry', to: desk.stateBody(), item });
}
