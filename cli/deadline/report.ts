import { openLimit } from '../../requirements/kz/copies/matter';
import { disputedReadings, type Reading } from '../../requirements/kz/copies/readings';
import { executionTerm, type Step, type Term } from '../../requirements/kz/copies/term';
import type { Day } from '../../requirements/kz/copies/working-days';
import { endOfDay } from '../../requirements/kz/copies/zone';
import type { Given } from './given';

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const shown = (day: Day): string => `${WEEKDAYS[day.dayOfWeek]} ${day.toString()}`;

/** What the command says, before it is put into words or JSON. */
export interface Deadline {
  term: Term;
  /** Until when information that is still awaited may arrive. */
  limit?: Term;
  readings: Reading[];
  /** First instant that is late, local with offset and in UTC. */
  late: { local: string; utc: string };
}

export function deadlineOf({ matter, calendar }: Given, zone: string): Deadline {
  const term = executionTerm(matter.course, calendar);
  const late = endOfDay(term.due, zone);
  const limit = openLimit(matter, calendar);
  return {
    term, ...(limit === undefined ? {} : { limit }), readings: disputedReadings(matter.course, calendar),
    late: { local: late.toString({ timeZoneName: 'never' }), utc: late.toInstant().toString() },
  };
}

const stepLine = ({ rule, words, day }: Step): string => `  ${(day === undefined ? '' : shown(day)).padEnd(15)}${rule.padEnd(5)}${words}`;

/** How an answer stands: by our reading, and by the latest of the others. */
function judged(answered: Day, { term, readings }: Deadline): string {
  const lateBy = (due: Day): number => answered.since(due).days;
  if (lateBy(term.due) <= 0) return `answered ${shown(answered)}: in time`;
  const kinder = readings.find(({ due }) => lateBy(due) <= 0);
  const days = `${lateBy(term.due)} day${lateBy(term.due) === 1 ? '' : 's'} late`;
  return kinder === undefined ? `answered ${shown(answered)}: ${days}, a breach` : `answered ${shown(answered)}: ${days}; in time by another reading (${kinder.rule}), so a finding`;
}

export function asText(given: Given, zone: string): string {
  const deadline = deadlineOf(given, zone);
  const { term, limit, readings, late } = deadline;
  const { matter, daysOff, answered } = given;
  return [
    'Request for copies of documents and data: Customs Code of Kazakhstan, Art. 445; EAEU Customs Code, Art. 371',
    '',
    ...term.steps.map(stepLine),
    '',
    `Due ${shown(term.due)}, until 24:00 in ${zone}: late from ${late.local} (${late.utc})`,
    ...(limit === undefined ? [] : [
      `The term stands still: information is awaited until ${shown(limit.due)}; from the day after the request must be refused`,
      ...limit.steps.map(stepLine),
      '  The due day above is that if it arrived on the day on which it was asked for; each day of waiting adds one.',
    ]),
    // Whether the answer came in time is said in a line of its own, by all readings.
    ...matter.remarks.filter(({ requirement }) => answered === undefined || requirement !== 'KZ445-T09').map(({ requirement, weight, words }) => `${weight} ${requirement}: ${words}`),
    ...(answered === undefined ? [] : [judged(answered, deadline)]),
    ...(readings.length === 0 ? [] : ['', 'Other readings of the source; what lies between them and ours is a finding, no breach:', ...readings.map(({ rule, words, due }) => `  ${shown(due).padEnd(15)}${rule.padEnd(5)}${words}`)]),
    '',
    `Days off: ${daysOff}`,
    '',
  ].join('\n');
}

const plainStep = ({ rule, words, day }: Step): object => ({ rule, words, ...(day === undefined ? {} : { day: day.toString() }) });

export function asJson(given: Given, zone: string): string {
  const { term, limit, readings, late } = deadlineOf(given, zone);
  const { state, overdue, remarks } = given.matter;
  const plain = {
    due: term.due.toString(), unrolled: term.unrolled.toString(), firstLate: late, zone, state, overdue, steps: term.steps.map(plainStep),
    ...(limit === undefined ? {} : { informationUntil: limit.due.toString() }),
    readings: readings.map(({ rule, words, due }) => ({ rule, words, due: due.toString() })), remarks,
  };
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}
