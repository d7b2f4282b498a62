import { Temporal } from '../temporal';

/**
 * Lead time of pre-arrival information: it is presented at least `lead` before arrival (parameter kzpi.leadTime.*, not law
 * where the acts were not read). Instants are compared, whatever offset they were written with, and equality is in time.
 */
export interface LeadTime {
  /** Last instant (epoch ms) that is in time. */
  latest: number;
  /** How late, in milliseconds; 0 or less is in time. */
  lateBy: number;
  inTime: boolean;
}

/**
 * @param presented epoch ms of receipt
 * @param arrival ISO 8601 date-time with an offset
 * @param lead ISO 8601 duration of hours, minutes and seconds, `PT2H`
 * @throws RangeError when `arrival` has no offset (an ambiguous time is never guessed) or `lead` is no such duration
 */
export function leadTime(presented: number, arrival: string, lead: string): LeadTime {
  const latest = Temporal.Instant.from(arrival).epochMilliseconds - Temporal.Duration.from(lead).total('milliseconds');
  return { latest, lateBy: presented - latest, inTime: presented <= latest };
}

/**
 * Whether a flight or voyage is short enough for the shorter rule: it takes less than `below` from departure to arrival. A journey
 * of exactly that length is not short.
 *
 * @param departure ISO 8601 date-time with an offset, as `arrival`
 * @param below ISO 8601 duration of hours, minutes and seconds
 * @throws RangeError as {@link leadTime}
 */
export function isShortJourney(departure: string, arrival: string, below: string): boolean {
  const took = Temporal.Instant.from(arrival).epochMilliseconds - Temporal.Instant.from(departure).epochMilliseconds;
  return took < Temporal.Duration.from(below).total('milliseconds');
}
