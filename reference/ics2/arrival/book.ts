import type { ObserveOutput } from '../../../iut/contract';
import type { ShownError } from '../record';

/** An arrival as it stands in the operator's record; a receipt changes nothing, as with filings. */
export interface Arrival {
  lrn: string;
  /** Number of the journey. */
  journey: string;
  state: 'pending' | 'registered' | 'refused' | 'undelivered';
  /** Of the arrival itself (procedure Z). */
  mrn?: string;
  /** Of a refusal, or of consignments that could not arrive (IE3N07). */
  errors: ShownError[];
  failure?: { code: string; text: string };
}

/** The arrivals that the operator has notified. */
export interface ArrivalBook {
  open(lrn: string, journey: string): Arrival;
  find(lrn: string): Arrival | undefined;
  /** Of one journey: customs wants to hear of one only (Art. 133 UCC). */
  ofJourney(journey: string): readonly Arrival[];
  all(): readonly Arrival[];
  clear(): void;
}

export function createArrivalBook(): ArrivalBook {
  const arrivals = new Map<string, Arrival>();
  return {
    open(lrn, journey) {
      const arrival: Arrival = { lrn, journey, state: 'pending', errors: [] };
      arrivals.set(lrn, arrival);
      return arrival;
    },
    find: (lrn) => arrivals.get(lrn),
    ofJourney: (journey) => [...arrivals.values()].filter((one) => one.journey === journey),
    all: () => [...arrivals.values()],
    clear: () => arrivals.clear(),
  };
}

/** What the driver shows of an arrival. */
export function observeArrival(arrivals: ArrivalBook, lrn: string): ObserveOutput {
  const arrival = arrivals.find(lrn);
  if (arrival === undefined) return { known: false };
  const { state, mrn, errors, failure } = arrival;
  return { known: true, state, holds: { mrn, errors, failure } };
}
