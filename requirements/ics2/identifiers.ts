import { checkCharacter } from './check-character';

/** LRN: 1 to 22 characters on one line (HTI IE 2.02; ICS2-DAT-03). Uniqueness is another question (R3003). */
export function isLrnShape(lrn: string): boolean {
  return /^[^\r\n]{1,22}$/u.test(lrn) && lrn.trim() !== '';
}

/**
 * EORI: two-letter country and 1 to 15 further characters (R3005; ICS2-DAT-05). Only the common shape: the national shapes
 * that are published by third parties contradict each other.
 */
export function isEoriShape(eori: string): boolean {
  return /^[A-Z]{2}[!-~]{1,15}$/.test(eori);
}

/** International telephone number by ITU-T E.123: `+`, 7 to 15 digits, single spaces allowed between them (R3006; ICS2-DAT-09). */
export function isPhoneNumber(phone: string): boolean {
  return /^\+(?:[0-9] ?){6,14}[0-9]$/.test(phone);
}

/** Ship number: `IMO`, six digits, and a check digit = last digit of their sum weighted 7, 6, 5, 4, 3, 2 (R3009; ICS2-DAT-08). */
export function isImoNumber(value: string): boolean {
  if (!/^IMO\d{7}$/.test(value)) return false;
  const digits = [...value.slice(3)].map(Number);
  const sum = digits.slice(0, 6).reduce((total, digit, place) => total + digit * (7 - place), 0);
  return sum % 10 === digits[6];
}

/** European vessel identification number: eight digits (R3010). */
export function isEniNumber(value: string): boolean {
  return /^\d{8}$/.test(value);
}

/** Container number: four letters and seven digits (R3021; ICS2-DAT-07). */
export function isContainerNumber(value: string): boolean {
  return /^[A-Z]{4}\d{7}$/.test(value);
}

/** The check digit that ISO 6346 gives the first ten characters of a well-formed container number. */
export function containerCheckDigit(value: string): string | undefined {
  return checkCharacter(value.slice(0, 10));
}

/** CUS number of a chemical substance: seven digits, hyphen, digit (R3020; ICS2-DAT-11). Whether ECICS holds it is for CL719. */
export function isCusNumber(value: string): boolean {
  return /^\d{7}-\d$/.test(value);
}
