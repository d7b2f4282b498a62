import type { XmlElement } from '../xml';
import type { EbmsCode } from './errors';
import type { ErrorHeader, MessageUnit, PullRequestHeader, ReceiptHeader, UserMessageHeader } from './headers/model';
import type { ContentType } from './mime/content-type';
import type { MimePart } from './mime/parse';
import type { OpenedPart } from './payload/parts';
import type { Observation, Problem, Reason } from './problem';
import type { SealFacts } from './signature/facts';

/** The parts of a message; one that is not multipart is its own root. */
export interface Unpacked {
  /** Of the HTTP body. */
  contentType: ContentType;
  root: MimePart;
  attachments: MimePart[];
}

/** What was read, whether it is to be believed or not. */
export interface Read {
  /** Undefined where the parts could not be told apart. */
  unpacked?: Unpacked;
  /** Root of the SOAP part; undefined where that could not be read. */
  envelope?: XmlElement;
}

export interface Verified extends Read {
  ok: true;
  observations: Observation[];
}

export type OpenedUserMessage = Verified & {
  kind: 'user';
  header: UserMessageHeader;
  /** In the order of PartInfo. */
  parts: OpenedPart[];
  /** The leading part, decompressed (eDelivery AS4 1.4.4.6); undefined for a connectivity test without payload. */
  business?: OpenedPart;
  seal: SealFacts;
};
export type OpenedReceipt = Verified & { kind: 'receipt'; header: ReceiptHeader; seal: SealFacts };
/** `seal` is undefined for an unsigned error, which is allowed and proves nothing about its sender. */
export type OpenedError = Verified & { kind: 'error'; header: ErrorHeader; seal?: SealFacts };
export type OpenedPullRequest = Verified & { kind: 'pull-request'; header: PullRequestHeader; seal: SealFacts };

/** Why a message was refused, with what could be read of it. Nothing in `header` may be acted upon but to address the answer. */
export interface Refused extends Read {
  ok: false;
  error: { ebms: EbmsCode; reason: Reason; detail: string };
  /** All problems found, the one in `error` first. */
  problems: Problem[];
  header?: { verified: false } & MessageUnit;
  seal?: SealFacts;
  observations: Observation[];
}

export type Opened = OpenedUserMessage | OpenedReceipt | OpenedError | OpenedPullRequest | Refused;
