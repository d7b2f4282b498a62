import { AGENT, FORWARDER, IMPORTER, MAKER, operator, OTHER_CARRIER } from './companies';
import type { For, Prepare, ShipmentFacts } from './facts';

const VOYAGE = {
  vessel: { imo: 'IMO9074729', type: '1511', nationality: 'DE' },
  departure: '2026-06-10T18:00:00Z', arrival: '2026-07-08T06:00:00Z', route: ['CN', 'SG', 'EG', 'NL'],
  portOfLoading: 'CNSHA', portOfUnloading: 'NLRTM', customsOfficeOfFirstEntry: 'NL000396',
};

const CARGO = {
  placeOfAcceptance: 'CNSHA', placeOfDelivery: 'NLRTM', methodOfPayment: 'Z', consignor: MAKER, consignee: IMPORTER,
  containers: [{ number: 'CSQU3054383', sizeAndType: '1', suppliedBy: 'carrier' }],
  goods: [{ description: 'Centrifugal pumps for water', hsCode: '841370', grossMassKg: 11250.5, packages: [{ type: 'CT', count: 40, marks: 'PUMPS 1-40' }] }],
};
const SALE = { buyer: IMPORTER, seller: MAKER };

const bill = ({ fresh }: For): string => `BL${fresh}`;
const houseBill = ({ fresh }: For, at = 1): string => `HB${fresh}-${at}`;
const byCarrier = (who: For) => ({ ...VOYAGE, declarant: operator(who.eori), carrier: operator(who.eori), billOfLading: bill(who) });
const byHouseFiler = (who: For) => ({
  declarant: operator(who.eori), carrier: OTHER_CARRIER, addressedMemberState: 'NL', consignmentRoute: VOYAGE.route, billOfLading: bill(who),
});
const namedFiler = (eori: unknown, level: 'house' | 'sub-house') => ({ supplementaryDeclarants: [{ eori, level }] });

/** By sea: straight bill, master and house bills, by the carrier, the house filer and the consignee. */
export const SEA: Readonly<Record<string, Prepare>> = {
  F10: (who) => ({ ...byCarrier(who), ...CARGO, ...SALE }),
  F11: (who) => ({
    ...byCarrier(who), ...CARGO, ...SALE, consignor: AGENT, consignee: FORWARDER,
    houses: [
      { houseBill: houseBill(who), consignor: MAKER, consignee: IMPORTER },
      { houseBill: houseBill(who, 2), consignor: MAKER, toOrder: true, notifyParty: IMPORTER },
    ],
  }),
  F12: (who) => ({ ...byCarrier(who), ...CARGO, ...namedFiler(FORWARDER.eori, 'house') }),
  F13: (who) => ({ ...byCarrier(who), ...CARGO, ...namedFiler(IMPORTER.eori, 'sub-house') }),
  F14: (who) => ({ ...byHouseFiler(who), ...CARGO, houses: [{ houseBill: houseBill(who), ...namedFiler(IMPORTER.eori, 'sub-house') }] }),
  F15: (who) => ({ ...byHouseFiler(who), ...CARGO, ...SALE, houseBill: houseBill(who) }),
  F16: (who) => ({ ...byHouseFiler(who), ...SALE, houseBill: houseBill(who) }),
  F17: (who) => ({ ...byHouseFiler(who), ...SALE }),
};

/** The same by barge on the Danube. */
export function onTheDanube(shipment: ShipmentFacts): ShipmentFacts {
  return {
    ...shipment, mode: 'inland-waterway', vessel: { eni: '02324567', type: '817', nationality: 'AT' },
    departure: '2026-06-10T04:00:00Z', arrival: '2026-06-13T16:00:00Z', route: ['RS', 'HU', 'AT'],
    portOfLoading: 'RSBEG', portOfUnloading: 'ATVIE', customsOfficeOfFirstEntry: 'HU000110',
    placeOfAcceptance: 'RSBEG', placeOfDelivery: { name: 'Albern', country: 'AT' },
  };
}
