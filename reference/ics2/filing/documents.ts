import type { Consignment, Reference, Shipment } from './facts';
import type { KnownGroup } from './form';

/** Where the number of a transport document stands among the facts, and its type (CL754). */
type Kind = readonly [fact: 'billOfLading' | 'airWaybill' | 'consignmentNote' | 'houseBill' | 'houseWaybill' | 'postalItem', type: string];

const STRAIGHT_BILL: Kind = ['billOfLading', 'N705'];
const MASTER_BILL: Kind = ['billOfLading', 'N704'];
const HOUSE_BILL: Kind = ['houseBill', 'N714'];
const MASTER_WAYBILL: Kind = ['airWaybill', 'N741'];
const DIRECT_WAYBILL: Kind = ['airWaybill', 'N740'];
const HOUSE_WAYBILL: Kind = ['houseWaybill', 'N703'];
const ROAD_NOTE: Kind = ['consignmentNote', 'N730'];
const RAIL_NOTE: Kind = ['consignmentNote', 'N720'];
const POSTAL_ITEM: Kind = ['postalItem', 'C665'];

/** The documents that each filing is about: the carrier's, and that of each consignment in it. */
const DOCUMENTS: Readonly<Record<string, { master?: Kind; house?: Kind }>> = {
  F10: { master: STRAIGHT_BILL },
  F11: { master: MASTER_BILL, house: HOUSE_BILL },
  F12: { master: MASTER_BILL },
  F13: { master: STRAIGHT_BILL },
  F14: { master: MASTER_BILL, house: HOUSE_BILL },
  F15: { master: MASTER_BILL, house: HOUSE_BILL },
  F16: { master: MASTER_BILL, house: HOUSE_BILL },
  F17: { master: STRAIGHT_BILL },
  F20: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F21: { master: MASTER_WAYBILL },
  F22: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F23: { house: HOUSE_WAYBILL },
  F24: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F25: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F26: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F27: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  // A direct air waybill has nothing under it: the tables ask for it at both levels.
  F28: { master: DIRECT_WAYBILL, house: DIRECT_WAYBILL },
  F29: { master: DIRECT_WAYBILL, house: DIRECT_WAYBILL },
  F30: { house: HOUSE_WAYBILL },
  F31: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F32: { house: HOUSE_WAYBILL },
  F33: { master: MASTER_WAYBILL, house: HOUSE_WAYBILL },
  F34: { house: HOUSE_WAYBILL },
  F40: { master: ROAD_NOTE },
  F41: { master: RAIL_NOTE },
  F42: { master: DIRECT_WAYBILL },
  F43: { house: POSTAL_ITEM },
  F44: { house: POSTAL_ITEM },
  F45: { master: STRAIGHT_BILL },
  F50: { master: ROAD_NOTE, house: ROAD_NOTE },
  F51: { master: RAIL_NOTE },
};

/** Filings that the reference can make. */
export const FILINGS: readonly string[] = Object.keys(DOCUMENTS);

const document = (kind: Kind | undefined, facts: Partial<Record<Kind[0], string>>): KnownGroup | undefined =>
  kind === undefined || facts[kind[0]] === undefined ? undefined : { documentNumber: facts[kind[0]], type: kind[1] };

export const masterDocument = (shipment: Shipment): KnownGroup | undefined => document(DOCUMENTS[shipment.filing]?.master, shipment);
export const houseDocument = (filing: string, house: Consignment): KnownGroup | undefined => document(DOCUMENTS[filing]?.house, house);

/** Certificates, licences and invoices (CL013). */
export function supporting(documents: readonly Reference[] | undefined): KnownGroup[] {
  return (documents ?? []).map(({ number, type }) => ({ referenceNumber: number, type }));
}
