import { Temporal } from '../../temporal';
import { KAZAKH_ZONE } from '../number';
import type { Day } from './working-days';

/**
 * Whether the zone data of this runtime know that Kazakhstan is one zone at UTC+5 since 2024-03-01 00:00 (Government Decree No 20 of 19.01.2024;
 * tzdata 2024a). On older data every day that begins or ends there would be judged an hour wrong.
 */
export function knowsKazakhZone(): boolean {
  const offsetAt = (instant: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(KAZAKH_ZONE).offset;
  return offsetAt('2024-02-29T17:59:59Z') === '+06:00' && offsetAt('2024-02-29T18:00:00Z') === '+05:00';
}

/** First instant that is after a day: an electronic document is in time until 24:00 local time (C14). */
export function endOfDay(day: Day, zone = KAZAKH_ZONE): InstanceType<typeof Temporal.ZonedDateTime> {
  return day.add({ days: 1 }).toZonedDateTime(zone);
}

/** The civil day on which an instant (ISO 8601 with an offset) falls for the authority (C13). @throws RangeError for a time without an offset (C15) */
export function dayOf(instant: string, zone = KAZAKH_ZONE): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}
