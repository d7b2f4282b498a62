import { createHash } from 'node:crypto';
import { DECLARANT_EORI, OTHER_EORI, parties, type IdentityName } from './identities';

/** One party in the register. A declarant behind a provider stands in it without a certificate (ICS2-SEED-14). */
export interface UumdsEntry {
  eori: string;
  name: string;
  /** SHA-256 fingerprints of registered sealing certificates, lower-case hex; several per operator are allowed (ICD v3.30, 5.1.1). */
  sealFingerprints: readonly string[];
  /** The right to use ICS2, which the National Service Desk gives separately from the registration (ICS2-SEED-19). */
  mayUseIcs2: boolean;
}

/**
 * What the register says of the pair EORI and sealing certificate. Everything but `registered` is EBMS:0004 with
 * sub-code A001 on the wire (ICD v3.30, Annex 4 table 24).
 */
export type UumdsAnswer =
  | { kind: 'registered'; entry: UumdsEntry }
  /** The EORI is not there, or not with this certificate. */
  | { kind: 'unknown-pair'; detail: string }
  | { kind: 'no-right'; detail: string };

export interface UumdsRegister {
  /** Both sides together, never one at a time: A's certificate under B's EORI is unknown (ICS2-SEC-14). `fingerprint` as {@link fingerprintOf} gives it. */
  lookup(eori: string, fingerprint: string): UumdsAnswer;
  /** Every party with which this sealing certificate is registered. */
  holders(fingerprint: string): UumdsEntry[];
  /** The party, with or without certificates. */
  party(eori: string): UumdsEntry | undefined;
  /** A register that differs in one entry; this one stays as it is. */
  with(entry: UumdsEntry): UumdsRegister;
}

export function fingerprintOf(certificate: Buffer): string {
  return createHash('sha256').update(certificate).digest('hex');
}

/** A register over these entries; a later entry for the same EORI replaces an earlier one. */
export function uumdsRegister(entries: readonly UumdsEntry[]): UumdsRegister {
  const byEori = new Map(entries.map((entry) => [entry.eori, entry]));
  return {
    lookup(eori, fingerprint) {
      const entry = byEori.get(eori);
      if (entry === undefined) return { kind: 'unknown-pair', detail: `EORI ${eori} is not registered` };
      if (!entry.sealFingerprints.includes(fingerprint)) {
        return { kind: 'unknown-pair', detail: `EORI ${eori} is registered, but not with this sealing certificate` };
      }
      if (!entry.mayUseIcs2) return { kind: 'no-right', detail: `EORI ${eori} has no right to use ICS2` };
      return { kind: 'registered', entry };
    },
    holders: (fingerprint) => [...byEori.values()].filter((entry) => entry.sealFingerprints.includes(fingerprint)),
    party: (eori) => byEori.get(eori),
    with: (entry) => uumdsRegister([...byEori.values(), entry]),
  };
}

/** Seal certificates that the register holds for the operator: the flawed ones too, so that each flaw shows as itself and not as A001. */
const operatorSeals: IdentityName[] = [
  'operator.seal', 'operator.seal.expired', 'operator.seal.not-yet-valid', 'operator.seal.revoked',
  'operator.seal.wrong-usage', 'operator.seal.weak', 'operator.seal.unlisted', 'operator.seal.rogue',
];

/** The register of the simulated conformance environment. `operator.seal.unregistered` stands nowhere in it. */
export function standardRegister(pki: { identity(name: IdentityName): { chain: Buffer[] } }): UumdsRegister {
  const fingerprint = (name: IdentityName): string => fingerprintOf(pki.identity(name).chain[0]!);
  return uumdsRegister([
    { eori: parties.operator.eori!, name: parties.operator.organisation, sealFingerprints: operatorSeals.map(fingerprint), mayUseIcs2: true },
    { eori: OTHER_EORI, name: 'Another simulated operator', sealFingerprints: [fingerprint('operator.seal.wrong-eori')], mayUseIcs2: true },
    ...(['client', 'house-filer', 'second-house-filer', 'consignee', 'post'] as const).map((party) => ({
      eori: parties[party].eori!, name: parties[party].organisation, sealFingerprints: [fingerprint(`${party}.seal`)], mayUseIcs2: true,
    })),
    { eori: DECLARANT_EORI, name: 'Simulated declarant without an access point', sealFingerprints: [], mayUseIcs2: true },
  ]);
}
