/** Why something signed is refused. Closed. */
export type Reason =
  /** No Security header, or no signature where one is demanded. */
  | 'no-signature'
  | 'several-signatures'
  /** Structure of Signature or SignedInfo. */
  | 'malformed-signature'
  /** The algorithm is not of the profile, or nothing here computes it. */
  | 'algorithm'
  /** KeyInfo does not lead to one certificate that can be read. */
  | 'token'
  | 'duplicate-id'
  | 'reference-missing'
  /** What is signed stands elsewhere than what is read: signature wrapping. */
  | 'relocated'
  | 'extra-reference'
  | 'unsigned-body'
  | 'unsigned-timestamp'
  | 'expired-timestamp'
  | 'digest-mismatch'
  | 'signature-mismatch'
  /** Nobody whom the receiver trusts vouches for the certificate. */
  | 'untrusted';

export interface Problem {
  reason: Reason;
  /** One sentence for people. */
  detail: string;
}

/** Whether the owner of this certificate (DER, leaf first) may sign here; a sentence where not. */
export type Trust = (chain: readonly Buffer[]) => { ok: true } | { ok: false; detail: string };

/** What came of looking at one signature. Without problems it holds. */
export interface Checked {
  problems: readonly Problem[];
  /** SignatureMethod as written; undefined where no signature was found. */
  algorithm?: string;
  /** Certificate of the signer (DER), as far as it could be read. */
  certificate?: Buffer;
}
