import { houseDocument, masterDocument, supporting } from './documents';
import { housesOf, type Consignment, type Shipment } from './facts';
import type { KnownGroup } from './form';
import { goodsItems, money, notes, totalMass } from './goods';
import { notifyParty, party } from './parties';
import { place } from './places';
import { equipment, passiveMeans, routing } from './transport';

/** CL704. */
const ACTORS = { consolidator: 'CS', 'freight-forwarder': 'FW', manufacturer: 'MF', 'warehouse-keeper': 'WH' };
/** CL745. */
const LEVELS = { house: '1', 'sub-house': '2' };
/** CL701: the consignee is not known; filed with a customs declaration of low value. */
const TO_ORDER = '10600';
const LOW_VALUE = '10900';

/** What the carrier's consignment and those in it have in common. */
function consignment(said: Consignment): KnownGroup {
  const { toOrder, lowValue, containers, ucr } = said;
  return {
    containerIndicator: (containers ?? []).length > 0,
    totalGrossMass: totalMass(said.goods),
    placeOfAcceptance: place(said.placeOfAcceptance),
    placeOfDelivery: place(said.placeOfDelivery),
    consignor: party(said.consignor),
    consignee: toOrder === true ? undefined : party(said.consignee),
    notifyParty: notifyParty(said.notifyParty),
    additionalInformation: [...(toOrder === true ? [{ code: TO_ORDER }] : []), ...(lowValue === true ? [{ code: LOW_VALUE }] : []), ...notes(said.notes)],
    additionalSupplyChainActor: (said.supplyChainActors ?? []).map(({ eori, role }) => ({ identificationNumber: eori, role: ACTORS[role] })),
    supplementaryDeclarant: (said.supplementaryDeclarants ?? []).map(({ eori, level }) => ({ identificationNumber: eori, supplementaryFilingType: LEVELS[level] })),
    supportingDocuments: supporting(said.documents),
    transportCharges: { methodOfPayment: said.methodOfPayment },
    transportEquipment: equipment(containers),
    passiveBorderTransportMeans: passiveMeans(said),
    referenceNumberUCR: { referenceNumberUCR: ucr },
  };
}

function house(shipment: Shipment, said: Consignment): KnownGroup {
  const { filing } = shipment;
  // A lorry's filing says of each item on which trailer it is, instead of all trailers once.
  const perItem = filing === 'F50';
  return {
    ...consignment(said),
    carrier: party(shipment.carrier),
    goodsItem: goodsItems(filing, said.goods, perItem ? said : {}),
    passiveBorderTransportMeans: perItem ? [] : passiveMeans(said),
    countriesOfRoutingOfConsignment: routing(said.consignmentRoute ?? shipment.route),
    goodsShipment: { buyer: party(said.buyer), seller: party(said.seller) },
    transportDocumentMasterLevel: masterDocument(shipment),
    transportDocumentHouseLevel: houseDocument(filing, said),
    receptacle: (said.receptacles ?? []).map((receptacleIdentificationNumber) => ({ receptacleIdentificationNumber })),
    additionsAndDeductions: { amount: money(said.additions) },
    totalAmountInvoiced: money(said.invoiceTotal),
    postalCharges: { postalCharges: money(said.postage) },
    additionalFiscalReferences: said.vat === undefined ? undefined : { VATIdentificationNumber: said.vat.number, role: said.vat.role },
  };
}

/** The carrier's consignment, with those in it. */
export function masterConsignment(shipment: Shipment): KnownGroup {
  const houses = housesOf(shipment);
  const goods = shipment.goods ?? houses.flatMap((one) => one.goods ?? []);
  return {
    ...consignment({ ...shipment, goods }),
    carrier: party(shipment.carrier),
    goodsItem: goodsItems(shipment.filing, goods),
    placeOfLoading: place(shipment.placeOfLoading ?? shipment.portOfLoading),
    placeOfUnloading: place(shipment.placeOfUnloading ?? shipment.portOfUnloading),
    transportDocumentMasterLevel: masterDocument(shipment),
    receptacle: (shipment.receptacles ?? []).map((receptacleIdentificationNumber) => ({ receptacleIdentificationNumber })),
    consignmentHouseLevel: houses.map((one) => house(shipment, one)),
  };
}
