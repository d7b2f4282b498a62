import type { EbmsCode } from './errors';

/**
 * Every reason for which a received message is refused, with the ebMS error that answers it, in order of precedence: where several
 * apply, the first in this table is the answer. What the profile forbids comes before what does not verify, because a receiver checks
 * policy first (transport: ICD Annex 4; Domibus where the ICD is silent). 0101 for a bad signature follows the ICD's wording.
 */
export const REASONS = {
  /** Larger than this harness reads; a bound of ours. */
  'too-large': 'EBMS:0004',
  /** Multipart structure, part headers, transfer encoding. */
  mime: 'EBMS:0007',
  'duplicate-content-id': 'EBMS:0007',
  /** The guard of protocols/xml refused the root part; its code is in the detail. */
  'not-xml': 'EBMS:0009',
  /** Not a SOAP 1.2 Envelope with one Header, one Messaging, one Body. */
  envelope: 'EBMS:0009',
  /** Messaging holds none, or several, of UserMessage, Receipt, Error, PullRequest. */
  'message-kind': 'EBMS:0003',
  'invalid-header': 'EBMS:0009',
  'invalid-party': 'EBMS:0003',
  /** Encryption is not used in ICS2. What is encrypted is not judged as tampered. */
  encrypted: 'EBMS:0103',
  'no-signature': 'EBMS:0103',
  'several-signatures': 'EBMS:0103',
  /** KeyInfo does not point directly at one BinarySecurityToken. */
  'token-reference': 'EBMS:0103',
  'token-type': 'EBMS:0103',
  algorithm: 'EBMS:0103',
  /** Structure of SignedInfo or Signature. */
  'malformed-signature': 'EBMS:0103',
  'part-mismatch': 'EBMS:0007',
  'external-payload': 'EBMS:0011',
  'token-malformed': 'EBMS:0101',
  'duplicate-id': 'EBMS:0101',
  /** A signed SOAP Body, or Messaging, that is not where the envelope's own one is: signature wrapping. */
  'relocated-body': 'EBMS:0101',
  'relocated-header': 'EBMS:0101',
  'reference-missing': 'EBMS:0101',
  'duplicate-reference': 'EBMS:0103',
  'extra-reference': 'EBMS:0103',
  'unsigned-header': 'EBMS:0103',
  'unsigned-body': 'EBMS:0103',
  'unsigned-part': 'EBMS:0103',
  /** PKIPath not ordered from the anchor to the leaf, or not a chain at all. */
  'chain-order': 'EBMS:0101',
  'untrusted-chain': 'EBMS:0101',
  expired: 'EBMS:0101',
  'not-yet-valid': 'EBMS:0101',
  revoked: 'EBMS:0101',
  'wrong-usage': 'EBMS:0101',
  'weak-key': 'EBMS:0101',
  'digest-mismatch': 'EBMS:0101',
  'signature-mismatch': 'EBMS:0101',
  /** Domibus answers 0052 here, which the ICD does not list; 0303 is the ICD's own error for compression. */
  'compression-type': 'EBMS:0303',
  'mime-type-missing': 'EBMS:0303',
  'broken-gzip': 'EBMS:0303',
  'gzip-bomb': 'EBMS:0303',
  /** Business data in the SOAP Body (ICD 4.1.2). The ICD names no code; the message does not match the agreed mode. */
  'body-not-empty': 'EBMS:0010',
} as const satisfies Record<string, EbmsCode>;

export type Reason = keyof typeof REASONS;

export interface Problem {
  reason: Reason;
  /** One sentence for people. */
  detail: string;
}

const RANK = new Map(Object.keys(REASONS).map((reason, rank) => [reason, rank]));

/** The problems in order of precedence; equal reasons keep their order. */
export function byPrecedence(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => RANK.get(a.reason)! - RANK.get(b.reason)!);
}

/** Thrown inside this folder to end reading at once; `openMessage` turns it into a refusal. Never leaves the folder. */
export class Refusal extends Error {
  constructor(readonly reason: Reason, detail: string) {
    super(detail);
    this.name = 'Refusal';
  }
}

/** Departures from the profile for which a receiver must not refuse the message, reported for a judge. */
export type ObservationCode =
  | 'bom'
  | 'root-media-type'
  | 'must-understand-absent'
  | 'padded-value'
  | 'part-not-compressed'
  | 'part-media-type'
  | 'content-id-without-brackets'
  | 'attachment-digested-verbatim'
  | 'chain-leaf-only'
  | 'error-not-signed'
  | 'timestamp-signed'
  | 'timestamp-not-signed'
  | 'fault-in-body';

export interface Observation {
  code: ObservationCode;
  detail: string;
}
