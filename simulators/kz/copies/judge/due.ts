import type { Judgement } from '../../../../requirements/judgement';
import { disputedReadings } from '../../../../requirements/kz/copies/readings';
import { executionTerm, monthsAfter, suspendedDays, type Course } from '../../../../requirements/kz/copies/term';
import type { Day, WorkingDays } from '../../../../requirements/kz/copies/working-days';
import { Temporal } from '../../../../requirements/temporal';

/** What else is known of a request whose term is looked at: days from which, or to which, somebody might wrongly count. */
export interface AboutTerm {
  course: Course;
  calendar: WorkingDays;
  /** Day of receipt, where it was registered later. */
  received?: Day;
  /** Day of registration by the clock of Greenwich. */
  greenwich?: Day;
  /** Day on which the information was registered, where it arrived earlier. */
  informationRegistered?: Day;
}

/** A wrong way to count: which rule it breaks, and where it ends. */
interface Misreading {
  rule: string;
  due: (about: AboutTerm) => Day | undefined;
}

const term = ({ calendar }: AboutTerm, course: Course): Day => executionTerm(course, calendar).due;
const from = (about: AboutTerm, registered: Day | undefined): Day | undefined => (registered === undefined ? undefined : term(about, { ...about.course, registered }));
const lastArrival = ({ suspensions }: Course): Day | undefined => suspensions.flatMap(({ arrived }) => (arrived === undefined ? [] : [arrived])).sort((one, other) => Temporal.PlainDate.compare(other, one))[0];
const months = ({ course }: AboutTerm): number => (course.extended === undefined ? 1 : 2);
const ended = (about: AboutTerm): Day => monthsAfter(about.course.registered, months(about));

/** The first that explains a due day is the rule that was broken. */
const MISREADINGS: readonly Misreading[] = [
  { rule: 'KZ445-T01', due: (about) => from(about, about.received) },
  { rule: 'KZ445-11', due: (about) => (lastArrival(about.course) === undefined ? undefined : about.calendar.roll(ended(about))) },
  { rule: 'KZ445-C16', due: (about) => (about.informationRegistered === undefined ? undefined : term(about, { ...about.course, suspensions: about.course.suspensions.map((one) => ({ ...one, arrived: about.informationRegistered! })) })) },
  { rule: 'KZ445-C08', due: (about) => about.calendar.roll(ended(about).add({ days: about.course.suspensions.reduce((sum, { asked, arrived }) => sum + (arrived === undefined ? 0 : asked.until(arrived).days), 0) })) },
  {
    rule: 'KZ445-C07',
    due: (about) => {
      const arrived = lastArrival(about.course);
      if (arrived === undefined) return undefined;
      const left = arrived.until(executionTerm(about.course, about.calendar).unrolled).days;
      return about.calendar.roll(monthsAfter(arrived, Math.floor(left / 30)));
    },
  },
  { rule: 'KZ445-C17', due: (about) => disputedReadings(about.course, about.calendar).find(({ rule }) => rule === 'C17')?.due },
  { rule: 'KZ445-10', due: (about) => (about.course.extended === undefined ? undefined : term(about, { registered: about.course.registered, suspensions: about.course.suspensions })) },
  { rule: 'KZ445-C04', due: (about) => disputedReadings(about.course, about.calendar).find(({ rule }) => rule === 'C4')?.due },
  { rule: 'KZ445-C05', due: (about) => disputedReadings(about.course, about.calendar).find(({ rule }) => rule === 'C5')?.due },
  { rule: 'KZ445-C01', due: (about) => about.calendar.roll(ended(about).subtract({ days: 1 }).add({ days: suspendedDays(about.course.suspensions) })) },
  { rule: 'KZ445-C13', due: (about) => from(about, about.greenwich) },
  {
    rule: 'KZ445-C02',
    due: (about) => (ended(about).day === about.course.registered.day ? undefined : about.calendar.roll(ended(about).add({ days: 1 + suspendedDays(about.course.suspensions) }))),
  },
];

/** The rule that a term like this shows most of all, for a due day that nothing explains. */
function ruleShown({ course, calendar }: AboutTerm): string {
  if (course.suspensions.some(({ arrived }) => arrived !== undefined)) return 'KZ445-C06';
  if (course.extended !== undefined) return 'KZ445-C04';
  const { unrolled, due } = executionTerm(course, calendar);
  if (!due.equals(unrolled)) return 'KZ445-C03';
  return unrolled.day === course.registered.day ? 'KZ445-C01' : 'KZ445-C02';
}

/**
 * Judges the last day that an executing authority has noted for a request (ISO 8601): every rule in `claimed` holds where it is the right one, else
 * the rule is blamed that the wrong day shows to have been misread. A day that only another reading of the text would give is no proof of a breach
 * where the catalogue leaves it a finding.
 */
export function judgeDue(about: AboutTerm, noted: string | undefined, claimed: readonly string[]): Judgement[] {
  const { due, steps } = executionTerm(about.course, about.calendar);
  const expected = `due ${due.toString()} (${steps.map(({ rule, words }) => `${rule}: ${words}`).join('; ')})`;
  const observed = noted === undefined ? 'no due day' : `due ${noted}`;
  const misread = noted === undefined ? undefined : MISREADINGS.find((one) => one.due(about)?.toString() === noted);
  const broken = noted === due.toString() ? undefined : (misread?.rule ?? ruleShown(about));
  const others = broken === undefined || claimed.includes(broken) ? [] : [broken];
  // To count the day of asking and that of arrival both is a day more, which the text does not exclude (C6).
  const open = broken === 'KZ445-C06' && disputedReadings(about.course, about.calendar).some(({ rule, due: end }) => rule === 'C6' && end.toString() === noted);
  return [...claimed.filter((rule) => broken === undefined || rule === broken), ...others].map((requirement) => ({
    requirement, party: 'iut', expected, observed, holds: requirement !== broken, ...(open ? { weight: 'advice' as const } : {}),
  }));
}
