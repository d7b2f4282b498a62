import { checkCharacter } from '../check-character';
import { makeMrn } from '../mrn';
import type { Setting } from './setting';
import type { Shoot } from './shoot';

/** Digits of a number, filled up with zeros from the left, at most `size` of them. */
const digits = (number: number, size: number): string => String(number % 10 ** size).padStart(size, '0');

/** EORI: country and up to 15 further characters (R3005). Never the same twice in one message (R3033). */
export function eori(shoot: Shoot, { taste, serial }: Setting): string {
  const country = taste.pick(['DE', 'NL', 'BE', 'FR', 'PL'], 0);
  return country + digits(serial(shoot), taste.whole(6, 15, 12));
}

/** MRN with its check character (R3004). */
export function mrn(number: number, { taste, day }: Setting, procedure: 'T' | 'Z' = 'T'): string {
  const country = taste.pick(['DE', 'NL', 'BE'], 0);
  return makeMrn({ year2: day.slice(2, 4), country, serial: number, interfaceId: taste.pick(['A', 'B', 'C'], 0), procedure });
}

/** Ship number with its check digit (R3009): the last digit of the sum of six digits weighted 7 to 2. */
function imoNumber(six: string): string {
  const sum = [...six].reduce((total, digit, at) => total + Number(digit) * (7 - at), 0);
  return `IMO${six}${sum % 10}`;
}

/** Number of a means of transport by its kind (CL750): ship R3009, inland vessel R3010, others free. */
export function meansNumber(type: string, shoot: Shoot, { taste, serial }: Setting): string {
  const number = taste.whole(0, 8_999, 747) * 100 + (serial(shoot) % 100);
  switch (type) {
    case '10':
      return imoNumber(digits(900_000 + number, 6));
    case '80':
      return `0${digits(number, 7)}`;
    case '20':
      return `3780${digits(number, 8)}`;
    case '21':
      return `EC${digits(number, 5)}`;
    case '41':
      return `D-A${'BCDEFGH'[number % 7]}${'KLMNPRS'[(number >> 3) % 7]}T`;
    default:
      return `HH-CC ${digits(number, 4)}`;
  }
}

/** Container number with its check digit (R3021, ISO 6346). */
export function containerNumber(shoot: Shoot, { taste, serial }: Setting): string {
  const ten = taste.pick(['MSCU', 'CSQU', 'HLXU'], 0) + digits(305_000 + taste.whole(0, 900, 400) * 700 + serial(shoot), 6);
  return ten + checkCharacter(ten)!;
}

/** Receptacle by UPU S9: offices of origin and destination, class, year, dispatch, number, weight. */
export const receptacle = (shoot: Shoot, { day, serial }: Setting): string =>
  `CNBJSADEFRAAAUN${day.slice(3, 4)}0001${digits(serial(shoot), 3)}110050`;

/** International telephone number (R3006, ITU-T E.123): at most 15 digits. */
export function phone(shoot: Shoot, { taste, serial }: Setting): string {
  const local = digits(1_000_000 + serial(shoot), taste.whole(7, 10, 7));
  return `+49 ${taste.pick(['40', '69', '421'], 0)}${taste.pick([' ', ''], 0)}${local}`;
}
