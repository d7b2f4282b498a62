/** What can be wrong with certificate material. Stable: documented, never reused. */
export type CertErrorCode =
  /** No identity or authority of that name. */
  | 'CERT-UNKNOWN-NAME'
  /** The PKI's folder cannot be read or written. */
  | 'CERT-CACHE'
  | 'CERT-KEYSTORE-MISSING'
  | 'CERT-KEYSTORE-PASSWORD'
  | 'CERT-KEYSTORE-MALFORMED'
  /** Opens, but holds no usable private key with its certificate (an EC key, a trust store, several keys). */
  | 'CERT-KEYSTORE-NO-KEY'
  /** Not a certificate. */
  | 'CERT-MALFORMED';

/** `place` is what to look at: a file, or the configuration key that named it when the caller gave one. */
export class CertError extends Error {
  constructor(readonly code: CertErrorCode, message: string, readonly place: string, readonly hint: string, options?: { cause?: unknown }) {
    super(`${code}: ${message} (${place}). ${hint}`, options);
    this.name = 'CertError';
  }
}
