import { FactsIncomplete, type Shipment } from '../filing/facts';
import type { BookingChoices, Times } from './choices';
import { kindOf } from './kind';

/** Filings that state the actual departure: nobody can say it before. It is never after the limit, since that is at departure or 4 hours before an arrival that lies 4 hours off. */
const STATE_DEPARTURE: ReadonlySet<string> = new Set(['F21', 'F27', 'F29', 'F30', 'F31']);

const instant = (text: string | undefined): number => Date.parse(text ?? '');

function timesOf({ loadingTime, departure, departed, arrival }: Shipment): Times {
  return { loading: instant(loadingTime), departure: instant(departed ?? departure), arrival: instant(arrival) };
}

/** Not before this, whatever the plan (epoch ms). */
function notBefore({ filing }: Shipment, { departure, arrival }: Times, choices: BookingChoices): number {
  const reasons = [choices.notBefore(arrival), STATE_DEPARTURE.has(filing) ? departure : Number.NaN];
  return Math.max(...reasons.filter((at) => !Number.isNaN(at)));
}

/**
 * When a booked shipment is filed (epoch ms); what lies in the past is due at once.
 * @throws FactsIncomplete when the time that its limit counts from is not said
 */
export function dueAt(shipment: Shipment, choices: BookingChoices): number {
  const times = timesOf(shipment);
  const kind = kindOf(shipment, times, choices);
  const planned = choices.filedAt[kind](times);
  if (Number.isNaN(planned)) throw new FactsIncomplete(`${shipment.filing}, ${kind}: the time that its limit counts from ("loadingTime", "departure" or "arrival") is missing`);
  return Math.max(planned, notBefore(shipment, times, choices));
}
