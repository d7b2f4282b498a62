/** AS4 by the ICS2 profile: pack, seal, open, verify, and match receipts. Knows nothing of customs. */
export { EBMS_ERRORS, type EbmsCode, type EbmsErrorKind, isEbmsCode } from './errors';
export type {
  ErrorEntry, ErrorHeader, MessageUnit, NamedValue, PartInfo, Party, PullRequestHeader, ReceiptHeader, SignalInfo, SignedReference,
  UserMessageHeader,
} from './headers/model';
export { type As4Limits, DEFAULT_AS4_LIMITS, openMessage, type OpenInput } from './message';
export type { Opened, OpenedError, OpenedPullRequest, OpenedReceipt, OpenedUserMessage, Read, Refused } from './opened';
export { type OutgoingPayload, type Packed, packUserMessage, type UserMessageInput } from './pack';
export { type OutgoingError, packError, packPullRequest, packReceipt, packReceiptAside, type SignalInput } from './signals';
export type { OpenedPart } from './payload/parts';
export { type Observation, type ObservationCode, type Problem, type Reason, REASONS } from './problem';
export type { Quirks } from './quirks';
export { matchReceipt, type ReceiptMatch } from './receipt/match';
export type { CertificateFacts, ReferenceFacts, SealFacts, Trust, TrustFailure } from './signature/facts';
export type { SealingKey } from './signature/seal';
export { ALGORITHMS, GZIP, NS, TOKEN_TYPES, type TokenType } from './namespaces';
export { type ContentType, parseContentType } from './mime/content-type';
export { DEFAULT_MIME_LIMITS, type MimeLimits, type MimePart, parseMultipart } from './mime/parse';
export { decodePkiPath, encodePkiPath } from './signature/pkipath';
export { cidOf } from './signature/references';
