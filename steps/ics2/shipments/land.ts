import { IMPORTER, MAKER, operator } from './companies';
import type { For, Prepare } from './facts';

const JOURNEY = {
  departure: '2026-06-01T04:00:00Z', arrival: '2026-06-02T09:30:00Z', route: ['RS', 'HU', 'AT'],
  placeOfLoading: { name: 'Novi Sad', country: 'RS' }, placeOfUnloading: 'ATVIE', customsOfficeOfFirstEntry: 'HU000110',
};

const GOODS = {
  placeOfAcceptance: { name: 'Novi Sad', country: 'RS' }, placeOfDelivery: 'ATVIE', methodOfPayment: 'D',
  consignor: MAKER, consignee: IMPORTER, buyer: IMPORTER, seller: MAKER,
  goods: [{ description: 'Castings of iron for pumps', hsCode: '732510', grossMassKg: 8600, packages: [{ type: 'PX', count: 12, marks: 'CAST 1-12' }] }],
};

const byCarrier = (who: For) => ({ ...JOURNEY, ...GOODS, declarant: operator(who.eori), carrier: operator(who.eori), consignmentNote: `CN${who.fresh}` });
const housed = ({ fresh }: For) => ({ houses: [{ consignmentNote: `CN${fresh}-1` }] });

/** By lorry and by rail. */
export const LAND: Readonly<Record<string, Prepare>> = {
  F50: (who) => ({
    ...byCarrier(who), ...housed(who), mode: 'road', truck: { registration: 'NS 501 XX', type: '395', nationality: 'RS' },
    trailers: [{ registration: 'AB 77 NS', type: '395', nationality: 'RS' }],
  }),
  F51: (who) => ({
    ...byCarrier(who), houses: [{}], mode: 'rail', train: { number: '41205', type: '2304' }, wagons: [{ registration: '33720000123-4', type: '2303' }],
  }),
};
