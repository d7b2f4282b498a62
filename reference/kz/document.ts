import type { CarrierBehaviour } from './behaviour';
import type { Consignment, Goods, Party, Shipment } from './facts';

/** Namespaces of the road pre-arrival information, album 5.23.0. */
const NS = [
  'xmlns:autop="urn:customs.ru:Information:CustomsDocuments:AutoPreliminary:5.23.0"',
  'xmlns:cat_ru="urn:customs.ru:CommonAggregateTypes:5.22.0"',
  'xmlns:RUScat_ru="urn:customs.ru:RUSCommonAggregateTypes:5.22.0"',
  'xmlns:catpi_ru="urn:customs.ru:Information:PriorInformation:PriorCommonAggregateTypes:5.23.0"',
].join(' ');

/** What stands in the document beside the business case. */
export interface DocumentFrame {
  documentId: string;
  /** ISO 8601 with offset. */
  dateTime: string;
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

/** The road pre-arrival information of a shipment as XML, without an envelope (channel and order: requirements/kz/README.md). */
export function roadDocument(shipment: Shipment, frame: DocumentFrame, behaviour: CarrierBehaviour): string {
  const leaf = (name: string, value: string | undefined): string => (value === undefined ? '' : `<${name}>${behaviour.escape(value)}</${name}>`);
  const group = (name: string, ...parts: string[]): string => (parts.join('') === '' ? '' : `<${name}>${parts.join('')}</${name}>`);

  const subject = (name: string, party: Party | undefined): string => {
    if (party === undefined) return '';
    const numbered = (value: string | undefined): string | undefined => (value === undefined ? undefined : behaviour.identificationNumber(value));
    return group(
      name,
      leaf('cat_ru:OrganizationName', party.name),
      group('cat_ru:RKOrganizationFeatures', leaf('cat_ru:BIN', numbered(party.bin)), leaf('cat_ru:IIN', numbered(party.iin))),
      leaf('RUScat_ru:CountryA2Code', party.country),
    );
  };

  const goods = (item: Goods, index: number): string =>
    group('autop:GoodsItem', leaf('catpi_ru:GoodsNumeric', String(index + 1)), leaf('catpi_ru:GoodsTNVEDCode', item.hs), leaf('catpi_ru:GoodsDescription', item.description), leaf('catpi_ru:GrossWeightQuantity', item.grossKg));

  const consignment = (one: Consignment, index: number): string =>
    group(
      'autop:ConsignmentDetails',
      leaf('autop:ObjectOrdinal', String(index + 1)),
      group('autop:TransportDocumentDetails', leaf('cat_ru:PrDocumentNumber', one.waybill?.number), leaf('cat_ru:PrDocumentDate', one.waybill?.date)),
      group('autop:CustomsDocIdDetails', leaf('cat_ru:CustomsCode', one.declaration?.office), leaf('cat_ru:RegistrationDate', one.declaration?.date), leaf('cat_ru:GTDNumber', one.declaration?.number)),
      leaf('autop:DispatchCountryCode', one.dispatchCountry),
      leaf('autop:DestinationCountryCode', one.destinationCountry),
      subject('autop:ConsignorDetails', one.consignor),
      subject('autop:ConsigneeDetails', one.consignee),
      ...(behaviour.writesGoods ? one.goods.map(goods) : []),
    );

  const main = shipment.consignments.length === 0 ? '' : group(
    'autop:MainConsignmentDetails',
    leaf('autop:TIRCarnetIndicator', shipment.tir === undefined ? '0' : '1'),
    group('autop:TIRCarnetIdDetails', leaf('autop:TIRSeries', shipment.tir?.series), leaf('autop:TIRID', shipment.tir?.number)),
    ...shipment.consignments.map(consignment),
  );

  const vehicles = shipment.transport.vehicles.map((vehicle, index) =>
    group('autop:PIATTransportMeansItemDetails', leaf('autop:ObjectOrdinal', String(index + 1)), leaf('autop:TransportMeansCountryCode', vehicle.country), leaf('autop:TransportMeansRegId', vehicle.registration)));

  const [country, date, serial] = registrationNumber(frame.replaces ?? '');
  return [
    `<autop:AutoPreliminary ${NS} DocumentModeID="${behaviour.documentKind}">`,
    leaf('cat_ru:DocumentID', frame.documentId),
    leaf('cat_ru:RefDocumentID', frame.corrects),
    group('autop:EECEDocHeaderAddInfo', leaf('RUScat_ru:EDocCode', 'R.042'), leaf('RUScat_ru:EDocDateTime', behaviour.writesDateTime ? frame.dateTime : undefined)),
    leaf('autop:ElectronicDocumentSign', 'ЭД'),
    frame.replaces === undefined ? '' : group('autop:RefRegNumber', leaf('catpi_ru:CountryCode', country), leaf('catpi_ru:Date', date), leaf('catpi_ru:PINumber', serial)),
    ...(behaviour.writesUsage ? shipment.usage.map((usage) => leaf('autop:UsageCode', usage)) : []),
    group('autop:EntryCheckPointDetails', leaf('autop:CustomsOfficeCode', shipment.entryOffice)),
    subject('autop:DeclarantDetails', shipment.declarant),
    group(
      'autop:BorderTransportDetails',
      leaf('autop:TransportModeCode', shipment.transport.mode),
      leaf('autop:ContainerIndicator', behaviour.writesContainerIndicator ? (shipment.transport.containers ? '1' : '0') : undefined),
      ...vehicles,
    ),
    main,
    '</autop:AutoPreliminary>',
  ].join('');
}
