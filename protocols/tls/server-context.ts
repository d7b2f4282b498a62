import { constants, type KeyObject } from 'node:crypto';
import type * as tls from 'node:tls';

/** What a party shows of itself in a handshake. Structural, so that any source of keys will do. */
export interface TlsIdentity {
  /** PEM; used unless `key` is given. */
  keyPem: string;
  key?: KeyObject;
  /** PEM, leaf first, with the issuing authorities. */
  chainPem: string;
}

/** What a server shows in a handshake, and what it agrees to. */
export interface ServerFace {
  identity: TlsIdentity;
  /** `TLSv1.2` unless given. */
  minVersion?: tls.SecureVersion;
  maxVersion?: tls.SecureVersion;
  /** OpenSSL's list of suites; absent = Node's own. */
  ciphers?: string;
}

/** Whom a server believes. */
export interface ServerTrust {
  /** Root certificates (PEM) that client certificates must lead to. */
  ca: readonly string[];
  /** Revocation lists (PEM), one for every authority under `ca`, roots included; absent = no lookup. */
  crl?: readonly string[];
}

const pems = new WeakMap<KeyObject, string>();

/** The key as PEM, which is how tls takes it; written once, since every connection of ours asks. */
export function keyPemOf({ key, keyPem }: TlsIdentity): string {
  if (key === undefined) return keyPem;
  let pem = pems.get(key);
  if (pem === undefined) pems.set(key, (pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()));
  return pem;
}

/** Keys, trust, versions and suites as OpenSSL takes them. Renegotiation is off: nothing needs it, and each costs the server a private-key operation. */
export function serverContext({ identity, minVersion = 'TLSv1.2', maxVersion, ciphers }: ServerFace, { ca, crl }: ServerTrust): tls.SecureContextOptions {
  return {
    key: keyPemOf(identity),
    cert: identity.chainPem,
    ca: [...ca],
    ...(crl === undefined ? {} : { crl: [...crl] }),
    minVersion,
    ...(maxVersion === undefined ? {} : { maxVersion }),
    ...(ciphers === undefined ? {} : { ciphers }),
    // For clients that know forward secrecy only with finite fields; the size follows the key's.
    dhparam: 'auto',
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  };
}
