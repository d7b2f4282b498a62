import { executionTerm, monthsAfter, suspendedDays, type Course } from './term';
import type { Day, WorkingDays } from './working-days';

/** Another way to read the source, which ends on another day. What lies between the two is a finding, never a breach by itself. */
export interface Reading {
  /** Rule of the catalogue that decides otherwise. */
  rule: string;
  words: string;
  due: Day;
}

type Reader = (course: Course, calendar: WorkingDays) => Omit<Reading, 'rule'> | undefined;

const shifted = (day: Day, { suspensions }: Course): Day => day.add({ days: suspendedDays(suspensions) });

const READERS: readonly { rule: string; read: Reader }[] = [
  {
    rule: 'C4',
    read: (course, calendar) =>
      course.extended === undefined ? undefined : { words: 'the month of extension chained from the day on which the first month ended', due: calendar.roll(shifted(monthsAfter(monthsAfter(course.registered, 1), 1), course)) },
  },
  {
    rule: 'C5',
    read: (course, calendar) =>
      course.extended === undefined ? undefined : { words: 'the month of extension counted from the working day to which the first was moved', due: calendar.roll(shifted(monthsAfter(calendar.roll(monthsAfter(course.registered, 1)), 1), course)) },
  },
  {
    rule: 'C6',
    read: (course, calendar) => {
      const ended = course.suspensions.filter(({ arrived }) => arrived !== undefined).length;
      return ended === 0 ? undefined : { words: 'the day of asking and the day of arrival both taken as suspended', due: calendar.roll(executionTerm(course, calendar).unrolled.add({ days: ended })) };
    },
  },
  {
    rule: 'C17',
    read: ({ suspensions, extended }, calendar) => {
      const last = suspensions.flatMap(({ arrived }) => (arrived === undefined ? [] : [arrived])).sort((one, other) => other.since(one).days)[0];
      return last === undefined ? undefined : { words: 'the term begun anew on arrival: the Kazakh verb can be read so', due: calendar.roll(monthsAfter(last, extended === undefined ? 1 : 2)) };
    },
  },
];

/** Readings that end on another day than ours; empty where all agree. */
export function disputedReadings(course: Course, calendar: WorkingDays): Reading[] {
  const { due } = executionTerm(course, calendar);
  return READERS.flatMap(({ rule, read }) => {
    const other = read(course, calendar);
    return other === undefined || other.due.equals(due) ? [] : [{ rule, ...other }];
  });
}
