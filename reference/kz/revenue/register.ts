import type { IdSource } from '../../../protocols/time/ids';
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

/** The office's books. Numbers run through the whole life of the office and are never given twice. */
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
  clear(): void;
}

export function createRegister(behaviour: RevenueBehaviour, ids: IdSource): Register {
  const decisions = new Map<string, Decision>();
  const given = new Map<string, Decision>();
  let last = 0;

  const keep = (decision: Decision): Decision => {
    decisions.set(decision.id, decision);
    if (decisions.size > MOST_KEPT) {
      const oldest = [...decisions.values()].find((one) => one.state === 'refused');
      if (oldest !== undefined) decisions.delete(oldest.id);
    }
    return decision;
  };
  const latest = (matches: (one: Decision) => boolean): Decision | undefined => [...decisions.values()].reverse().find(matches);

  return {
    find: ({ documentId }) => latest((one) => one.documentId === documentId && one.state === 'registered') ?? latest((one) => one.documentId === documentId),
    byId: (id) => decisions.get(id),
    byCarnet: (tir) => latest((one) => one.tir === tir && one.state === 'registered' && one.annulledAt === undefined),
    wasGiven: (number) => given.has(formatNumber(number)),
    register(entry) {
      last += 1;
      const number = { country: 'KZ', date: behaviour.dayOfNumber(entry.at), serial: String(last).padStart(9, '0') };
      const decision = keep({ ...entry, id: ids.uuid(), state: 'registered', number });
      given.set(formatNumber(number), decision);
      return decision;
    },
    refuse: (entry) => keep({ ...entry, id: ids.uuid(), state: 'refused' }),
    annul(decision, at) {
      decision.annulledAt = at;
    },
    statusOf: (decision) => (decision.annulledAt !== undefined && behaviour.remembersAnnulment ? 'annulled' : decision.state),
    all: () => [...decisions.values()],
    clear() {
      decisions.clear();
      given.clear();
    },
  };
}
