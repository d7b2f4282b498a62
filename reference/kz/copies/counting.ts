import { Temporal } from '../../../requirements/temporal';

export type Day = InstanceType<typeof Temporal.PlainDate>;

/** A time in which additional information was awaited; open while it has not arrived. */
export interface Waiting {
  asked: Day;
  arrived?: Day;
}

export const ZONE = 'Asia/Almaty';

const local = (epochMs: number): InstanceType<typeof Temporal.ZonedDateTime> => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(ZONE);

/** How days are counted: small functions with the right values, which planted faults change (faults-counting.ts). */
export interface Counting {
  /** Civil day of an instant (epoch ms) at the executing authority. */
  dayOf: (epochMs: number) => Day;
  /** Local hour at which a day is over. */
  closesAt: number;
  /** Counting starts so many days after the registration. */
  startsAfter: 0 | 1;
  months: (day: Day, months: number) => Day;
  roll: (day: Day, off: ReadonlySet<string>) => Day;
  /** Where an extended term ends before it is moved to a working day. */
  extended: (registered: Day, counting: Counting, off: ReadonlySet<string>) => Day;
  waited: (waitings: readonly Required<Waiting>[]) => number;
  /** Where the term ends that stood still for so many days. */
  resumed: (ended: Day, waited: number, lastArrival: Day) => Day;
  /** Last day on which awaited information is in time. */
  limit: (asked: Day, counting: Counting, off: ReadonlySet<string>) => Day;
}

const isFree = (day: Day, off: ReadonlySet<string>): boolean => day.dayOfWeek > 5 || off.has(day.toString());

/** No state has more days off in a row. */
const MOST_DAYS_OFF = 60;

export function nextWorking(day: Day, off: ReadonlySet<string>, step: 1 | -1 = 1): Day {
  let at = day;
  for (let tries = 0; tries < MOST_DAYS_OFF && isFree(at, off); tries++) at = at.add({ days: step });
  return at;
}

/** Days on which information was awaited, each once: the day of asking is one, the day of arrival is not. */
function waitedDays(waitings: readonly Required<Waiting>[]): number {
  const days = new Set<string>();
  for (const { asked, arrived } of waitings) for (let day = asked; Temporal.PlainDate.compare(day, arrived) < 0; day = day.add({ days: 1 })) days.add(day.toString());
  return days.size;
}

/** Our reading of the Customs Code of Kazakhstan, Art. 445(6), (8), (9) and (10)(2). */
export function rightCounting(): Counting {
  return {
    dayOf: (epochMs) => local(epochMs).toPlainDate(),
    closesAt: 24,
    startsAfter: 1,
    months: (day, months) => day.add({ months }),
    roll: nextWorking,
    extended: (registered, { months }) => months(registered, 2),
    waited: waitedDays,
    resumed: (ended, waited) => ended.add({ days: waited }),
    limit: (asked, { months }, off) => nextWorking(months(asked, 2), off),
  };
}

/** Last day on which a request is executed in time. */
export function dueDay(counting: Counting, { registered, extended, waitings }: { registered: Day; extended: boolean; waitings: readonly Waiting[] }, off: ReadonlySet<string>): Day {
  const whole = extended ? counting.extended(registered, counting, off) : counting.months(registered, 1);
  const ended = counting.startsAfter === 1 ? whole : whole.subtract({ days: 1 });
  const over = waitings.flatMap(({ asked, arrived }) => (arrived === undefined ? [] : [{ asked, arrived }]));
  const last = over.map(({ arrived }) => arrived).sort((one, other) => Temporal.PlainDate.compare(other, one))[0];
  return counting.roll(last === undefined ? ended : counting.resumed(ended, counting.waited(over), last), off);
}

/** Whether an instant is after a day, as the authority closes its days. */
export function isAfter(counting: Counting, epochMs: number, day: Day): boolean {
  const at = local(epochMs);
  const compared = Temporal.PlainDate.compare(at.toPlainDate(), day);
  return compared > 0 || (compared === 0 && at.hour >= counting.closesAt);
}

/** Instant (epoch ms) of a local hour of a day. */
export const instantOf = (day: Day, hour: number): number => day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds;

/** ISO 8601 with the authority's offset, to the second. */
export const dated = (epochMs: number): string => local(epochMs).toString({ timeZoneName: 'never', smallestUnit: 'second' });
