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

/** The business system's view of the access point. */
export interface Outbox {
  /** Takes a business document for sending; returns at once. */
  submit(message: Omit<Extract<Outgoing, { kind: 'business' }>, 'kind'>, report: DeliveryReport): void;
}

/** What the operator's business system works with. Every operation (operations.ts) and every notice of customs (notices.ts) is given it. */
export interface Desk {
  business: VirtualClock;
  ids: IdSource;
  record: BusinessRecord;
  outbox: Outbox;
  behaviour: Behaviour;
}
