import type { PartyFacts, ShipmentFacts } from './facts';

/** Not named by CL733: by the letter of condition C3034 such a country needs postcodes. */
export const TAIWAN_SELLER: PartyFacts = {
  name: 'Formosa Pump Works', phone: '+886 2 5550 1188', address: { street: 'Nanjing East Road', number: '21', postcode: '104105', city: 'Taipei', country: 'TW' },
};
export const IRISH_BUYER: PartyFacts = {
  name: 'Ó Briain Hydraulics', phone: '+353 1 555 0144', address: { street: 'Merchants Quay', number: '5', postcode: 'D08 V6X3', city: 'Dublin', country: 'IE' },
};
/** Marked C: no postcodes there. */
export const HONG_KONG_AGENT: PartyFacts = {
  name: 'Victoria Harbour Agents', eori: 'DE55512309876543', phone: '+852 5550 0199',
  address: { street: 'Connaught Road', number: '40', city: 'Hong Kong', country: 'HK' },
};

/** Parties in three countries with three practices of postcodes. The agent represents the declarant, as any filing allows. */
export function withParties(shipment: ShipmentFacts): ShipmentFacts {
  const parties = { consignor: TAIWAN_SELLER, seller: TAIWAN_SELLER, consignee: IRISH_BUYER, buyer: IRISH_BUYER };
  return {
    ...shipment, ...parties, representative: { ...HONG_KONG_AGENT, acts: 'direct' },
    ...(shipment.houses === undefined ? {} : { houses: shipment.houses.map((house) => ({ ...house, ...parties })) }),
  };
}

/** 25 October 2026: at 01:00 UTC the clocks of Central Europe go from 03:00 back to 02:00, so that 00:30 and 01:30 UTC are both 02:30. */
export const CLOCK_CHANGE = '2026-10-25T00:30:00Z';

export function onClockChangeDay(shipment: ShipmentFacts): ShipmentFacts {
  const left = CLOCK_CHANGE;
  return {
    ...shipment,
    ...(shipment['departure'] === undefined ? {} : { departure: left }),
    ...(shipment['departed'] === undefined ? {} : { departed: left }),
    arrival: '2026-10-25T01:30:00Z',
  };
}

/** Routes of the sea, air and express shipments with a call in another member state before the last; those by land have one anyway. */
const ANOTHER_CALL: Readonly<Record<string, Partial<ShipmentFacts>>> = {
  NL: { route: ['CN', 'SG', 'FR', 'NL'], customsOfficeOfFirstEntry: 'FR002300' },
  LU: { route: ['CN', 'PL', 'LU'], customsOfficeOfFirstEntry: 'PL443000' },
  DE: { route: ['TR', 'BG', 'DE'], customsOfficeOfFirstEntry: 'BG001015' },
};

export function overTwoMemberStates(shipment: ShipmentFacts): ShipmentFacts {
  const route = shipment['route'] as string[] | undefined;
  return { ...shipment, ...ANOTHER_CALL[route?.at(-1) ?? ''] };
}
