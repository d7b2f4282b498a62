import type { EbmsCode, Opened } from '../../protocols/as4';
import type { TlsPeer } from '../../protocols/wire';
import type { XmlElement } from '../../protocols/xml';
import type { Problem } from '../../requirements/ics2/problem';
import type { Dissection, SignalFacts } from './judge/message/dissection';
import type { PayloadSubject } from './judge/message/payload';

/** How the trader interface answered on the connection. */
export type Answer =
  | { kind: 'receipt'; messageId: string; again: boolean }
  | { kind: 'error'; code: EbmsCode; detail: string }
  /** A message was handed out to a PullRequest. */
  | { kind: 'message'; messageId: string; action: string }
  /** A signal that needs no answer. */
  | { kind: 'taken' }
  /** Scripted by a scenario: the receipt was lost, or another signal was sent in its place. */
  | { kind: 'withheld' }
  | { kind: 'scripted'; what: string }
  | { kind: 'http'; status: number };

/**
 * One request that reached the trader interface, judged or not. Instants in epoch ms. Its business document is read when somebody asks for it:
 * most of what reaches a busy interface nobody looks at again.
 */
export interface Reception {
  exchange: string;
  /** Party id of the interface that it reached. */
  at: string;
  /** On the business clock: what lodging limits are judged by. */
  receivedAt: number;
  /** On the wall clock. */
  arrivedAt: number;
  peer: TlsPeer;
  /** Length of the HTTP body. */
  bytes: number;
  message: Dissection;
  opened: Opened;
  payload: PayloadSubject;
  /** Root of the business document, where one could be read. */
  readonly document?: XmlElement;
  /** As written in the header, verified or not. */
  messageId?: string;
  fromPartyId?: string;
  action?: string;
  readonly lrn?: string;
  answer: Answer;
}

/** A signal that reached the trader interface as a request of its own: a PullRequest, a receipt or an error for a pulled message. */
export interface ReceivedSignal extends SignalFacts {
  exchange: string;
  /** Path of the URL that was posted to. */
  path: string;
  /** On the business clock, epoch ms. */
  receivedAt: number;
  /** On the wall clock, epoch ms. */
  arrivedAt: number;
  peer: TlsPeer;
  message: Dissection;
  opened: Opened;
  answer: Answer;
}

/** What became of one business document. */
export interface FilingOutcome {
  messageId: string;
  fromPartyId: string;
  /** As announced: `IE3F10`. */
  message: string;
  lrn?: string;
  /** `registered`: a filing or an arrival has an MRN that is told; `accepted`: a message about such a one took effect. */
  decision: 'registered' | 'accepted' | 'refused';
  mrn?: string;
  problems: Problem[];
  notChecked: string[];
}
