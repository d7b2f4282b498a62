import type { StimulusOutput } from '../../iut/contract';
import type { VirtualClock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import type { Outgoing } from './access-point/outgoing';
import type { Behaviour } from './behaviour';
import type { Said } from './notices/said';
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

/** What the operator's business system works with. Every operation, every notice of customs and every report on a delivery is given it. */
export interface Desk {
  business: VirtualClock;
  ids: IdSource;
  record: BusinessRecord;
  outbox: Outbox;
  behaviour: Behaviour;
  /** Ends an event that nobody else ends, as that of a timer: what it has changed is durable when this returns. */
  commit(): void;
}

/** Facts of the driver contract, without the access point. */
export type Facts = Record<string, unknown>;

/**
 * One thing that the operator's people can have done. `from`: party id of the access point that sends; the first one where absent.
 * @throws FactsIncomplete where the facts must not be sent: the operator refuses
 */
export type Operation = (desk: Desk, facts: Facts, from: string | undefined) => StimulusOutput;

/** What the operator makes of one message of customs; false = it is about nothing that the operator knows. */
export type Notice = (desk: Desk, said: Said) => boolean;

/** What the business system makes of the reports of its access point on one kind of message. */
export interface Delivery {
  sentAs?(desk: Desk, about: About, messageId: string): void;
  receipted?(desk: Desk, about: About): void;
  failed?(desk: Desk, about: About, code: string, text: string): void;
}
