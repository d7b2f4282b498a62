import { X509Certificate } from 'node:crypto';
import { parties, type AuthorityName, type IdentityName } from './identities';
import type { ListSigner } from './tsl/write';
import type { TrustedList, TrustService } from './tsl/model';

/**
 * The simulated list of trusted seal authorities: what the EU List of Trusted Lists and the National Customs Alternate
 * List are for the live exchange (ICD v3.30, 4.6.2). An authority that issues proper certificates but is missing here
 * (`seal-unlisted`) makes a seal that must be refused.
 */
export const trustedSealAuthorities: readonly { authority: AuthorityName; service: string; status: 'granted' | 'withdrawn' }[] = [
  { authority: 'seal-qualified', service: 'Qualified certificates for electronic seals', status: 'granted' },
];

/** Authorities whose seals count. */
export function listedSealAuthorities(): AuthorityName[] {
  return trustedSealAuthorities.filter((entry) => entry.status === 'granted').map((entry) => entry.authority);
}

/** What {@link verifyChain} needs to judge a seal: roots and revocation lists of the listed authorities (PEM). */
export function sealTrust(pki: { trustAnchors(name: AuthorityName): string[]; crl(name: AuthorityName): string[] }): { anchors: string[]; crls: string[] } {
  const listed = listedSealAuthorities();
  return { anchors: listed.flatMap((name) => pki.trustAnchors(name)), crls: listed.flatMap((name) => pki.crl(name)) };
}

/** Who seals the list, and is pinned by those who read it. */
export function schemeOperator(pki: { identity(name: IdentityName): { key: ListSigner['key']; chain: Buffer[] } }): ListSigner {
  const { key, chain } = pki.identity('scheme-operator.seal');
  return { key, certificate: chain[0]! };
}

/** An authority as a service of the list, known by its roots: an implementation's own authorities stand beside the simulated one. */
export function trustService(pki: { trustAnchors(name: AuthorityName): string[] }, authority: AuthorityName, since: number): TrustService[] {
  return pki.trustAnchors(authority).map((pem, at) => ({
    provider: at === 0 ? 'Simulated trust service provider' : "Authority of the implementation's own seals",
    name: 'Certificates for electronic seals', type: at === 0 ? 'CA/QC' : 'CA/PKC', status: at === 0 ? 'granted' : 'recognised',
    since, certificates: [new X509Certificate(pem).raw],
  }));
}

/** Days between two issues of a list: at most half a year (ETSI TS 119 612, 5.3.15). */
const ISSUE_DAYS = 180;
const DAY_MS = 86_400_000;

/** The list of the simulated exchange as of `at` (epoch ms). */
export function standardList(pki: { trustAnchors(name: AuthorityName): string[] }, at: number): TrustedList {
  return {
    territory: 'EU', operator: parties['scheme-operator'].organisation, sequenceNumber: 1, issuedAt: at - DAY_MS, nextUpdate: at + ISSUE_DAYS * DAY_MS,
    services: listedSealAuthorities().flatMap((name) => trustService(pki, name, at - DAY_MS)),
  };
}
