import { uuidUrn, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { Transaction } from '../../../requirements/eaeu/process';
import { durationMilliseconds } from '../../../requirements/parameters';
import type { Outbox } from '../post';

/** A transaction of ours that waits for the other side: for the confirmation of a notification, for the answer to a question. */
export interface Awaiting<Subject> {
  subject: Subject;
  attempts: string[];
}

/** Sends a message until what it waits for comes, under a new MessageID each time, as often as the transaction allows (Decision 5, items 100, 109, 110). */
export interface Sendings<Subject> {
  open(message: OutgoingMessage, subject: Subject): void;
  /** Ends the transaction that this MessageID belongs to; undefined when there is none. */
  close(messageId: string | undefined): Subject | undefined;
  reset(): void;
}

interface Parts<Subject> {
  transaction: Transaction;
  business: VirtualClock;
  ids: IdSource;
  outbox: Outbox;
  /** The repeats are used up: an abnormal situation. */
  abnormal: (subject: Subject) => void;
}

export function createSendings<Subject>({ transaction, business, ids, outbox, abnormal }: Parts<Subject>): Sendings<Subject> {
  const limitMs = durationMilliseconds(transaction.receiptTime ?? transaction.responseTime ?? '') ?? 0;
  const open = new Map<Awaiting<Subject>, () => void>();

  const send = (message: OutgoingMessage, awaiting: Awaiting<Subject>): void => {
    const messageId = uuidUrn(ids.uuid());
    awaiting.attempts.push(messageId);
    open.set(awaiting, business.at(business.now() + limitMs, () => {
      if (awaiting.attempts.length <= transaction.retries) return send(message, awaiting);
      open.delete(awaiting);
      abnormal(awaiting.subject);
    }));
    void outbox.send({ ...message, messageId });
  };

  return {
    open: (message, subject) => send(message, { subject, attempts: [] }),
    close(messageId) {
      const found = [...open.keys()].find(({ attempts }) => attempts.includes(messageId ?? ''));
      if (found === undefined) return undefined;
      open.get(found)!();
      open.delete(found);
      return found.subject;
    },
    reset() {
      for (const cancel of open.values()) cancel();
      open.clear();
    },
  };
}
