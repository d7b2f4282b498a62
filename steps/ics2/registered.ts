import type { FilingOutcome } from '../../simulators/ics2/reception';
import type { ConformanceWorld } from '../support/world';
import { decided, file, pushed, receiptedFiling } from './exchange';
import type { ShipmentFacts } from './shipments';

/** A filing that customs has registered, and that its filer knows by its MRN. */
export interface Registered {
  lrn: string;
  mrn: string;
  /** Of the access point that it came from, where all that is about it is sent. */
  fromPartyId: string;
}

/** Has the shipment filed and registered, up to the receipt for the registration; keeps `lrn`, `shipment`, `filing` and `outcome`. */
export async function registered(world: ConformanceWorld, shipment: ShipmentFacts, from?: string): Promise<Registered> {
  const lrn = await file(world, shipment, from);
  const received = await receiptedFiling(world, lrn);
  const { mrn } = await decided(world, lrn, 'registered');
  await pushed(world, ['IE3R01'], received.messageId ?? '');
  return { lrn, mrn: mrn ?? '', fromPartyId: received.fromPartyId ?? '' };
}

/** MRN of the filing that the scenario is about. */
export const mrnOf = (world: ConformanceWorld): string => world.keptAs<FilingOutcome>('outcome').mrn ?? '';
