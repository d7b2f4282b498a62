import type { FaultCode } from '../../protocols/soap11';
import type { SchemaProblem, XmlElement } from '../../protocols/xml';
import type { ChannelName, ModeProfile, PiStatus, RegistrationNumber } from '../../requirements/kz';
import type { Letter } from './gateway';

/** What the bytes of a request turned out to be. */
export type Reading =
  | { kind: 'document'; profile: ModeProfile; pi: XmlElement; documentId: string | undefined; problems: readonly SchemaProblem[] }
  /** A request about what was presented before. */
  | { kind: 'annulment' | 'status-request'; request: XmlElement; documentId: string | undefined; problems: readonly SchemaProblem[] }
  /** No document was reached: a technical fault, never a refusal. */
  | { kind: 'unreadable'; code: FaultCode; reason: string };

/** One ground or remark of an answer. `code` has at most 11 characters; `text` begins with the path of the element it is about. */
export interface Reason {
  code: string;
  text: string;
}

/** What becomes of one document: exactly one of the two (Order 281, Rules 5). */
export type Outcome =
  | { kind: 'registered'; number: RegistrationNumber; remarks: readonly Reason[] }
  | { kind: 'refused'; reasons: readonly Reason[] };

/** What is answered to a request about one document: its status, or why there is none. */
export type Standing =
  | { kind: 'standing'; regId: string; status: PiStatus; number: RegistrationNumber | undefined }
  | { kind: 'unknown'; regId: string; reasons: readonly Reason[] };

/** One line of the authority's journal. `at` is business time, epoch ms. */
export interface JournalEntry {
  document: string | undefined;
  /** The system's own id of the document, PI_RegID. */
  regId: string;
  state: Outcome['kind'];
  /** When it was annulled; a registered document only. */
  annulledAt?: number;
  /** Series and number of the TIR carnet that the document names. */
  tir?: string;
  number: RegistrationNumber | undefined;
  reasons: readonly Reason[];
  at: number | undefined;
}

/** One request as the authority saw it, complete with what was answered. */
export interface Presentation {
  exchange: string;
  channel: ChannelName;
  /** How it was wrapped for the gateway, and what the gateway answered. */
  letter?: Letter;
  gatewayAnswer?: Buffer;
  /** `iut`, or `probe` for the harness's own client. */
  from: 'iut' | 'probe';
  /** Business time of receipt and of the answer, epoch ms. */
  receivedAt: number;
  answeredAt: number;
  /** Subject of the client certificate. */
  peer: string;
  bytes: Buffer;
  reading: Reading;
  answer: { status: number; body: Buffer };
}

/**
 * What the channel does to the next document instead of its ordinary work; used up by one request.
 * `closed`: out of service, nothing decided. `answer-lost`: the document is processed, but the gateway times out and the carrier
 * never sees the answer. `gateway-status`: the gateway answers with this status code and the document goes no further.
 * The other four are of the gateway alone. `lost`: it says that it took the document, and loses it. `late`: the answer can be fetched only so many ms
 * later. `twice`: it lies there twice. `forged`: it is one of FORGERIES.
 */
export type Script =
  | { kind: 'closed' } | { kind: 'answer-lost' } | { kind: 'gateway-status'; code: string }
  | { kind: 'lost' } | { kind: 'late'; ms: number } | { kind: 'twice' } | { kind: 'forged'; how: string };
