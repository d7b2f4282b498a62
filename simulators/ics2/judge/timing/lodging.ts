import { isoSeconds } from '../../../../protocols/time/clock';
import type { XmlElement } from '../../../../protocols/xml';
import { anchorOf, firstInstant, isInTime, lastInstant, limitFor, type LodgingLimit, type Trip } from '../../../../requirements/ics2/lodging-limits/limits';
import { isOutermost } from '../../../../requirements/ics2/trades/coasts';
import { journeyOf } from '../../../../requirements/ics2/trades/trade';
import type { Judgement } from '../../../../requirements/judgement';

/** A limit with its lead, and the trip that it is counted for. */
export interface Deadline {
  limit: LodgingLimit;
  trip: Trip;
  /** Last whole second in time, epoch ms on the business clock. */
  last: number;
}

/**
 * The deadline of a trip; undefined where no limit applies, or what it counts from is not said.
 * @param leadOf value of a parameter of the run, for limits whose text is not available to us
 */
export function deadlineOf(trip: Trip, leadOf: (parameter: string) => string): Deadline | undefined {
  const row = limitFor(trip);
  if (row === undefined) return undefined;
  const limit = row.parameter === undefined ? row : { ...row, lead: leadOf(row.parameter) };
  const last = lastInstant(limit, trip);
  return last === undefined ? undefined : { limit, trip, last };
}

/** The trip as the filing tells it; what it has no room for, as the booking did. A filing that names no mode tells nothing of it. */
export function tripIn(filing: XmlElement, booked: Trip): Trip {
  const journey = journeyOf(filing);
  const said = journey.mode === undefined ? [] : Object.entries(journey).filter(([, value]) => value !== undefined);
  return { ...booked, filing: filing.name.slice('IE3'.length), journey: { ...booked.journey, ...Object.fromEntries(said) } };
}

/** To or from the outermost regions, a long voyage is judged by the row that tells it from a short one. */
function requirementOf({ limit, trip: { journey } }: Deadline): string {
  const day = journey.arrival === undefined ? '' : isoSeconds(journey.arrival).slice(0, 10);
  const islands = [journey.loading, journey.unloading].some((place) => place !== undefined && isOutermost(place, day));
  const longVoyage = limit.trade === 'deep-sea-containers' || limit.trade === 'deep-sea-bulk';
  return islands && longVoyage ? 'ICS2-TIM-04' : limit.requirement;
}

const millis = (instant: number): string => new Date(instant).toISOString();

/**
 * The instant of reception against the limit, both on the business clock; the limit itself is in time, but for what must come before an
 * event. `receivedAt` undefined = nothing had come by `watchedUntil`.
 */
export function judgeLodging(deadline: Deadline, receivedAt: number | undefined, watchedUntil: number): Judgement {
  const { limit, trip, last } = deadline;
  const counted = anchorOf(limit, trip) ?? last;
  const span = limit.strictly === true || limit.lead === 'PT0S' ? '' : `${limit.lead} before `;
  return {
    requirement: requirementOf(deadline),
    party: 'iut',
    expected: `received ${limit.strictly === true ? 'before the' : `at or before ${isoSeconds(last)}:`} ${span}${limit.anchor} at ${isoSeconds(counted)} (${limit.article}, ${limit.id})`,
    observed: receivedAt === undefined ? `nothing received by ${isoSeconds(watchedUntil)}` : `received at ${millis(receivedAt)} on the business clock`,
    holds: receivedAt !== undefined && isInTime(limit, trip, receivedAt) === true,
  };
}

/** Nothing is lodged earlier than 200 days before the arrival. */
export function judgeNotTooEarly(arrival: number, receivedAt: number): Judgement {
  const first = firstInstant(arrival);
  return {
    requirement: 'ICS2-TIM-11',
    party: 'iut',
    expected: `received at or after ${isoSeconds(first)}: 200 days before the arrival at ${isoSeconds(arrival)}`,
    observed: `received at ${millis(receivedAt)} on the business clock`,
    holds: receivedAt >= first,
  };
}
