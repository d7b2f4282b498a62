/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

const PERIOD = /^P(?!$)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/;

/**
 * The day that lies a period of whole days before another: `2026-03-31` and `P1M` give `2026-02-28`, the last day of a shorter month.
 * Undefined for a period that is none of years, months, weeks and days, or leads out of the calendar.
 */
export function dayBefore(day: string, period: string): string | undefined {
  const parts = PERIOD.exec(period);
  if (parts === null || !isDay(day)) return undefined;
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year - years, month - 1 - months, 1));
  const lastOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const before = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, lastOfMonth) - weeks * 7 - days));
  return before.getUTCFullYear() < 1000 ? undefined : before.toISOString().slice(0, 10);
}

/** A date of XML Schema may bear a zone, `2026-06-01+05:00`; the day is the same. */
export const withoutZone = (date: string): string => date.trim().replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
