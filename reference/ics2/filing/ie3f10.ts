import { XMLBuilder } from 'fast-xml-parser';
import { isoSeconds } from '../../../protocols/time/clock';
import type { Container, Goods, Party, PostalAddress, Shipment } from './facts';

/** What the operator adds to the shipment when it makes a filing out of it. */
export interface FilingContext {
  lrn: string;
  /** Business time of issue, epoch ms. */
  issuedAt: number;
}

/** The choices of form in a filing; right by default, changed only by a planted fault. */
export interface FilingForm {
  namespace: string;
  indicator: string;
  dateTime: (instant: string | number) => string;
  /** Last look at the tree before it is written. */
  revise: (filing: Record<string, unknown>) => Record<string, unknown>;
}

export const FILING_FORM: FilingForm = {
  namespace: 'urn:wco:datamodel:eu:ics2:2',
  indicator: 'F10',
  dateTime: (instant) => isoSeconds(typeof instant === 'number' ? instant : Date.parse(instant)),
  revise: (filing) => filing,
};

/**
 * A shipment as IE3F10 (sea, complete data set, straight bill of lading), UTF-16 text of an XML document.
 * Our own reading of the HTI message table v2.02; element order is that of the table. Absent facts leave their element out.
 */
export function buildIE3F10(shipment: Shipment, context: FilingContext, form: FilingForm = FILING_FORM): string {
  const when = (instant: string | number): { DateTime: string } => ({ DateTime: form.dateTime(instant) });
  const filing = {
    LRN: context.lrn,
    documentIssueDate: when(context.issuedAt),
    SpecificCircumstanceIndicator: form.indicator,
    reEntryIndicator: '0',
    splitConsignment: { splitConsignmentIndicator: '0' },
    activeBorderTransportMeans: {
      identificationNumber: shipment.vessel.imo,
      typeOfIdentification: '10',
      typeOfMeansOfTransport: shipment.vessel.type,
      nationality: shipment.vessel.nationality,
      ModeOfTransport: '1',
      estimatedDateAndTimeOfDeparture: when(shipment.departure),
      estimatedDateAndTimeOfArrival: when(shipment.arrival),
      countriesOfRoutingOfMeansOfTransport: shipment.route.map((country, at) => ({ sequenceNumber: String(at + 1), country })),
    },
    consignmentMasterLevel: master(shipment),
    declarant: { name: shipment.declarant.name, identificationNumber: shipment.declarant.eori, address: address(shipment.declarant.address), communication: communication(shipment.declarant) },
    customsOfficeOfFirstEntry: { referenceNumber: shipment.customsOfficeOfFirstEntry },
  };
  return write('IE3F10', form.namespace, form.revise(filing));
}

function master(shipment: Shipment): Record<string, unknown> {
  const { carrier } = shipment;
  return {
    carrier: { name: carrier.name, identificationNumber: carrier.eori, address: address(carrier.address), communication: communication(carrier) },
    consignmentHouseLevel: house(shipment),
    placeOfLoading: { UNLOCODE: shipment.portOfLoading },
    transportDocumentMasterLevel: { documentNumber: shipment.billOfLading, type: 'N705' },
    placeOfUnloading: { UNLOCODE: shipment.portOfUnloading },
  };
}

function house(shipment: Shipment): Record<string, unknown> {
  return {
    containerIndicator: shipment.containers.length > 0 ? '1' : '0',
    totalGrossMass: mass(shipment.goods.reduce((sum, goods) => sum + goods.grossMassKg, 0)),
    placeOfAcceptance: { UNLOCODE: shipment.placeOfAcceptance },
    consignee: person(shipment.consignee),
    goodsItem: shipment.goods.map(goodsItem),
    consignor: person(shipment.consignor),
    transportCharges: { methodOfPayment: shipment.methodOfPayment },
    placeOfDelivery: { UNLOCODE: shipment.placeOfDelivery },
    goodsShipment: { buyer: person(shipment.buyer), seller: person(shipment.seller) },
    transportEquipment: shipment.containers.map(equipment),
  };
}

function goodsItem(goods: Goods, at: number): Record<string, unknown> {
  return {
    goodsItemNumber: String(at + 1),
    commodity: { descriptionOfGoods: goods.description, commodityCode: { harmonizedSystemSubHeadingCode: goods.hsCode } },
    weight: { grossMass: mass(goods.grossMassKg) },
    packaging: goods.packages.map(({ type, count, marks }) => ({
      shippingMarks: marks,
      numberOfPackages: count === undefined ? undefined : String(count),
      typeOfPackages: type,
    })),
  };
}

function equipment(container: Container): Record<string, unknown> {
  const seals = container.seals ?? [];
  return {
    containerSizeAndType: container.sizeAndType,
    containerPackedStatus: 'B',
    containerSupplierType: container.suppliedBy === 'shipper' ? '1' : '2',
    containerIdentificationNumber: container.number,
    numberOfSeals: seals.length === 0 ? undefined : String(seals.length),
    seal: seals.map((identifier) => ({ identifier })),
  };
}

function person(party: Party): Record<string, unknown> {
  return {
    name: party.name,
    identificationNumber: party.eori,
    typeOfPerson: party.person === 'natural' ? '1' : '2',
    address: address(party.address),
    communication: communication(party),
  };
}

function address(postal: PostalAddress): Record<string, unknown> {
  return { city: postal.city, country: postal.country, street: postal.street, postCode: postal.postcode, number: postal.number, poBox: postal.poBox };
}

function communication(party: Party): Record<string, string>[] {
  const lines: Record<string, string>[] = [];
  if (party.phone !== undefined) lines.push({ identifier: party.phone, type: 'TE' });
  if (party.email !== undefined) lines.push({ identifier: party.email, type: 'EM' });
  return lines;
}

/** At most six decimals, no exponent (n..16,6). */
function mass(kilograms: number): string {
  return String(Math.round(kilograms * 1e6) / 1e6);
}

function write(root: string, namespace: string, content: Record<string, unknown>): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, indentBy: '  ', suppressEmptyNode: false });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: { '@xmlns': namespace, ...content } })}`;
}
