import { AIR } from './air';
import { withEverything } from './everything';
import { EXPRESS } from './express';
import type { For, Prepare, ShipmentFacts } from './facts';
import { LAND } from './land';
import { POST } from './post';
import { SEA } from './sea';

export { containerShipment } from './container';
export type { For, GoodsFacts, PartyFacts, ShipmentFacts } from './facts';
export { withLockedChange, withOneChange, type ChangedShipment } from './changes';
export { inTransit } from './transit';
export { withMistake } from './mistakes';
export { onTheDanube } from './sea';
export { CLOCK_CHANGE, HONG_KONG_AGENT, IRISH_BUYER, onClockChangeDay, overTwoMemberStates, TAIWAN_SELLER, withParties } from './variants';

/** A shipment prepared for each type of filing, with only what must be said of it. */
export const PREPARED: Readonly<Record<string, Prepare>> = { ...SEA, ...AIR, ...EXPRESS, ...POST, ...LAND };

/** How much of a prepared shipment is told. */
export type Extent = 'least' | 'all';

/** Facts for a filing of one type. Throws for a type that no shipment is prepared for: a mistake in the feature. */
export function shipmentFor(filing: string, who: For, extent: Extent = 'least'): ShipmentFacts {
  const prepare = PREPARED[filing];
  if (prepare === undefined) throw new Error(`no shipment is prepared for a filing ${filing}`);
  const shipment = { filing, ...prepare(who) };
  return extent === 'least' ? shipment : withEverything(shipment);
}
