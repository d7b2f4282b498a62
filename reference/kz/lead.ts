import type { CarrierBehaviour } from './behaviour';
import type { Shipment } from './facts';
import type { Mode } from './forms';

/** Lead times of one mode in ms of business time; undefined where the run sets none. */
export interface LeadTimes {
  lead: number | undefined;
  /** For journeys that take less than `below`. */
  short?: { lead: number | undefined; below: number | undefined };
}

/** Whether the shorter rule applies: the journey is known and takes less than the mode's bound. */
function isShort({ transport: { departure }, arrival }: Shipment, below: number | undefined, behaviour: CarrierBehaviour): boolean {
  if (departure === undefined || arrival === undefined || below === undefined) return false;
  return behaviour.countsAsShort(behaviour.instantOf(arrival) - behaviour.instantOf(departure), below);
}

/**
 * The last instant (epoch ms) at which an announced arrival is presented in time; undefined where the run has no lead time for it,
 * NaN where the arrival is no date-time.
 */
export function latestPresentation(shipment: Shipment, leads: Readonly<Record<Mode, LeadTimes>>, behaviour: CarrierBehaviour): number | undefined {
  const { lead, short } = leads[shipment.by];
  const applies = short !== undefined && isShort(shipment, short.below, behaviour);
  const parameter = applies ? short.lead : lead;
  return parameter === undefined ? undefined : behaviour.instantOf(shipment.arrival ?? '') - behaviour.leadTime(parameter, shipment.by, applies);
}
