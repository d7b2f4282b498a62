/** When the events of a journey are, epoch ms; NaN where nobody said. */
export interface Times {
  /** Onto the vessel or aircraft bound for the Union. */
  loading: number;
  departure: number;
  arrival: number;
}

/** Bookings that differ in when they are filed, by the limits of UCC-DA 2015/2446, Arts 105 to 110. */
export type BookingKind =
  | 'containers'
  | 'loose cargo'
  | 'short sea'
  | 'islands'
  | 'house bill'
  | 'before loading'
  | 'short flight'
  | 'long flight'
  | 'short train'
  | 'long train'
  | 'lorry'
  | 'lorry on a ferry'
  | 'barge';

export interface BookingChoices {
  /** When a booking is filed by itself (epoch ms): an hour before its limit, or earlier. */
  filedAt: Record<BookingKind, (times: Times) => number>;
  /** Whether a voyage of so many hours to or from the outermost regions has the limit of Art. 105(d). */
  isShortVoyage: (hours: number) => boolean;
  /** Nothing is filed before this (epoch ms): 200 days before the arrival. */
  notBefore: (arrival: number) => number;
}

export const HOUR_MS = 3_600_000;

/** As soon as it may be. */
const atOnce = (): number => Number.NEGATIVE_INFINITY;

const beforeArrival = (hours: number) => ({ arrival }: Times): number => arrival - hours * HOUR_MS;

export const SOUND_BOOKING: BookingChoices = {
  filedAt: {
    containers: ({ loading }) => loading - 25 * HOUR_MS,
    'loose cargo': beforeArrival(5),
    'short sea': beforeArrival(3),
    islands: beforeArrival(3),
    // The carrier's filing waits for it.
    'house bill': atOnce,
    'before loading': ({ loading }) => loading - HOUR_MS,
    'short flight': ({ departure }) => departure - HOUR_MS,
    'long flight': beforeArrival(5),
    'short train': beforeArrival(2),
    'long train': beforeArrival(3),
    lorry: beforeArrival(2),
    // The text of Art. 110 is not known to us; this is in time by any limit.
    'lorry on a ferry': atOnce,
    barge: beforeArrival(3),
  },
  isShortVoyage: (hours) => hours < 24,
  notBefore: (arrival) => arrival - 200 * 24 * HOUR_MS,
};
