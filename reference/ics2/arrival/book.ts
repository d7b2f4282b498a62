import type { ObserveOutput } from '../../../iut/contract';
import type { ShownError } from '../shown-error';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';

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
  /** Hands what may have changed to the store. */
  save(): void;
  clear(): void;
}

export function createArrivalBook(store: Store): ArrivalBook {
  const arrivals = createCabinet<Arrival>('arrival', store);
  return {
    open: (lrn, journey) => arrivals.put(lrn, { lrn, journey, state: 'pending', errors: [] }),
    find: arrivals.find,
    ofJourney: (journey) => arrivals.all().filter((one) => one.journey === journey),
    all: arrivals.all,
    save: arrivals.save,
    clear: arrivals.clear,
  };
}

/** What the driver shows of an arrival. */
export function observeArrival(arrivals: ArrivalBook, lrn: string): ObserveOutput {
  const arrival = arrivals.find(lrn);
  if (arrival === undefined) return { known: false };
  const { state, mrn, errors, failure } = arrival;
  return { known: true, state, holds: { mrn, errors, failure } };
}
