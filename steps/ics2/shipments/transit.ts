import type { ShipmentFacts } from './facts';

/** Where goods go on to after their first place in the Union, and units that are as the carrier's own. */
const BEYOND: Readonly<Record<string, Partial<ShipmentFacts>>> = {
  maritime: {
    route: ['CN', 'SG', 'EG', 'NL', 'GB'], portOfUnloading: 'GBFXT', placeOfDelivery: 'GBFXT',
    containers: [{ number: 'CSQU3054383', sizeAndType: '1', suppliedBy: 'carrier' }, { number: 'TGHU2223335', sizeAndType: '1', suppliedBy: 'carrier' }],
  },
  air: {
    route: ['CN', 'LU', 'US'], placeOfUnloading: 'USJFK', placeOfDelivery: 'USJFK',
    containers: [{ number: 'AKE10245MS' }, { number: 'AKE10246MS' }],
  },
};

/** The shipment with goods that stay on board in the Union: in transit, in two containers or cargo units. Throws for other modes of transport. */
export function inTransit(shipment: ShipmentFacts): ShipmentFacts {
  const mode = String(shipment['mode'] ?? 'maritime');
  const beyond = BEYOND[mode];
  if (beyond === undefined) throw new Error(`no shipment in transit is prepared for ${mode}`);
  return { ...shipment, ...beyond };
}
