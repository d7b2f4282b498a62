import type { Day, WorkingDays } from './working-days';

/** What has happened to a request for copies, as far as its term depends on it. All days are those of the executing authority (C13). */
export interface Course {
  /** Day of registration by the receiving authority. */
  registered: Day;
  /** Day of the written notice that the term is extended by a month (Customs Code, Art. 445(8)(2)). */
  extended?: Day;
  /** Times in which additional information was awaited (Art. 445(9)): from the day of asking to the day on which it arrived; open while it has not. */
  suspensions: readonly Suspension[];
}

export interface Suspension {
  asked: Day;
  arrived?: Day;
}

/** One step of the computation: which rule, what it says here, and the day that it leads to. */
export interface Step {
  /** C1 to C17 of the catalogue's area request-calendar. */
  rule: string;
  words: string;
  day?: Day;
}

export interface Term {
  /** Before it is moved to a working day. */
  unrolled: Day;
  /** Last day in time. */
  due: Day;
  steps: Step[];
}

/** Same day of the month so many months on, or the last day of that month where there is no such day (C2). */
export const monthsAfter = (day: Day, months: number): Day => day.add({ months }, { overflow: 'constrain' });

/** Days in which information was awaited: the day of asking is suspended, the day of arrival counts again (C6); overlaps count once (C8). */
export function suspendedDays(suspensions: readonly Suspension[]): number {
  const ended = suspensions.flatMap(({ asked, arrived }) => (arrived === undefined ? [] : [{ asked, arrived }]));
  const inOrder = ended.sort((one, other) => one.asked.since(other.asked).days);
  let days = 0;
  let counted: Day | undefined;
  for (const { asked, arrived } of inOrder) {
    const from = counted !== undefined && asked.since(counted).days < 0 ? counted : asked;
    const added = arrived.since(from).days;
    if (added <= 0) continue;
    days += added;
    counted = arrived;
  }
  return days;
}

/**
 * Until when a request for copies is executed: one month from registration, one more where it was extended, and the days of suspension
 * (Customs Code of Kazakhstan, Art. 445(6), (8), (9); EAEU Customs Code, Art. 371). While information is awaited the term stands still: the due
 * day is then that which it would have if the information arrived on the day of asking.
 */
export function executionTerm({ registered, extended, suspensions }: Course, calendar: WorkingDays): Term {
  const months = extended === undefined ? 1 : 2;
  const span = months === 1 ? 'one month' : 'two months';
  const ended = monthsAfter(registered, months);
  const steps: Step[] = [{ rule: 'C1', words: 'the day of registration is day 0, counting starts the next day', day: registered }];
  if (extended !== undefined) steps.push({ rule: 'C4', words: 'extended: the term is two months from registration, not a month from where the first ended', day: extended });
  const clamped = ended.day !== registered.day;
  steps.push({ rule: clamped ? 'C2' : 'C1', words: clamped ? `${span} later there is no day ${registered.day}: the last day of that month` : `the same day ${span} later`, day: ended });
  const shift = suspendedDays(suspensions);
  const unrolled = ended.add({ days: shift });
  if (shift > 0) steps.push({ rule: suspensions.length > 1 ? 'C8' : 'C6', words: `${shift} days in which information was awaited, from the day of asking to that of arrival`, day: unrolled });
  const due = calendar.roll(unrolled);
  if (!due.equals(unrolled)) steps.push({ rule: 'C3', words: `${unrolled.toString()} is no working day: the next one`, day: due });
  return { unrolled, due, steps };
}

/** Until when additional information may arrive: two months from the day of asking (Art. 445(10)(2); C9). Refusal is right from the day after. */
export function informationLimit(asked: Day, calendar: WorkingDays): Term {
  const unrolled = monthsAfter(asked, 2);
  const due = calendar.roll(unrolled);
  const steps: Step[] = [{ rule: 'C9', words: 'two months from the day of asking, or the last day of that month', day: unrolled }];
  if (!due.equals(unrolled)) steps.push({ rule: 'C3', words: `${unrolled.toString()} is no working day: the next one`, day: due });
  return { unrolled, due, steps };
}
