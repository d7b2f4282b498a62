import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../iut/errors';
import { happens, registeredOn, type Happening, type Matter } from '../../requirements/kz/copies/matter';
import { workingDays, type CalendarChanges, type Day, type WorkingDays } from '../../requirements/kz/copies/working-days';
import { dayOf } from '../../requirements/kz/copies/zone';
import { Temporal } from '../../requirements/temporal';

/** Options of the command, as they were typed. */
export interface Flags {
  registered: string;
  asked: string[];
  arrived: string[];
  extended?: string;
  answered?: string;
  dayOff: string[];
  workingDay: string[];
  calendar?: string;
  zone: string;
  format: string;
}

export interface Given {
  matter: Matter;
  calendar: WorkingDays;
  /** What the calendar is made of, in words. */
  daysOff: string;
  /** Of the answer, where one was given. */
  answered?: Day;
}

const wrong = (what: string, fix: string): UsageError => new UsageError('usage', what, fix);

/** A day of the authority (`2026-01-31`), or an instant with its offset, which falls on one. */
function dayGiven(option: string, text: string, zone: string): Day {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text, { overflow: 'reject' }) : dayOf(text, zone);
  } catch {
    const bare = /T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text);
    throw bare
      ? wrong(`${option} ${text}: a time without an offset is ambiguous`, `say which: ${text}+05:00, or ${text}Z`)
      : wrong(`${option} ${text} is no day and no instant`, 'write 2026-01-31, or 2026-01-31T10:00:00+05:00');
  }
}

function readCalendar(file: string, cwd: string): CalendarChanges & { source?: string } {
  const path = resolve(cwd, file);
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new SyntaxError('no object');
    const { off = [], working = [], source } = read as Record<string, unknown>;
    const days = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
    if (!days(off) || !days(working)) throw new SyntaxError('"off" and "working" are lists of days');
    return { off, working, ...(typeof source === 'string' ? { source } : {}) };
  } catch (error) {
    throw wrong(`--calendar ${file} cannot be read: ${(error as Error).message}`, 'a file like {"source": "Order of 2026 ...", "off": ["2026-05-27"], "working": ["2026-05-30"]}');
  }
}

function calendarOf({ dayOff, workingDay, calendar }: Flags, cwd: string): Pick<Given, 'calendar' | 'daysOff'> {
  const file = calendar === undefined ? undefined : readCalendar(calendar, cwd);
  const changes = { off: [...(file?.off ?? []), ...dayOff], working: [...(file?.working ?? []), ...workingDay] };
  const named = [...(file === undefined ? [] : [`${calendar!}${file.source === undefined ? '' : ` (${file.source})`}`]), ...dayOff.map((day) => `${day} off`), ...workingDay.map((day) => `${day} worked`)];
  try {
    return { calendar: workingDays(changes), daysOff: named.length === 0 ? 'weekends only; holidays are data: --day-off, --calendar' : `weekends, and ${named.join(', ')}` };
  } catch (error) {
    throw wrong(`the calendar holds what is no day: ${(error as Error).message}`, 'write days as 2026-05-27');
  }
}

/** @throws UsageError naming the option and the fix */
export function readGiven(flags: Flags, cwd: string): Given {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(flags.zone);
  } catch {
    throw wrong(`--zone ${flags.zone} is no time zone`, 'name one of the IANA database, for example Asia/Almaty');
  }
  const day = (option: string, text: string): Day => dayGiven(option, text, flags.zone);
  const { calendar, daysOff } = calendarOf(flags, cwd);
  if (flags.arrived.length > flags.asked.length) throw wrong('more information arrived than was asked for', 'give one --asked for each --arrived');
  const registered = day('--registered', flags.registered);
  const answered = flags.answered === undefined ? undefined : day('--answered', flags.answered);
  const told: Happening[] = [
    ...flags.asked.map((text): Happening => ({ kind: 'asked', day: day('--asked', text) })),
    ...flags.arrived.map((text): Happening => ({ kind: 'arrived', day: day('--arrived', text) })),
    ...(flags.extended === undefined ? [] : [{ kind: 'extended', day: day('--extended', flags.extended), others: true, reasons: 'as notified' } satisfies Happening]),
    ...(answered === undefined ? [] : [{ kind: 'answered', day: answered, whole: true } satisfies Happening]),
  ];
  const early = told.find((one) => one.day.since(registered).days < 0);
  if (early !== undefined) throw wrong(`${early.day.toString()} is before the registration ${registered.toString()}`, 'nothing happens to a request before it is registered');
  // What is given for the same day happens in the order of this list.
  const matter = told.sort((one, other) => one.day.since(other.day).days).reduce((so, one) => happens(so, one, calendar), registeredOn(registered));
  return { matter, calendar, daysOff, ...(answered === undefined ? {} : { answered }) };
}
