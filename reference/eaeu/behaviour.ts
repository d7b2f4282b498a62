import type { Envelope, Finding, FaultSubcode, OutgoingMessage, SignalCode } from '../../protocols/eaeu-soap';
import { technicalConditions } from '../../requirements/eaeu/countries';
import type { Certificate, CertificateKind } from './certificate';
import type { ConditionsOf } from './document';
import type { Question } from './search';

/** What the body knows while it writes an answer. */
export interface Answering {
  source: Envelope;
  /** MessageIDs that we have sent before, oldest first. */
  sent: readonly string[];
}

/**
 * Everything about the authorised body that a planted fault may change. The defaults are right; nothing else in this folder knows of faults.
 */
export interface Behaviour {
  /** Last touch on messages before they are written. */
  shape: {
    application(message: OutgoingMessage): OutgoingMessage;
    signal(message: OutgoingMessage, code: SignalCode, answering: Answering): OutgoingMessage;
    fault(message: OutgoingMessage, answering: Answering): OutgoingMessage;
  };
  database: {
    /** Time of entry for an order that came at `now`; undefined = none is kept. Epoch ms. */
    entryTime(now: number): number | undefined;
    /** Time of entry as shown to whoever asks. */
    shown(enteredAt: number | undefined): number | undefined;
  };
  reporting: {
    /** When a certificate of this kind is reported: at once, at the end of the day, or not. */
    when(kind: CertificateKind): 'now' | 'nightly' | 'never';
    /** What is said of the certificate. */
    says(certificate: Certificate): Certificate;
    /** Technical conditions by which documents for a country are written (item 23): its own. */
    conditions: ConditionsOf;
    /** ConversationID of a transaction that we open: its own. */
    conversation(fresh: string, procedureId: string): string;
    /** Whether this party finds a way to the segment: a third country's leads through the Commission's gateway (Decision 124 Annex 2). */
    routes(segment: string): boolean;
  };
  /** Answers to a third country's requests (Decision 124, items 9(d) to 9(h), 20). */
  answering: {
    /** Whether a date of issue is the one asked for. */
    sameDate(held: string, asked: string): boolean;
    /** Whether a country may learn of a certificate that was issued for another. */
    mayKnow(country: string, issuedFor: string): boolean;
    /** The time of a record that puts it inside or outside a period, epoch ms. */
    dated(certificate: Certificate): number | undefined;
    /** Whether a record found is told in an answer. */
    tells(certificate: Certificate, about: Question['about']): boolean;
    /** Whether it is said that nothing was found. */
    saysNone(about: Question['about']): boolean;
    takesPeriods: boolean;
    /** Requests that are answered before anything is demanded for it. */
    freeRequests: number;
  };
  repeating: {
    /** How often a message is repeated, by the transaction's number of retries. */
    limit(retries: number): number;
    /** MessageID of a repeat. */
    messageId(fresh: string, first: string): string;
    /** What becomes of a transaction whose retries are used up. */
    usedUp: 'abnormal' | 'sent';
    /** What a fault in place of the confirmation means. */
    onFault: 'repeat' | 'confirmed';
    /** What a confirmation of an earlier attempt means. */
    onLate: 'matched' | 'unexpected';
  };
  receiving: {
    /** Text as it is parsed. */
    text(bytes: Buffer): Buffer;
    mode: 'strict' | 'lenient';
    /** A further reason of our own to refuse a message that passed the control: none by right. */
    refuses(envelope: Envelope, seen: { messageIds: readonly string[]; now: number }): string | undefined;
    /** Subcode for a defect, given the right one. */
    subcode(right: FaultSubcode, finding: Finding | undefined): string;
    /** How a failed technological control is answered. */
    defect: 'fault' | 'err';
    /** How a failed structural control is answered. */
    structure: 'err' | 'nothing';
    /** When receipt is confirmed. */
    confirms: 'after-control' | 'before-control';
    /** How a message that nobody awaits is answered. */
    unexpected: 'err' | 'nothing';
    /** Whether an ERR or fault that relates to nothing is answered. */
    answersErrors: boolean;
  };
  notices: {
    /** Whether a repeat of a notice is confirmed like the first. */
    repeat: 'confirm' | 'err';
    /** Whether a repeat counts once more. */
    repeatCounts: boolean;
    keepsNegative: boolean;
    /** What follows the confirmation of a notification: nothing, by right. */
    thenSends: 'nothing' | 'P.MSG.PRS' | 'response';
  };
  logging: {
    /** What a line of the log says beside headers, given the body of the message: nothing (Decision 124, item 30). */
    adds(body: string): string;
  };
  /** Whether a client must show a certificate of the trusted authority. */
  demandsCertificate: boolean;
}

export function rightBehaviour(): Behaviour {
  return {
    shape: { application: (message) => message, signal: (message) => message, fault: (message) => message },
    database: { entryTime: (now) => now, shown: (enteredAt) => enteredAt },
    reporting: { when: () => 'now', says: (certificate) => certificate, conditions: technicalConditions, conversation: (fresh) => fresh, routes: () => true },
    answering: {
      sameDate: (held, asked) => held === asked, mayKnow: (country, issuedFor) => country === issuedFor, dated: ({ enteredAt }) => enteredAt,
      tells: () => true, saysNone: () => true, takesPeriods: true, freeRequests: Infinity,
    },
    repeating: { limit: (retries) => retries, messageId: (fresh) => fresh, usedUp: 'abnormal', onFault: 'repeat', onLate: 'matched' },
    receiving: {
      text: (bytes) => bytes, mode: 'strict', refuses: () => undefined, subcode: (right) => right,
      defect: 'fault', structure: 'err', confirms: 'after-control', unexpected: 'err', answersErrors: false,
    },
    notices: { repeat: 'confirm', repeatCounts: false, keepsNegative: true, thenSends: 'nothing' },
    logging: { adds: () => '' },
    demandsCertificate: true,
  };
}
