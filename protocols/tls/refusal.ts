import type { TlsRefusal } from '../wire';

/**
 * OpenSSL's word for what is wrong with a peer's certificate, as our closed cause. The words are those of
 * X509_verify_cert_error (OpenSSL 3.0), which Node hands through as `authorizationError`.
 */
const causes: Record<string, TlsRefusal> = {
  CERT_REVOKED: 'revoked',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  INVALID_PURPOSE: 'wrong-usage',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'other-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'other-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'other-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'other-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'other-authority',
  CERT_SIGNATURE_FAILURE: 'other-authority',
  CERT_UNTRUSTED: 'other-authority',
  // With revocation lists given, OpenSSL wants one for every authority it meets; we hold them for all that we trust,
  // so a missing one means an authority that we do not trust.
  UNABLE_TO_GET_CRL: 'other-authority',
};

/** Cause for an `authorizationError`; an unlisted word is a refusal all the same. */
export function refusalOfCertificate(authorizationError: string): TlsRefusal {
  return causes[authorizationError] ?? 'handshake-failed';
}

/** Cause for an error during the handshake, from its Node code (`ERR_SSL_...`). */
export function refusalOfHandshake(code: string): TlsRefusal {
  if (code === 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE') return 'no-certificate';
  // Not WRONG_VERSION_NUMBER: that is how OpenSSL says "this is no TLS at all".
  if (code === 'ERR_SSL_UNSUPPORTED_PROTOCOL' || code === 'ERR_SSL_VERSION_TOO_LOW' || code === 'ERR_SSL_NO_PROTOCOLS_AVAILABLE') return 'protocol-version';
  if (code === 'ERR_SSL_NO_SHARED_CIPHER') return 'cipher-suite';
  if (code === 'ECONNRESET' || /_ALERT_/.test(code)) return 'given-up-by-client';
  return 'handshake-failed';
}
