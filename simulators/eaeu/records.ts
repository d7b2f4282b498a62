import type { Attachment, Envelope, OutgoingMessage, ReadMessage } from '../../protocols/eaeu-soap';
import type { TlsPeer } from '../../protocols/wire';

/** One message that a client posted to the gateway, whatever it was. */
export interface Received {
  exchange: string;
  /** Business time of arrival, epoch ms. */
  at: number;
  bytes: Buffer;
  contentType: string;
  /** Parts beside the message, where it came as a package. */
  attachments?: readonly Attachment[];
  peer: TlsPeer;
  read: ReadMessage;
  /** Absent when the bytes are no envelope. */
  envelope?: Envelope;
  /** What is wrong with the body by the structure of its message; absent where none is known for it. */
  structural?: readonly string[];
  /** `P.EE.01.MSG.001`, `P.MSG.RCV`, `fault int:InvalidHeader`, `unreadable`. */
  label: string;
}

/** One message that we posted to the IUT. */
export interface Sent {
  exchange: string;
  at: number;
  label: string;
  /** Absent where raw bytes were sent. */
  message?: OutgoingMessage;
  bytes: Buffer;
  outcome: { kind: 'answered'; status: number; text: string } | { kind: 'failed'; code: string; why: string } | { kind: 'no-endpoint' }
    /** The scenario was over before it was its turn. */
    | { kind: 'dropped' };
}

/** One message as it left the external gateway for the third country. */
export interface Relayed {
  from: Received;
  bytes: Buffer;
  envelope: Envelope;
}

/** What the gateway writes down about messages it does not let through. */
export interface JournalEntry {
  at: number;
  messageId?: string;
  status: 'not-authorised' | 'unreadable' | 'undeliverable' | 'header-control';
  text: string;
}
