import type { Shipment } from '../filing/facts';
import type { KnownGroup } from '../filing/form';
import type { ControlledGoods } from './controlled-goods';
import { firstEntry, type Journey } from './journey';

/** Numbers by which customs finds the filings of what has arrived. */
export interface Related {
  mrns: string[];
  waybills: string[];
}

/** The choices in notifying arrivals, right by default. */
export interface ArrivalChoices {
  /** Whether this call is notified, `before` being how often the journey already was (Art. 133 UCC): once, where it enters the Union. */
  notifies: (journey: Journey, before: number) => boolean;
  /** When the means of transport has arrived; undefined = it has not. */
  arrivedAt: (journey: Journey) => string | undefined;
  /** How the means of transport names itself (C3012, C3019, R3011, R3012). */
  means: (journey: Journey) => KnownGroup;
  /** Which of the numbers that are known are given: not both kinds (R3048). MRNs lead to the filing without a search. */
  relates: (known: Related) => Related;
  /** What of the goods that customs wants to control is held ready: all of it, due to be unloaded or not. */
  holdsReady: (named: ControlledGoods, shipment: Shipment) => boolean;
}

/** Types of identification (CL750). */
const [IMO, ENI] = ['10', '80'];

export const SOUND_ARRIVAL: ArrivalChoices = {
  notifies: (journey, before) => before === 0 && firstEntry(journey)?.place === journey.at,
  arrivedAt: ({ actualArrival }) => actualArrival,
  means({ mode, vessel, flight }) {
    if (mode === 'air') return { conveyanceReferenceNumber: flight?.number };
    return mode === 'maritime'
      ? { identificationNumber: vessel?.imo, typeOfIdentification: IMO }
      : { identificationNumber: vessel?.eni, typeOfIdentification: ENI };
  },
  relates: ({ mrns, waybills }) => (mrns.length > 0 ? { mrns, waybills: [] } : { mrns, waybills }),
  holdsReady: () => true,
};
