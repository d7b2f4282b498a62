import { uuidUrn, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { Transaction } from '../../../requirements/eaeu/process';
import { durationMilliseconds } from '../../../requirements/parameters';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import type { Outbox } from '../post';

/** A transaction of ours that waits for the other side, for a confirmation or an answer; plain data, so that it waits on after a restart. */
interface Awaiting {
  /** What it is about: the reference of a question, the report that a notice answers. */
  subject: string;
  message: OutgoingMessage;
  attempts: string[];
  /** When the wait ends, epoch milliseconds of the business clock. */
  due: number;
}

/** Sends a message until what it waits for comes, under a new MessageID each time, as often as the transaction allows (Decision 5, items 100, 109, 110). */
export interface Sendings {
  /** Commits, with everything that was kept before. */
  open(message: OutgoingMessage, subject: string): void;
  /** Ends the transaction that this MessageID belongs to, and returns its subject; undefined when there is none. It is for the caller to commit. */
  close(messageId: string | undefined): string | undefined;
  /** Waits on for what was open when we were stopped. */
  resume(): void;
  reset(): void;
}

interface Parts {
  transaction: Transaction;
  business: VirtualClock;
  ids: IdSource;
  outbox: Outbox;
  store: Store;
  /** The repeats are used up: an abnormal situation. */
  abnormal: (subject: string) => void;
}

export function createSendings({ transaction, business, ids, outbox, store, abnormal }: Parts): Sendings {
  const limitMs = durationMilliseconds(transaction.receiptTime ?? transaction.responseTime ?? '') ?? 0;
  const open = createCabinet<Awaiting>(`eaeu.awaiting.${transaction.code}`, store);
  const alarms = new Map<string, () => void>();

  const end = (subject: string): void => {
    alarms.get(subject)?.();
    alarms.delete(subject);
    open.remove(subject);
  };
  const arm = ({ subject, due }: Awaiting): void => void alarms.set(subject, business.at(Math.max(due, business.now()), () => {
    const awaiting = open.find(subject);
    if (awaiting === undefined) return; // forgotten meanwhile
    if (awaiting.attempts.length <= transaction.retries) return send(awaiting);
    end(subject);
    abnormal(subject);
    store.commit();
  }));
  const send = (awaiting: Awaiting): void => {
    const messageId = uuidUrn(ids.uuid());
    awaiting.attempts.push(messageId);
    awaiting.due = business.now() + limitMs;
    arm(awaiting);
    open.save();
    store.commit();
    void outbox.send({ ...awaiting.message, messageId });
  };

  return {
    open: (message, subject) => send(open.put(subject, { subject, message, attempts: [], due: 0 })),
    close(messageId) {
      const found = open.all().find(({ attempts }) => attempts.includes(messageId ?? ''));
      if (found !== undefined) end(found.subject);
      return found?.subject;
    },
    resume: () => open.all().forEach(arm),
    reset() {
      for (const cancel of alarms.values()) cancel();
      alarms.clear();
      open.clear();
    },
  };
}
