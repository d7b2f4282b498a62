import type { AuthorityName } from './identities';

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
