import { AGENT, FORWARDER, IMPORTER, MAKER, operator, OTHER_CARRIER } from './companies';
import type { For, Prepare } from './facts';

const FLIGHT = {
  mode: 'air', flight: { number: 'XP501' }, departed: '2026-06-01T22:40:00Z', arrival: '2026-06-02T05:10:00Z', route: ['TR', 'DE'],
  placeOfLoading: 'TRIST', placeOfUnloading: 'DELEJ', customsOfficeOfFirstEntry: 'DE005600',
};
const LORRY = {
  mode: 'road', truck: { registration: '34 XP 501', type: '395', nationality: 'TR' },
  departure: '2026-06-01T12:00:00Z', arrival: '2026-06-02T06:00:00Z', route: ['TR', 'BG', 'DE'],
  placeOfLoading: 'TRIST', placeOfUnloading: 'DELEJ', customsOfficeOfFirstEntry: 'BG001015',
};

const PARCEL = {
  placeOfAcceptance: 'TRIST', placeOfDelivery: 'DELEJ', methodOfPayment: 'H',
  goods: [{ description: 'Gaskets of rubber for pumps', hsCode: '401693', grossMassKg: 3.4, packages: [{ type: 'CT', count: 1, marks: 'XP' }] }],
};
const parcels = ({ fresh }: For) => ({ houses: [{ houseWaybill: `XP${fresh}`, ucr: `6TR${fresh}`, consignor: MAKER, consignee: IMPORTER }] });
const byOperator = (who: For) => ({ declarant: operator(who.eori), carrier: operator(who.eori) });
const byHouse = { carrier: OTHER_CARRIER, addressedMemberState: 'DE', consignmentRoute: FLIGHT.route };

/** Express consignments, by air and by road. */
export const EXPRESS: Readonly<Record<string, Prepare>> = {
  F30: (who) => ({ ...FLIGHT, ...byOperator(who), ...PARCEL, ...parcels(who) }),
  F31: (who) => ({ ...FLIGHT, ...byOperator(who), ...PARCEL, airWaybill: `235-${who.fresh}`, consignor: AGENT, consignee: FORWARDER, ...parcels(who) }),
  F32: (who) => ({ mode: 'air', ...byOperator(who), ...byHouse, ...PARCEL, ...parcels(who) }),
  F33: (who) => ({ mode: 'air', ...byOperator(who), ...byHouse, ...PARCEL, airWaybill: `235-${who.fresh}`, ...parcels(who) }),
  F34: (who) => ({ ...LORRY, ...byOperator(who), ...PARCEL, ...parcels(who) }),
};
