import { makeMrn, type MrnProcedure } from '../../../requirements/ics2/mrn';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SERIAL_LENGTH = 11;

/** Assigns MRNs of the shared trader interface, never one twice in a run (R3004; ICS2-DAT-04). */
export interface MrnSource {
  /** @param place whose first two letters are the country addressed: an office or a country; XX where they are none */
  next(place: string, procedure: MrnProcedure, at: number): string;
}

/** @param bytes random octets, so that numbers of two runs do not look alike. */
export function createMrnSource(bytes: (length: number) => Buffer): MrnSource {
  const given = new Set<string>();
  return {
    next(place, procedure, at) {
      const country = /^[A-Z]{2}/.exec(place)?.[0] ?? 'XX';
      for (;;) {
        const serial = [...bytes(SERIAL_LENGTH)].map((octet) => ALPHABET[octet % ALPHABET.length]!).join('');
        const mrn = makeMrn({ year2: new Date(at).getUTCFullYear() % 100, country, serial, interfaceId: 'A', procedure });
        if (given.has(mrn)) continue;
        given.add(mrn);
        return mrn;
      }
    },
  };
}
