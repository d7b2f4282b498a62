import type { CarrierBehaviour } from './behaviour';
import type { Consignment, Goods, Party, Shipment } from './facts';
import { FORMS, type Writer } from './forms';

/** Namespaces of pre-arrival information by prefix, album 5.23.0. */
const NAMESPACES: Readonly<Record<string, string>> = {
  autop: 'urn:customs.ru:Information:CustomsDocuments:AutoPreliminary:5.23.0',
  rwp: 'urn:customs.ru:Information:CustomsDocuments:RWPreliminary:5.23.0',
  ap: 'urn:customs.ru:Information:CustomsDocuments:AirPreliminary:5.23.0',
  sp: 'urn:customs.ru:Information:CustomsDocuments:SeaPreliminary:5.23.0',
  cat_ru: 'urn:customs.ru:CommonAggregateTypes:5.22.0',
  RUScat_ru: 'urn:customs.ru:RUSCommonAggregateTypes:5.22.0',
  catpi_ru: 'urn:customs.ru:Information:PriorInformation:PriorCommonAggregateTypes:5.23.0',
};

/** What stands in the document beside the business case. */
export interface DocumentFrame {
  documentId: string;
  /** ISO 8601 with offset. */
  dateTime: string;
  /** EDocCode of the mode. */
  code: string;
  /** Id of the document that this one puts right. */
  corrects?: string;
  /** Registration number cited as RefRegNumber, `XX/DDMMYY/000000000`. */
  replaces?: string;
}

/** The number in three parts, as the structure wants it; a text of another form is cut to size as well as it goes. */
function registrationNumber(text: string): [country: string, date: string, serial: string] {
  const parts = /^([A-Z]{2})\/(\d{2})(\d{2})(\d{2})\/(.{9})$/.exec(text);
  return parts === null ? ['KZ', '2026-01-01', text.slice(-9)] : [parts[1]!, `20${parts[4]}-${parts[3]}-${parts[2]}`, parts[5]!];
}

/** The parts of a document that are the same for every mode, under the prefix of one. */
function partsOf(prefix: string, { leaf, group }: Writer, behaviour: CarrierBehaviour, writesWaybill: boolean): {
  subject(name: string, party: Party | undefined): string;
  consignment(one: Consignment, index: number): string;
} {
  const numbered = (value: string | undefined): string | undefined => (value === undefined ? undefined : behaviour.identificationNumber(value));
  const subject = (name: string, party: Party | undefined): string =>
    party === undefined ? '' : group(
      `${prefix}:${name}`,
      leaf('cat_ru:OrganizationName', party.name),
      group('cat_ru:RKOrganizationFeatures', leaf('cat_ru:BIN', numbered(party.bin)), leaf('cat_ru:IIN', numbered(party.iin))),
      leaf('RUScat_ru:CountryA2Code', party.country),
    );
  const goods = (item: Goods, index: number): string =>
    group(
      `${prefix}:GoodsItem`, leaf('catpi_ru:GoodsNumeric', String(index + 1)), leaf('catpi_ru:GoodsTNVEDCode', item.hs),
      leaf('catpi_ru:GoodsDescription', item.description), leaf('catpi_ru:GrossWeightQuantity', item.grossKg),
    );
  const waybill = (one: Consignment): string =>
    writesWaybill ? group(`${prefix}:TransportDocumentDetails`, leaf('cat_ru:PrDocumentNumber', one.waybill?.number), leaf('cat_ru:PrDocumentDate', one.waybill?.date)) : '';
  const declaration = (one: Consignment): string =>
    group(
      `${prefix}:CustomsDocIdDetails`, leaf('cat_ru:CustomsCode', one.declaration?.office), leaf('cat_ru:RegistrationDate', one.declaration?.date),
      leaf('cat_ru:GTDNumber', one.declaration?.number),
    );
  const consignment = (one: Consignment, index: number): string =>
    group(
      `${prefix}:ConsignmentDetails`,
      leaf(`${prefix}:ObjectOrdinal`, String(index + 1)),
      waybill(one),
      declaration(one),
      leaf(`${prefix}:DispatchCountryCode`, one.dispatchCountry),
      leaf(`${prefix}:DestinationCountryCode`, one.destinationCountry),
      subject('ConsignorDetails', one.consignor),
      subject('ConsigneeDetails', one.consignee),
      ...(behaviour.writesGoods ? one.goods.map(goods) : []),
    );
  return { subject, consignment };
}

/** The pre-arrival information of a shipment as XML, without an envelope (channel and order: requirements/kz/README.md). */
export function preArrival(shipment: Shipment, frame: DocumentFrame, behaviour: CarrierBehaviour): string {
  const form = FORMS[behaviour.formOf(shipment.by)];
  const { prefix, root } = form;
  const leaf: Writer['leaf'] = (name, value) => (value === undefined ? '' : `<${name}>${behaviour.escape(value)}</${name}>`);
  const group: Writer['group'] = (name, ...parts) => (parts.join('') === '' ? '' : `<${name}>${parts.join('')}</${name}>`);
  const { subject, consignment } = partsOf(prefix, { leaf, group }, behaviour, behaviour.writesWaybill(shipment.by));
  const consignments = shipment.consignments.map(consignment);
  const main = form.main === undefined || consignments.length === 0 ? consignments : [group(
    `${prefix}:MainConsignmentDetails`,
    leaf(`${prefix}:TIRCarnetIndicator`, shipment.tir === undefined ? '0' : '1'),
    group(`${prefix}:TIRCarnetIdDetails`, leaf(`${prefix}:TIRSeries`, shipment.tir?.series), leaf(`${prefix}:TIRID`, shipment.tir?.number)),
    ...consignments,
  )];
  const [country, date, serial] = registrationNumber(frame.replaces ?? '');
  const used = ['cat_ru', 'RUScat_ru', 'catpi_ru', prefix].map((one) => `xmlns:${one}="${NAMESPACES[one]!}"`).join(' ');
  return [
    `<${prefix}:${root} ${used} DocumentModeID="${behaviour.documentKind(form.kind)}">`,
    leaf('cat_ru:DocumentID', frame.documentId),
    leaf('cat_ru:RefDocumentID', frame.corrects),
    group(`${prefix}:EECEDocHeaderAddInfo`, leaf('RUScat_ru:EDocCode', frame.code), leaf('RUScat_ru:EDocDateTime', behaviour.writesDateTime ? frame.dateTime : undefined)),
    leaf(`${prefix}:ElectronicDocumentSign`, 'ЭД'),
    frame.replaces === undefined ? '' : group(`${prefix}:RefRegNumber`, leaf('catpi_ru:CountryCode', country), leaf('catpi_ru:Date', date), leaf('catpi_ru:PINumber', serial)),
    ...(behaviour.writesUsage ? shipment.usage.map((usage) => leaf(`${prefix}:UsageCode`, usage)) : []),
    form.holdsArrival === undefined ? '' : leaf(`${prefix}:ArrivalDateTime`, shipment.arrival),
    group(`${prefix}:EntryCheckPointDetails`, leaf(`${prefix}:CustomsOfficeCode`, shipment.entryOffice), form.place === undefined ? '' : leaf(`${prefix}:${form.place}`, shipment.entryPlace)),
    subject('DeclarantDetails', shipment.declarant),
    group(
      `${prefix}:BorderTransportDetails`,
      leaf(`${prefix}:TransportModeCode`, shipment.transport.mode),
      leaf(`${prefix}:ContainerIndicator`, behaviour.writesContainerIndicator ? (shipment.transport.containers ? '1' : '0') : undefined),
      ...form.means(shipment.transport, { leaf, group }),
    ),
    ...main,
    `</${prefix}:${root}>`,
  ].join('');
}
