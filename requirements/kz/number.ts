import { isDay } from '../day';
import { Temporal } from '../temporal';

/**
 * Registration number of pre-arrival information, `XX/DDMMYY/000000000`: country, day of registration, nine characters
 * (Collegium Decision 52 of 10.04.2018). The day is the civil day of the registering authority: one zone for Kazakhstan.
 */
export interface RegistrationNumber {
  /** ISO 3166 alpha-2. */
  country: string;
  /** ISO 8601 date. */
  date: string;
  /** Nine characters. */
  serial: string;
}

/** Kazakhstan is one zone, UTC+5 since 2024-03-01 (Government Decree No 20 of 19.01.2024). */
export const KAZAKH_ZONE = 'Asia/Almaty';

/** Civil date in Kazakhstan at an instant (epoch ms), ISO 8601. */
export function kazakhDate(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(KAZAKH_ZONE).toPlainDate().toString();
}

/** Date and time in Kazakhstan with offset, to the second: `2026-06-01T13:00:00+05:00`. */
export function kazakhDateTime(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(KAZAKH_ZONE).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** `KZ/010626/000000001`. */
export function formatNumber({ country, date, serial }: RegistrationNumber): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${country}/${day}${month}${year.slice(2)}/${serial}`;
}

/**
 * What is wrong with the parts of a number as a Kazakh one, in words; empty when nothing is. Letters among the nine characters
 * are allowed by the structures and reported by {@link hasLetters}.
 */
export function numberProblems(number: RegistrationNumber): string[] {
  const problems: string[] = [];
  if (number.country !== 'KZ') problems.push(`country ${number.country} is not KZ`);
  if (!isDay(number.date)) problems.push(`${number.date} is not a date of the calendar`);
  if (!/^[0-9A-Za-z]{9}$/.test(number.serial)) problems.push(`serial ${number.serial} does not have nine letters or digits`);
  return problems;
}

/** Whether the serial part holds letters; the decision's form shows nine digits, the structures take any nine characters. */
export function hasLetters(number: RegistrationNumber): boolean {
  return /[^0-9]/.test(number.serial);
}

/** Reads `KZ/DDMMYY/000000000` (years 2000-2099); undefined when the text has another form or names no real date. */
export function parseNumber(text: string): RegistrationNumber | undefined {
  const parts = /^([A-Z]{2})\/(\d{2})(\d{2})(\d{2})\/([0-9A-Za-z]{9})$/.exec(text);
  if (parts === null) return undefined;
  const number = { country: parts[1]!, date: `20${parts[4]}-${parts[3]}-${parts[2]}`, serial: parts[5]! };
  return isDay(number.date) ? number : undefined;
}
