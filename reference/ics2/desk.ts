import type { VirtualClock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import type { Outgoing } from './access-point/outgoing';
import type { Behaviour } from './behaviour';
import type { BusinessRecord } from './record';

/** How the access point reports on one message it was given. */
export interface DeliveryReport {
  /** A message id under which the message goes out; called again for each new one. */
  sentAs(messageId: string): void;
  receipted(): void;
  failed(code: string, text: string): void;
}

/**
 * What a message of the operator is about: plain data, so that what becomes of the message finds its case again after a restart.
 * `what` names a row of DELIVERIES (deliveries.ts).
 */
export interface About {
  what: string;
  lrn: string;
  /** Which one of several of that filing: the place of an amendment, the number of a consultation. */
  reference?: string;
  /** Requests of customs that it answers, by their references. */
  requests?: readonly string[];
}

/** The business system's view of the access point. */
export interface Outbox {
  /** Takes a business document for sending; returns at once. */
  submit(message: Omit<Extract<Outgoing, { kind: 'business' }>, 'kind'>, about: About): void;
}

/** What the operator's business system works with. Every operation (operations.ts) and every notice of customs (notices.ts) is given it. */
export interface Desk {
  business: VirtualClock;
  ids: IdSource;
  record: BusinessRecord;
  outbox: Outbox;
  behaviour: Behaviour;
  /** Ends an event that nobody else ends, as that of a timer: what it has changed is durable when this returns. */
  commit(): void;
}
