import type { PlantedFault } from '../../model';
import { callOf } from '../arrival/journey';
import { SOUND_ARRIVAL } from '../arrival/choices';
import type { Behaviour } from '../behaviour';
import type { Place, Shipment } from '../filing/facts';

type Fault = PlantedFault<Behaviour>;

/** In the Union, as far as the prepared shipments go. */
const IN_THE_UNION: ReadonlySet<string> = new Set(['NL', 'DE', 'FR', 'AT', 'HU', 'LU', 'PL', 'BE']);

const countryOf = (place: Place | undefined): string | undefined => (typeof place === 'string' ? place.slice(0, 2) : place?.country);
const inTransit = ({ placeOfDelivery }: Shipment): boolean => !IN_THE_UNION.has(countryOf(placeOfDelivery) ?? '');

/** What is told of an arrival, and what is made of a control (Art. 133 UCC; HTI table of IE3N06). */
export const ARRIVAL_FAULTS: Fault[] = [
  { requirement: 'ICS2-ARR-01', change: ({ arrival }) => (arrival.notifies = (journey) => callOf(journey).customsOffice !== undefined) },
  { requirement: 'ICS2-ARR-02', change: ({ arrival }) => (arrival.arrivedAt = (journey) => journey.actualArrival ?? callOf(journey).estimatedArrival) },
  {
    requirement: 'ICS2-ARR-03',
    change: ({ arrival }) =>
      (arrival.means = (journey) => ({ ...SOUND_ARRIVAL.means(journey), ...(journey.vessel === undefined ? {} : { identificationNumber: journey.vessel.name }) })),
  },
  {
    requirement: 'ICS2-ARR-04',
    change: ({ arrival }) =>
      (arrival.means = (journey) =>
        journey.mode === 'air' ? { identificationNumber: journey.flight?.aircraft, typeOfIdentification: '41' } : SOUND_ARRIVAL.means(journey)),
  },
  { requirement: 'ICS2-ARR-05', change: ({ arrival }) => (arrival.relates = (known) => known) },
  { requirement: 'ICS2-ARR-10', change: ({ arrival }) => (arrival.holdsReady = (_named, shipment) => !inTransit(shipment)) },
];
