import { housesOf, type Place, type Shipment } from '../filing/facts';
import { HOUR_MS, type BookingChoices, type BookingKind, type Times } from './choices';
import { isNear, isOverseasRegion } from './waters';

/** Filings that must be there before an aircraft is loaded: the minimum, and those that are complete at once. */
const BEFORE_LOADING: ReadonlySet<string> = new Set(['F20', 'F23', 'F24', 'F26', 'F28', 'F32', 'F43']);
/** Filed by those who hold a house bill of lading, or stand on one. */
const HOUSE_BILLS: ReadonlySet<string> = new Set(['F14', 'F15', 'F16', 'F17']);

const codeOf = (place: Place | undefined): string => (typeof place === 'object' ? place.country : (place ?? ''));

function bySea(shipment: Shipment, { departure, arrival }: Times, { isShortVoyage }: BookingChoices): BookingKind {
  if (HOUSE_BILLS.has(shipment.filing)) return 'house bill';
  const [from, to] = [codeOf(shipment.portOfLoading ?? shipment.placeOfLoading), codeOf(shipment.portOfUnloading ?? shipment.placeOfUnloading)];
  if (isNear(from)) return 'short sea';
  if ([from, to].some((port) => isOverseasRegion(port)) && isShortVoyage((arrival - departure) / HOUR_MS)) return 'islands';
  const boxed = housesOf(shipment).some(({ containers }) => (containers ?? []).length > 0);
  return boxed ? 'containers' : 'loose cargo';
}

/** What kind of booking a shipment is, for the planning of its filing. */
export function kindOf(shipment: Shipment, times: Times, choices: BookingChoices): BookingKind {
  switch (shipment.mode) {
    case 'maritime':
      return bySea(shipment, times, choices);
    case 'air':
      if (BEFORE_LOADING.has(shipment.filing)) return 'before loading';
      return times.arrival - times.departure < 4 * HOUR_MS ? 'short flight' : 'long flight';
    case 'rail': {
      // What counts is the trip from where the train was last put together abroad.
      const left = shipment.lastFormationDeparture === undefined ? times.departure : Date.parse(shipment.lastFormationDeparture);
      return times.arrival - left < 2 * HOUR_MS ? 'short train' : 'long train';
    }
    case 'road':
      return shipment.ferry === undefined ? 'lorry' : 'lorry on a ferry';
    case 'inland-waterway':
      return 'barge';
  }
}
