import { checkCharacter } from './check-character';

/** CL748: who assigned the MRN. A shared trader interface, B national trader interface, C other system. */
export type MrnInterface = 'A' | 'B' | 'C';
/** CL734: T entry summary declaration, Z arrival notification. */
export type MrnProcedure = 'T' | 'Z';

export interface MrnParts {
  /** Last two digits of the year of registration. */
  year2: number | string;
  /** Country addressed, two capitals. */
  country: string;
  /** Eleven characters A-Z 0-9, unique within year and country; a number is filled up with zeros. */
  serial: number | string;
  interfaceId: MrnInterface;
  procedure: MrnProcedure;
}

/** What is wrong with an MRN. `check-character` alone rests on an inferred algorithm (ICS2-DAT-06); the rest is R3004. */
export type MrnFault = 'length' | 'characters' | 'year' | 'country' | 'interface' | 'procedure' | 'check-character';

export type MrnCheck =
  | { valid: true; parts: { year2: string; country: string; serial: string; interfaceId: MrnInterface; procedure: MrnProcedure } }
  | { valid: false; fault: MrnFault; demanded: string };

/**
 * An MRN of 18 characters with its check character (HTI R&C 2.01, R3004; ICS2-DAT-04, ICS2-DAT-06).
 * Throws RangeError when a part does not fit its place: that is the caller's mistake, never the IUT's.
 */
export function makeMrn({ year2, country, serial, interfaceId, procedure }: MrnParts): string {
  const year = typeof year2 === 'number' ? String(year2).padStart(2, '0') : year2;
  const middle = typeof serial === 'number' ? String(serial).padStart(11, '0') : serial;
  const first17 = `${year}${country}${middle}${interfaceId}${procedure}`;
  if (!/^\d{2}[A-Z]{2}[A-Z0-9]{11}[ABC][TZ]$/.test(first17)) {
    throw new RangeError(`an MRN is made of 2 digits, 2 capitals, 11 characters A-Z 0-9, A/B/C and T/Z; got ${JSON.stringify(first17)}`);
  }
  return first17 + checkCharacter(first17)!;
}

/** Judges the form of an MRN. Reports the first fault, from left to right; whether it is known or unique is not its business. */
export function checkMrn(mrn: string): MrnCheck {
  const no = (fault: MrnFault, demanded: string): MrnCheck => ({ valid: false, fault, demanded });
  if (mrn.length !== 18) return no('length', '18 characters');
  if (!/^[A-Z0-9]*$/.test(mrn)) return no('characters', 'capitals A-Z and digits only');
  if (!/^\d{2}/.test(mrn)) return no('year', 'two digits of the year in positions 1-2');
  if (!/^..[A-Z]{2}/.test(mrn)) return no('country', 'two letters of the country addressed in positions 3-4');
  const interfaceId = mrn[15] as MrnInterface;
  if (!'ABC'.includes(interfaceId)) return no('interface', 'A, B or C (CL748) in position 16');
  const procedure = mrn[16] as MrnProcedure;
  if (!'TZ'.includes(procedure)) return no('procedure', 'T or Z (CL734) in position 17');
  const demanded = checkCharacter(mrn.slice(0, 17));
  if (mrn[17] !== demanded) return no('check-character', `check character ${demanded} in position 18`);
  return { valid: true, parts: { year2: mrn.slice(0, 2), country: mrn.slice(2, 4), serial: mrn.slice(4, 15), interfaceId, procedure } };
}
