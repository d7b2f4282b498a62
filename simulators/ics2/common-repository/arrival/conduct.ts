import { sameJourney } from '../journeys';
import type { Arrived } from './arrivals';
import type { MatchingConduct } from './matching';

/** How customs treats arrivals: right by default, one setting changed by a planted fault. */
export interface ArrivalConduct extends MatchingConduct {
  /** Which of the consignments that cannot become arrived are reported (IE3N07): all. */
  reports: (unfit: Arrived['unfit']) => Arrived['unfit'];
}

export const SOUND_ARRIVALS: ArrivalConduct = { sameJourney, reports: (unfit) => unfit };
