import type { AuthorityName } from './identities';
import type { Pki } from './pki';

/** Authorities of an implementation's own certificates, as PEM. */
export interface FurtherTrust {
  tls: readonly string[];
  seal: readonly string[];
}

/**
 * The same PKI, trusting further authorities: those behind an operator's own TLS and seal certificates (iut.yaml,
 * `certificates`). Where a further TLS authority is trusted, TLS revocation lists are left out: TLS libraries demand a list of
 * *every* authority in a chain, and we have none of the operator's. Seals keep theirs.
 */
export function pkiTrusting(pki: Pki, further: FurtherTrust): Pki {
  const more: Partial<Record<AuthorityName, readonly string[]>> = { tls: further.tls, 'seal-qualified': further.seal };
  return {
    ...pki,
    identity: (name) => pki.identity(name),
    trustAnchors: (authority) => [...pki.trustAnchors(authority), ...(more[authority] ?? [])],
    crl: (authority) => (authority === 'tls' && further.tls.length > 0 ? [] : pki.crl(authority)),
    issueCrl: (authority, revoked, from) => pki.issueCrl(authority, revoked, from),
    authorityFiles: (authority) => pki.authorityFiles(authority),
  };
}
