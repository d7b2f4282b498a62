import type { EbmsCode } from '../errors';

/** A party as written in From or To; '' where an attribute or element is absent. */
export interface Party {
  partyId: string;
  /** PartyId/@type. */
  type: string;
  role: string;
}

export interface NamedValue {
  name: string;
  value: string;
}

export interface PartInfo {
  /** As written, for example `cid:message`. */
  href: string;
  /** PartProperties MimeType, CharacterSet, CompressionType, where given. */
  mimeType?: string;
  characterSet?: string;
  compressionType?: string;
  /** All part properties in order, the three above included. */
  properties: NamedValue[];
}

/** eb:UserMessage in raw values: texts are trimmed but not judged; '' stands for an absent AgreementRef or @type. */
export interface UserMessageHeader {
  messageId: string;
  /** xs:dateTime as written. */
  timestamp: string;
  refToMessageId?: string;
  /** UserMessage/@mpc, where given. */
  mpc?: string;
  from: Party;
  to: Party;
  agreementRef: string;
  agreementType: string;
  agreementPmode?: string;
  service: string;
  serviceType: string;
  action: string;
  conversationId: string;
  /** Present, even if empty, where the element is. ICS2 wants it absent (ICD 4.2.4). */
  messageProperties?: NamedValue[];
  parts: PartInfo[];
}

/** eb:MessageInfo of a signal. */
export interface SignalInfo {
  messageId: string;
  timestamp: string;
  refToMessageId?: string;
}

/** One ds:Reference: of a SignedInfo, or copied into a receipt. */
export interface SignedReference {
  /** `#id` or `cid:...` as written. */
  uri: string;
  transforms: { algorithm: string; prefixList?: string }[];
  digestMethod: string;
  /** Base64 without white space. */
  digestValue: string;
}

export interface ReceiptHeader extends SignalInfo {
  /** The copied references; undefined when there is no NonRepudiationInformation. */
  nonRepudiation?: SignedReference[];
}

/** eb:Error as written; `code` may be one that the ICD does not list. */
export interface ErrorEntry {
  code: EbmsCode | (string & {});
  severity: string;
  shortDescription?: string;
  category?: string;
  origin?: string;
  refToMessageInError?: string;
  description?: string;
  detail?: string;
}

export interface ErrorHeader extends SignalInfo {
  errors: ErrorEntry[];
}

export interface PullRequestHeader extends SignalInfo {
  /** PullRequest/@mpc, '' where absent. */
  mpc: string;
}

/** What eb:Messaging holds. Exactly one message unit, as ICS2 has it. */
export type MessageUnit =
  | { kind: 'user'; header: UserMessageHeader }
  | { kind: 'receipt'; header: ReceiptHeader }
  | { kind: 'error'; header: ErrorHeader }
  | { kind: 'pull-request'; header: PullRequestHeader };
