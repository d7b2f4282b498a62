import { makeMrn } from '../../../requirements/ics2/mrn';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SERIAL_LENGTH = 11;

/** Assigns MRNs of the shared trader interface, never one twice in a run (R3004; ICS2-DAT-04). */
export interface MrnSource {
  next(country: string, at: number): string;
}

/** @param bytes random octets, so that numbers of two runs do not look alike. */
export function createMrnSource(bytes: (length: number) => Buffer): MrnSource {
  const given = new Set<string>();
  return {
    next(country, at) {
      for (;;) {
        const serial = [...bytes(SERIAL_LENGTH)].map((octet) => ALPHABET[octet % ALPHABET.length]!).join('');
        const mrn = makeMrn({ year2: new Date(at).getUTCFullYear() % 100, country, serial, interfaceId: 'A', procedure: 'T' });
        if (given.has(mrn)) continue;
        given.add(mrn);
        return mrn;
      }
    },
  };
}
