import { FactsIncomplete, type Shipment } from '../filing/facts';

/** How the operator plays its part among those who file for one consignment; right by default, changed only by a planted fault. */
export interface LinkingChoices {
  /**
   * What of a shipment is the operator's to file, by what was agreed.
   * @throws FactsIncomplete where all of it is somebody else's
   */
  ownShare: (shipment: Shipment) => Shipment;
  /** Whether a call for a filing (IE3N11) is heeded, though it cannot name it by an MRN. */
  heedsCalls: boolean;
}

/** Filings of those who hold house documents. */
const HOUSE_FILINGS: ReadonlySet<string> = new Set(['F14', 'F15', 'F16', 'F22', 'F23', 'F24', 'F26', 'F33']);

function asAgreed(shipment: Shipment): Shipment {
  const { filing, houseParticularsBy } = shipment;
  if (houseParticularsBy !== 'carrier' || !HOUSE_FILINGS.has(filing)) return shipment;
  throw new FactsIncomplete('it was agreed that the carrier files what stands under the house document');
}

export const SOUND_LINKING: LinkingChoices = {
  ownShare: asAgreed,
  heedsCalls: true,
};
