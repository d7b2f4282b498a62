import { Temporal } from '../../temporal';
import { BEFORE_LOADING, isShort, limitById, type Journey, type LodgingLimit, type Mode } from './limits';
import { isOutermost, isShortSea } from './coasts';

/** The limit that applies, or what is not known of the journey although the choice hangs on it. */
export type Applicable = { limit: LodgingLimit } | { unknown: string };

/** Thrown and caught in here only: the first question that stays open ends the choice. */
class Open extends Error {}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Open(what);
  return value;
}

const dayOf = (instant: number): string => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDate().toString();

function bySea({ from, to, departure, arrival, containerised }: Journey): string {
  const day = dayOf(known(arrival, 'arrival'));
  const [loadedAt, unloadedAt] = [known(from, 'place of loading'), known(to, 'place of unloading')];
  if (known(isShortSea(loadedAt, day), `the sea that ${loadedAt} lies on`)) return 'LIM-105c';
  const outermost = known(isOutermost(unloadedAt, day), `whether ${unloadedAt} lies in an outermost region`);
  if (outermost && isShort('voyage', known(departure, 'departure'), known(arrival, 'arrival'))) return 'LIM-105d';
  return known(containerised, 'whether the goods are in containers') ? 'LIM-105a' : 'LIM-105b';
}

function byAir({ filing, departure, arrival }: Journey): string {
  if (BEFORE_LOADING.has(filing)) return 'LIM-106-1';
  return isShort('flight', known(departure, 'departure'), known(arrival, 'arrival')) ? 'LIM-106-2a' : 'LIM-106-2b';
}

function byRail({ departure, lastFormation, arrival }: Journey): string {
  return isShort('train', known(lastFormation ?? departure, 'departure'), known(arrival, 'arrival')) ? 'LIM-107a' : 'LIM-107b';
}

const CHOICE: Record<Mode, (journey: Journey) => string> = {
  maritime: bySea,
  air: byAir,
  rail: byRail,
  road: ({ onFerry }) => (onFerry === true ? 'LIM-110' : 'LIM-108'),
  'inland-waterway': () => 'LIM-109',
};

/** Which of the limits of UCC-DA 2015/2446, Arts 105 to 110, a filing is lodged by. */
export function limitFor(journey: Journey): Applicable {
  try {
    return { limit: limitById(CHOICE[journey.mode](journey)) };
  } catch (error) {
    if (error instanceof Open) return { unknown: error.message };
    throw error;
  }
}
