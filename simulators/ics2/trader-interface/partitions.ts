import type { Clock } from '../../../protocols/time/clock';

/** What a partition holds; `toPartyId` is its owner. */
interface Held {
  messageId: string;
  toPartyId: string;
}

export interface PartitionRules<Message> {
  /** Intervals run on this clock. */
  clock: Clock;
  /** Ms after which a message without receipt is available again. */
  intervalMs: number;
  /** How often a message is handed out at most. */
  maxAttempts: number;
  /** Which of the available messages is handed out first: the oldest, in a sound interface. */
  first: 'oldest' | 'newest';
  /** Told of a message whose last attempt has brought no receipt: EBMS:0301. */
  lost: (message: Message, attempts: number) => void;
}

/** Messages that wait to be pulled, one queue for each party id. */
export interface Partitions<Message extends Held> {
  /** Puts a message at the end of its owner's partition. */
  put(message: Message): void;
  /** Hands out the oldest available message; until its receipt, or for one interval, nobody else gets it. Undefined where none is available. */
  handOut(partyId: string): Message | undefined;
  /** The message, if it has been handed out at least once, also long since acknowledged or lost. */
  handedOut(messageId: string): Message | undefined;
  /** Takes a message out for good: its receipt came, or its owner refused it. False where it was out already. */
  settle(messageId: string): boolean;
  /** How many messages wait for their owner, those included that are handed out. */
  waiting(partyId: string): number;
  reset(): void;
}

/** Messages that are done with are remembered for late receipts; the oldest are forgotten first. */
const REMEMBERED = 10_000;

interface Place<Message> {
  message: Message;
  attempts: number;
  /** Handed out, and neither acknowledged nor overdue. */
  out: boolean;
  stopWaiting: () => void;
}

/**
 * Message partitions by the rules of eDelivery AS4 1.15, section 1.5.5.4: first in, first out; parallel pulls get different
 * messages; what is not acknowledged is available again at its old place after the interval, until the attempts are spent.
 */
export function createPartitions<Message extends Held>({ clock, intervalMs, maxAttempts, first, lost }: PartitionRules<Message>): Partitions<Message> {
  const queues = new Map<string, Place<Message>[]>();
  const known = new Map<string, Message>();
  const queueOf = (partyId: string): Place<Message>[] => queues.get(partyId) ?? [];

  const remember = (message: Message): void => {
    known.delete(message.messageId);
    known.set(message.messageId, message);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
  };

  const remove = (messageId: string): boolean => {
    const message = known.get(messageId);
    if (message === undefined) return false;
    const queue = queueOf(message.toPartyId);
    const at = queue.findIndex((place) => place.message.messageId === messageId);
    if (at === -1) return false;
    queue.splice(at, 1)[0]!.stopWaiting();
    return true;
  };

  const overdue = (place: Place<Message>): void => {
    place.out = false;
    if (place.attempts < maxAttempts) return;
    remove(place.message.messageId);
    lost(place.message, place.attempts);
  };

  return {
    put(message) {
      const queue = queues.get(message.toPartyId) ?? [];
      queues.set(message.toPartyId, queue);
      queue.push({ message, attempts: 0, out: false, stopWaiting: () => undefined });
    },
    handOut(partyId) {
      const available = queueOf(partyId).filter((place) => !place.out);
      const place = first === 'oldest' ? available[0] : available.at(-1);
      if (place === undefined) return undefined;
      place.out = true;
      place.attempts += 1;
      place.stopWaiting = clock.at(clock.now() + intervalMs, () => overdue(place));
      remember(place.message);
      return place.message;
    },
    handedOut: (messageId) => known.get(messageId),
    settle: remove,
    waiting: (partyId) => queueOf(partyId).length,
    reset() {
      for (const queue of queues.values()) for (const place of queue) place.stopWaiting();
      queues.clear();
      known.clear();
    },
  };
}
