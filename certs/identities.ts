/**
 * Who holds which certificate in the simulated exchange, as data: the PKI is generated from this table.
 * Adding a row here is all it takes for a new identity; caches made from another table are rebuilt.
 */

/** Who issues: a root and an issuing authority under it, each. */
export type AuthorityName =
  /** Commercial TLS authority trusted for the exchange (ICD v3.30, 4.6.1). */
  | 'tls'
  /** Seal authority that stands on the simulated trusted list (ICD 4.6.2). */
  | 'seal-qualified'
  /** A proper seal authority that stands on no list. */
  | 'seal-unlisted'
  /** Self-made; nobody trusts it. */
  | 'rogue';

export type Purpose = 'tls' | 'seal';

/** How an identity differs from the good one of its party; `good` is the good one. */
export type Flaw = 'good' | 'expired' | 'not-yet-valid' | 'revoked' | 'wrong-usage' | 'other-host' | 'weak' | 'rogue' | 'unlisted' | 'wrong-eori' | 'unregistered';

/** Traders that file beside the operator under test. They share one key, since nobody looks at whose it is and keys are what costs time. */
const counterFilers = ['house-filer', 'second-house-filer', 'consignee', 'post'] as const;

export type PartyName =
  | 'trader-interface' | 'scheme-operator' | 'operator' | 'client' | 'gateway' | 'authorised-body'
  | 'national-gateway' | 'third-country' | 'revenue-authority' | 'carrier' | 'customs-authority'
  | (typeof counterFilers)[number];

/** EORI in the subject of the `wrong-eori` certificates: another operator's, itself registered. */
export const OTHER_EORI = 'FR98765432109876';
/** EORI of a declarant that files through a provider and holds no certificate (ICS2-SEED-14). */
export const DECLARANT_EORI = 'NL111222333';

/** What is fixed about a party. Only those that take part in ICS2 have an EORI. */
export const parties: Record<PartyName, { commonName: string; organisation: string; country: string; eori?: string }> = {
  'trader-interface': { commonName: 'Simulated ICS2 Shared Trader Interface', organisation: 'Simulated EU Customs', country: 'BE', eori: 'BE0000000000001' },
  // Issues and seals the trusted list (ETSI TS 119 612, 5.3.4).
  'scheme-operator': { commonName: 'Simulated trusted list scheme operator', organisation: 'Simulated EU Trust Services', country: 'BE' },
  operator: { commonName: 'Simulated economic operator', organisation: 'Simulated Sea Lines', country: 'DE', eori: 'DE1234567890123' },
  // Lets a provider file for it, and has a seal of its own that the provider must not use; established in Norway under an EORI of Sweden.
  client: { commonName: 'Simulated client of a provider', organisation: 'Simulated Fjord Shipping', country: 'NO', eori: 'SE5567891234' },
  'house-filer': { commonName: 'Simulated house filer', organisation: 'Simulated Freight Forwarding', country: 'FR', eori: 'FR40506070809' },
  'second-house-filer': { commonName: 'Simulated second house filer', organisation: 'Simulated Groupage', country: 'PL', eori: 'PL525000777700000' },
  consignee: { commonName: 'Simulated consignee', organisation: 'Simulated Imports', country: 'NL', eori: 'NL808077766' },
  post: { commonName: 'Simulated postal operator', organisation: 'Simulated Post', country: 'AT', eori: 'ATEOS1000055555' },
  gateway: { commonName: 'Simulated EAEU Commission external gateway', organisation: 'Simulated Eurasian Economic Commission', country: 'RU' },
  'authorised-body': { commonName: 'Simulated authorised body', organisation: 'Simulated Chamber of Commerce', country: 'KZ' },
  // Neighbours of a Commission gateway under test.
  'national-gateway': { commonName: 'Simulated integration gateway of a member state', organisation: 'Simulated National Segment', country: 'KZ' },
  'third-country': { commonName: 'Simulated system of a third country', organisation: 'Simulated Third Country Customs', country: 'VN' },
  'revenue-authority': { commonName: 'Simulated revenue authority', organisation: 'Simulated State Revenue Committee', country: 'KZ' },
  carrier: { commonName: 'Simulated road carrier', organisation: 'Simulated Road Haulage', country: 'KZ' },
  // Of another member state: the counterpart of a Kazakh customs authority under test.
  'customs-authority': { commonName: 'Simulated customs authority of a member state', organisation: 'Simulated State Customs Committee', country: 'BY' },
};

const tlsNames = [
  'trader-interface.tls', 'operator.tls', 'gateway.tls', 'authorised-body.tls', 'revenue-authority.tls', 'carrier.tls', 'customs-authority.tls',
  'national-gateway.tls', 'third-country.tls',
  'operator.tls.expired', 'operator.tls.not-yet-valid', 'operator.tls.revoked', 'operator.tls.wrong-usage', 'operator.tls.rogue', 'operator.tls.wrong-eori',
  'trader-interface.tls.expired', 'trader-interface.tls.other-host',
  'trader-interface.tls.rogue', 'gateway.tls.rogue', 'authorised-body.tls.rogue', 'revenue-authority.tls.rogue', 'carrier.tls.rogue',
  'carrier.tls.expired',
] as const;

const sealNames = [
  'trader-interface.seal', 'operator.seal',
  'operator.seal.expired', 'operator.seal.not-yet-valid', 'operator.seal.revoked', 'operator.seal.wrong-usage',
  'operator.seal.weak', 'operator.seal.unlisted', 'operator.seal.rogue', 'operator.seal.wrong-eori', 'operator.seal.unregistered',
  'client.seal', 'scheme-operator.seal', 'house-filer.seal', 'second-house-filer.seal', 'consignee.seal', 'post.seal',
  'trader-interface.seal.expired', 'trader-interface.seal.revoked', 'trader-interface.seal.unlisted',
  // Signatures of the Kazakh e-government gateway: with RSA and with elliptic curves.
  'carrier.seal', 'carrier.ec-seal', 'revenue-authority.seal', 'revenue-authority.seal.rogue',
] as const;

/** `<party>.<purpose>` or `<party>.<purpose>.<flaw>`; `ec-seal` is a seal whose key is of an elliptic curve. */
export type IdentityName = (typeof tlsNames)[number] | (typeof sealNames)[number];

/** What to issue: everything about a leaf certificate that is not random. Times are offsets from the PKI's creation, in days. */
export interface IdentitySpec {
  name: IdentityName;
  party: PartyName;
  purpose: Purpose;
  flaw: Flaw;
  issuer: AuthorityName;
  eori?: string;
  /** Identities with the same key name share a key pair: a renewed certificate often keeps its key, and keys are what costs time. */
  keyName: string;
  /** Length of the key where it differs from the usual one. */
  keyBits?: number;
  /** A key of the curve P-256 instead of RSA. */
  keyCurve?: 'P-256';
  validDays: { from: number; to: number };
}

/** Broken in principle, and still what old keystores hold. */
const WEAK_BITS = 1024;

/** Days a usable certificate stays valid after the PKI was made. */
export const LEAF_DAYS = 120;

function validity(flaw: Flaw): { from: number; to: number } {
  if (flaw === 'expired') return { from: -60, to: -1 };
  // Later than any cache lives (pki.ts rebuilds long before), so it never becomes valid by waiting.
  if (flaw === 'not-yet-valid') return { from: 2 * LEAF_DAYS, to: 3 * LEAF_DAYS };
  return { from: -2, to: LEAF_DAYS };
}

function issuer(purpose: Purpose, flaw: Flaw): AuthorityName {
  if (flaw === 'rogue') return 'rogue';
  if (flaw === 'unlisted') return 'seal-unlisted';
  return purpose === 'tls' ? 'tls' : 'seal-qualified';
}

function keyName(party: PartyName, purpose: Purpose, flaw: Flaw): string {
  // An impostor does not have its victim's key.
  if (flaw === 'rogue') return 'impostor';
  if (flaw === 'weak') return 'weak';
  return counterFilers.some((one) => one === party) ? `counter-filer.${purpose}` : `${party}.${purpose}`;
}

function spec(name: IdentityName): IdentitySpec {
  const [party, kind, flaw = 'good'] = name.split('.') as [PartyName, Purpose | 'ec-seal', Flaw?];
  const purpose = kind === 'tls' ? kind : 'seal';
  const curve = kind === 'ec-seal';
  const eori = flaw === 'wrong-eori' ? OTHER_EORI : parties[party].eori;
  return {
    name, party, purpose, flaw, issuer: issuer(purpose, flaw), ...(eori === undefined ? {} : { eori }),
    keyName: curve ? `${party}.${kind}` : keyName(party, purpose, flaw), ...(flaw === 'weak' ? { keyBits: WEAK_BITS } : {}), ...(curve ? { keyCurve: 'P-256' as const } : {}),
    validDays: validity(flaw),
  };
}

/** The table itself, in a stable order. */
export const identities: readonly IdentitySpec[] = [...tlsNames, ...sealNames].map(spec);
export const authorityNames: readonly AuthorityName[] = ['tls', 'seal-qualified', 'seal-unlisted', 'rogue'];

/** Whether `name` is in the table; for names that come from a command line or a file. */
export function isIdentityName(name: string): name is IdentityName {
  return identities.some((identity) => identity.name === name);
}
