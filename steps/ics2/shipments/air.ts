import { AGENT, FORWARDER, IMPORTER, MAKER, operator, OTHER_CARRIER } from './companies';
import type { For, Prepare } from './facts';

const FLIGHT = {
  mode: 'air', flight: { number: 'MS8412' }, arrival: '2026-06-02T04:30:00Z', route: ['CN', 'LU'],
  placeOfLoading: 'CNPVG', placeOfUnloading: 'LULUX', customsOfficeOfFirstEntry: 'LU704000',
};
const PLANNED = { ...FLIGHT, departure: '2026-06-01T18:00:00Z' };
const AIRBORNE = { ...FLIGHT, departed: '2026-06-01T18:12:00Z' };

const GOODS = {
  placeOfAcceptance: 'CNPVG', placeOfDelivery: 'LULUX', methodOfPayment: 'A',
  containers: [{ number: 'AKE10245MS' }],
  goods: [{ description: 'Pressure sensors for pumps', hsCode: '902620', grossMassKg: 84.25, packages: [{ type: 'CT', count: 6, marks: 'SENSORS' }] }],
};
const TRADERS = { consignor: MAKER, consignee: IMPORTER };

const waybill = ({ fresh }: For): string => `020-${fresh}`;
const houseWaybill = ({ fresh }: For): string => `HW${fresh}`;
const byCarrier = (who: For) => ({ declarant: operator(who.eori), carrier: operator(who.eori), airWaybill: waybill(who) });
const byForwarder = (who: For) => ({
  mode: 'air', declarant: operator(who.eori), carrier: OTHER_CARRIER, addressedMemberState: 'LU', consignmentRoute: FLIGHT.route, airWaybill: waybill(who),
});
const consolidated = (who: For) => ({ consignor: AGENT, consignee: FORWARDER, houses: [{ houseWaybill: houseWaybill(who), ...TRADERS }] });

/** By air: complete, in parts, the minimum before loading, and a direct waybill. */
export const AIR: Readonly<Record<string, Prepare>> = {
  F20: (who) => ({ ...PLANNED, ...byCarrier(who), ...GOODS, ...consolidated(who) }),
  F21: (who) => ({
    ...AIRBORNE, ...byCarrier(who), ...GOODS, consignor: AGENT, consignee: FORWARDER, supplementaryDeclarants: [{ eori: FORWARDER.eori, level: 'house' }],
  }),
  F22: (who) => ({ ...byForwarder(who), ...GOODS, houses: [{ houseWaybill: houseWaybill(who), ...TRADERS }] }),
  F23: (who) => ({ ...byForwarder(who), ...GOODS, houses: [{ houseWaybill: houseWaybill(who), ...TRADERS }] }),
  F24: (who) => ({ ...byForwarder(who), ...GOODS, houses: [{ houseWaybill: houseWaybill(who), ...TRADERS }] }),
  F25: (who) => ({
    ...byForwarder(who), carrier: { eori: who.eori }, houseWaybill: houseWaybill(who), earlierFiling: { lrn: `E${who.fresh}`, mrn: '26LU0000000000TAT5' },
  }),
  F26: (who) => ({ ...byForwarder(who), ...GOODS, houses: [{ houseWaybill: houseWaybill(who), ...TRADERS }] }),
  F27: (who) => ({ ...AIRBORNE, ...byCarrier(who), ...GOODS, ...consolidated(who) }),
  F28: (who) => ({ ...PLANNED, ...byCarrier(who), ...GOODS, ...TRADERS }),
  F29: (who) => ({ ...AIRBORNE, ...byCarrier(who), ...GOODS, ...TRADERS }),
};
