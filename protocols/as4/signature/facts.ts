import type { SignedReference } from '../headers/model';

/** One signed thing, for reports and for the receipt that answers. */
export interface ReferenceFacts extends SignedReference {
  covers: 'header' | 'body' | 'part' | 'timestamp' | 'other';
  verified: boolean;
  /** Why it is not verified, where it is not. */
  note?: string;
}

export interface CertificateFacts {
  /** One line, RFC 2253 order as in the certificate. */
  subject: string;
  issuer: string;
  serialNumber: string;
  validFrom: string;
  validTo: string;
  /** SHA-256, lower-case hex without colons. */
  fingerprint256: string;
}

/** What a seal is made of. Partial when the message was refused: what could be read up to there. */
export interface SealFacts {
  signatureAlgorithm: string;
  canonicalization: string;
  /** `PKIPath`, `X509v3`, or the URI as written; '' when there is no token. */
  tokenType: string;
  /** Leaf first. */
  chain: CertificateFacts[];
  /** The same in DER, leaf first. */
  chainDer: Buffer[];
  references: ReferenceFacts[];
  /** The signature value matches SignedInfo under the leaf's key. */
  signatureVerified: boolean;
  /** What the caller's trust check said of the chain. */
  trust?: Readonly<Record<string, string>>;
}

export type TrustFailure = 'untrusted-chain' | 'expired' | 'not-yet-valid' | 'revoked' | 'wrong-usage' | 'weak-key';

/** Injected by the caller: are these certificates (DER, leaf first, self-signed root optional) to be believed, and when? */
export type Trust = (chain: Buffer[]) =>
  | { ok: true; facts: Readonly<Record<string, string>> }
  | { ok: false; reason: TrustFailure; detail: string };
