import { IMPORTER, MAKER, operator, OTHER_CARRIER, POST_ABROAD, POST_HERE } from './companies';
import type { For, Prepare } from './facts';

const JOURNEY = {
  departure: '2026-06-01T04:00:00Z', arrival: '2026-06-02T09:30:00Z', route: ['RS', 'HU', 'AT'],
  placeOfLoading: 'RSBEG', placeOfUnloading: 'ATVIE', customsOfficeOfFirstEntry: 'HU000110',
};
const RECEPTACLES = { receptacles: ['RSBEGAATVIEAACN60001001000045', 'RSBEGAATVIEAACN60001002000112'] };

const bags = (who: For) => ({ ...JOURNEY, ...RECEPTACLES, declarant: operator(who.eori), carrier: operator(who.eori), consignor: POST_ABROAD, consignee: POST_HERE });
const items = (who: For) => ({ declarant: operator(who.eori), carrier: OTHER_CARRIER, addressedMemberState: 'AT', mode: 'air' });
const item = ({ fresh }: For, at = 1): string => `CX${fresh}${at}RS`;

/** Mail: the carriage of receptacles by road, rail, air and sea, and the items in them. */
export const POST: Readonly<Record<string, Prepare>> = {
  F40: (who) => ({ ...bags(who), mode: 'road', consignmentNote: `PR${who.fresh}`, truck: { registration: 'BG 40 PT', type: '310', nationality: 'RS' } }),
  F41: (who) => ({ ...bags(who), mode: 'rail', consignmentNote: `PT${who.fresh}`, train: { number: '4101', type: '2304' } }),
  F42: (who) => ({ ...bags(who), mode: 'air', airWaybill: `115-${who.fresh}`, flight: { number: 'JU42' }, route: ['RS', 'AT'], customsOfficeOfFirstEntry: 'AT320300' }),
  F43: (who) => ({
    ...items(who),
    houses: [{
      postalItem: item(who), consignor: MAKER, consignee: IMPORTER,
      goods: [{ description: 'Books on hydraulics', hsCode: '490199', grossMassKg: 1.2, packages: [{ type: 'CT', count: 1, marks: 'BOOKS' }] }],
    }],
  }),
  F44: (who) => ({ ...items(who), houses: [{ postalItem: item(who), receptacles: RECEPTACLES.receptacles.slice(0, 1) }] }),
  F45: (who) => ({
    ...bags(who), billOfLading: `PS${who.fresh}`, vessel: { imo: 'IMO9074729', type: '1511', nationality: 'DE' },
    route: ['CN', 'NL'], placeOfLoading: 'CNSHA', placeOfUnloading: 'NLRTM', customsOfficeOfFirstEntry: 'NL000396',
  }),
};
