import type { IdSource } from '../../../protocols/time/ids';
import type { Books } from '../books';
import { formatNumber, type PiStatus, type RegistrationNumber } from '../../../requirements/kz';
import type { RevenueBehaviour } from './behaviour';
import type { Ground } from './checks';

/** A decision on one document, as the office keeps it. Times are epoch ms of business time. */
export interface Decision {
  /** PI_RegID, given to every document. */
  id: string;
  documentId: string | undefined;
  /** What the document said, to know a repeat. */
  content: string;
  state: 'registered' | 'refused';
  number?: RegistrationNumber;
  grounds: readonly Ground[];
  remarks: readonly Ground[];
  at: number;
  annulledAt?: number;
  /** Series and number of the TIR carnet. */
  tir?: string;
}

/** Documents that the office keeps; the oldest refusals go first, a registration never does. */
const MOST_KEPT = 10_000;

/** What the office has decided. Numbers run through the whole life of the office, its restarts included, and are never given twice. */
export interface Register {
  find(by: { documentId: string }): Decision | undefined;
  byId(id: string): Decision | undefined;
  byCarnet(tir: string): Decision | undefined;
  wasGiven(number: RegistrationNumber): boolean;
  register(entry: Omit<Decision, 'id' | 'state' | 'number'>): Decision;
  refuse(entry: Omit<Decision, 'id' | 'state' | 'number'>): Decision;
  annul(decision: Decision, at: number): void;
  statusOf(decision: Decision): PiStatus;
  all(): readonly Decision[];
  /** Empties the books, but for the last number. */
  forget(): void;
}

export function createRegister(behaviour: RevenueBehaviour, ids: IdSource, books: Books): Register {
  const decisions = books.open<Decision>('revenue.decision');
  const counter = books.open<number>('revenue.counter');
  const given = new Set(decisions.all().flatMap(({ number }) => (number === undefined ? [] : [formatNumber(number)])));
  let last = counter.find('last') ?? 0;

  const keep = (decision: Decision): Decision => {
    decisions.put(decision.id, decision);
    if (decisions.size > MOST_KEPT) {
      const oldest = decisions.all().find((one) => one.state === 'refused');
      if (oldest !== undefined) decisions.remove(oldest.id);
    }
    return decision;
  };
  const latest = (matches: (one: Decision) => boolean): Decision | undefined => [...decisions.all()].reverse().find(matches);

  return {
    find: ({ documentId }) => latest((one) => one.documentId === documentId && one.state === 'registered') ?? latest((one) => one.documentId === documentId),
    byId: decisions.find,
    byCarnet: (tir) => latest((one) => one.tir === tir && one.state === 'registered' && one.annulledAt === undefined),
    wasGiven: (number) => given.has(formatNumber(number)),
    register(entry) {
      last = counter.put('last', last + 1);
      const number = { country: 'KZ', date: behaviour.dayOfNumber(entry.at), serial: String(last).padStart(9, '0') };
      const decision = keep({ ...entry, id: ids.uuid(), state: 'registered', number });
      given.add(formatNumber(number));
      return decision;
    },
    refuse: (entry) => keep({ ...entry, id: ids.uuid(), state: 'refused' }),
    annul({ id }, at) {
      const decision = decisions.find(id);
      if (decision !== undefined) decision.annulledAt = at;
    },
    statusOf: (decision) => (decision.annulledAt !== undefined && behaviour.remembersAnnulment ? 'annulled' : decision.state),
    all: decisions.all,
    forget() {
      books.forget();
      given.clear();
      counter.put('last', last);
      books.commit();
    },
  };
}
