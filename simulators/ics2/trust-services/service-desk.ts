import type { IdentityName } from '../../../certs/identities';
import type { Pki } from '../../../certs/pki';
import { fingerprintOf, type UumdsEntry } from '../../../certs/uumds';
import type { UumdsScript } from './uumds';

/** What a National Service Desk does in UUM&DS before anything works there (ICS2-SEED-19). Undone when the scenario ends. */
export interface ServiceDesk {
  /** Registers one more sealing certificate with a party that is there already. */
  register(eori: string, seal: IdentityName): void;
  /** Grants a party the right to use ICS2, or withdraws it. */
  mayUseIcs2(eori: string, may: boolean): void;
}

/** @throws Error for a party that is not registered: a mistake of the scenario */
export function createServiceDesk(uumds: UumdsScript, pki: Pki): ServiceDesk {
  const change = (eori: string, changed: (entry: UumdsEntry) => Partial<UumdsEntry>): void => {
    const entry = uumds.party(eori);
    if (entry === undefined) throw new Error(`${eori} is not in the simulated register`);
    uumds.enter({ ...entry, ...changed(entry) });
  };
  return {
    register: (eori, seal) => change(eori, ({ sealFingerprints }) => ({ sealFingerprints: [...sealFingerprints, fingerprintOf(pki.identity(seal).chain[0]!)] })),
    mayUseIcs2: (eori, mayUseIcs2) => change(eori, () => ({ mayUseIcs2 })),
  };
}
