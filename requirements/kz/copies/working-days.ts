import { Temporal } from '../../temporal';

/** A civil day of the authority whose duty is timed. */
export type Day = InstanceType<typeof Temporal.PlainDate>;

/**
 * Which days of a state are no working days: weekends, and what its yearly acts change. Days off such as Kurban Ait, and those that are moved to
 * bridge holidays, are set anew each year, so they are data that somebody supplies and dates.
 */
export interface WorkingDays {
  isWorking(day: Day): boolean;
  /** The day itself where it is a working day, else the next one that is. */
  roll(day: Day): Day;
}

/** What changes the weekend calendar; ISO 8601 dates. */
export interface CalendarChanges {
  /** Days off that are no weekend. */
  off?: readonly string[];
  /** Weekend days on which people work. */
  working?: readonly string[];
}

/** Two weeks of holidays in a row exist nowhere; a calendar without a working day must not be looked through for ever. */
const MOST_DAYS_OFF = 60;

/** @throws RangeError for a text that is no day, or a calendar with more than sixty days off in a row (by `roll`) */
export function workingDays({ off = [], working = [] }: CalendarChanges = {}): WorkingDays {
  const days = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map((text) => Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()));
  const [free, busy] = [days(off), days(working)];
  const isWorking = (day: Day): boolean => busy.has(day.toString()) || (day.dayOfWeek <= 5 && !free.has(day.toString()));
  return {
    isWorking,
    roll(day) {
      for (let ahead = 0; ahead <= MOST_DAYS_OFF; ahead++) {
        const candidate = day.add({ days: ahead });
        if (isWorking(candidate)) return candidate;
      }
      throw new RangeError(`the calendar has no working day in the ${MOST_DAYS_OFF} days from ${day.toString()}`);
    },
  };
}
