import { escapeText } from '../../../protocols/xml';
import { KZ_NAMESPACES } from '../../../requirements/kz';

/** A complete road PI of the harness's own, as text: registrable unless something is changed. */
export interface ProbeDocument {
  documentId: string;
  /** ISO 8601 with offset. */
  dateTime: string;
  usage?: string;
  plate?: string;
  /** RefRegNumber in three parts. */
  refRegNumber?: NumberParts;
  /** RegNumber likewise. */
  regNumber?: NumberParts;
}

interface NumberParts {
  country: string;
  date: string;
  serial: string;
}

function cited(name: string, number: NumberParts | undefined): string {
  if (number === undefined) return '';
  const { country, date, serial } = number;
  return `<autop:${name}><catpi_ru:CountryCode>${country}</catpi_ru:CountryCode><catpi_ru:Date>${date}</catpi_ru:Date><catpi_ru:PINumber>${escapeText(serial)}</catpi_ru:PINumber></autop:${name}>`;
}

const namespaces = Object.entries(KZ_NAMESPACES).filter(([prefix]) => ['autop', 'cat_ru', 'RUScat_ru', 'catpi_ru'].includes(prefix)).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ');

export function probeDocument({ documentId, dateTime, usage = '01', plate = '777KZT02', refRegNumber, regNumber }: ProbeDocument): string {
  const reference = cited('RegNumber', regNumber) + cited('RefRegNumber', refRegNumber);
  return `<autop:AutoPreliminary ${namespaces} DocumentModeID="1006826E">
<cat_ru:DocumentID>${documentId}</cat_ru:DocumentID>
<autop:EECEDocHeaderAddInfo><RUScat_ru:EDocCode>R.042</RUScat_ru:EDocCode><RUScat_ru:EDocDateTime>${dateTime}</RUScat_ru:EDocDateTime></autop:EECEDocHeaderAddInfo>
<autop:ElectronicDocumentSign>ЭД</autop:ElectronicDocumentSign>${reference}
<autop:UsageCode>${usage}</autop:UsageCode>
<autop:EntryCheckPointDetails><autop:CustomsOfficeCode>57505</autop:CustomsOfficeCode></autop:EntryCheckPointDetails>
<autop:DeclarantDetails><cat_ru:OrganizationName>Сынақ Тасымал ЖШС</cat_ru:OrganizationName><cat_ru:RKOrganizationFeatures><cat_ru:BIN>050140000123</cat_ru:BIN></cat_ru:RKOrganizationFeatures></autop:DeclarantDetails>
<autop:BorderTransportDetails><autop:TransportModeCode>31</autop:TransportModeCode><autop:ContainerIndicator>0</autop:ContainerIndicator><autop:PIATTransportMeansItemDetails><autop:ObjectOrdinal>1</autop:ObjectOrdinal><autop:TransportMeansRegId>${plate}</autop:TransportMeansRegId></autop:PIATTransportMeansItemDetails></autop:BorderTransportDetails>
<autop:MainConsignmentDetails><autop:TIRCarnetIndicator>0</autop:TIRCarnetIndicator><autop:ConsignmentDetails><autop:ObjectOrdinal>1</autop:ObjectOrdinal><autop:TransportDocumentDetails><cat_ru:PrDocumentNumber>CMR-7</cat_ru:PrDocumentNumber></autop:TransportDocumentDetails><autop:DestinationCountryCode>KZ</autop:DestinationCountryCode>
<autop:ConsignorDetails><cat_ru:OrganizationName>Khorgos Trade</cat_ru:OrganizationName></autop:ConsignorDetails><autop:ConsigneeDetails><cat_ru:OrganizationName>Алматы Сауда ЖШС</cat_ru:OrganizationName></autop:ConsigneeDetails>
<autop:GoodsItem><catpi_ru:GoodsNumeric>1</catpi_ru:GoodsNumeric><catpi_ru:GoodsTNVEDCode>8708999709</catpi_ru:GoodsTNVEDCode><catpi_ru:GoodsDescription>Spare parts</catpi_ru:GoodsDescription><catpi_ru:GrossWeightQuantity>1200</catpi_ru:GrossWeightQuantity></autop:GoodsItem>
</autop:ConsignmentDetails></autop:MainConsignmentDetails></autop:AutoPreliminary>`;
}

/** Ways to spoil {@link probeDocument}, by the words of a feature; `names` is what a reason must then name. */
export const FLAWS: Readonly<Record<string, { change: (document: string) => string; names: string }>> = {
  'the mark for containers left out': { change: (xml) => xml.replace(/<autop:ContainerIndicator>0<\/autop:ContainerIndicator>/, ''), names: 'ContainerIndicator' },
  'the place of entry left out': { change: (xml) => xml.replace(/<autop:EntryCheckPointDetails>.*<\/autop:EntryCheckPointDetails>/, ''), names: 'EntryCheckPointDetails' },
  'a letter in the BIN': { change: (xml) => xml.replace('050140000123', '05014000012A'), names: 'BIN' },
  'a seven-digit goods code': { change: (xml) => xml.replace('8708999709', '8708999'), names: 'GoodsTNVEDCode' },
  'a goods code of the reserved chapter 77': { change: (xml) => xml.replace('8708999709', '7701000000'), names: 'GoodsTNVEDCode' },
  'no date and time of the document': { change: (xml) => xml.replace(/<RUScat_ru:EDocDateTime>.*<\/RUScat_ru:EDocDateTime>/, ''), names: 'EDocDateTime' },
  'the consignee left out': { change: (xml) => xml.replace(/<autop:ConsigneeDetails>.*<\/autop:ConsigneeDetails>/, ''), names: 'ConsigneeDetails' },
  'the consignor left out': { change: (xml) => xml.replace(/<autop:ConsignorDetails>.*<\/autop:ConsignorDetails>/, ''), names: 'ConsignorDetails' },
  'the waybill left out': { change: (xml) => xml.replace(/<autop:TransportDocumentDetails>.*<\/autop:TransportDocumentDetails>/, ''), names: 'TransportDocumentDetails' },
};

/** Adds a preliminary declaration to the consignment, `office/date/number`. */
export function citingDeclaration(document: string, number: string): string {
  const [office = '', date = '', serial = ''] = number.split('/');
  const cited = `<autop:CustomsDocIdDetails><cat_ru:CustomsCode>${office}</cat_ru:CustomsCode><cat_ru:RegistrationDate>${date}</cat_ru:RegistrationDate><cat_ru:GTDNumber>${serial}</cat_ru:GTDNumber></autop:CustomsDocIdDetails>`;
  return document.replace('</autop:TransportDocumentDetails>', `</autop:TransportDocumentDetails>${cited}`);
}

/** Ways to damage the bytes on their way, by the words of a feature: none of them reaches a document. */
export const DAMAGES: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'cut in the middle': (bytes) => bytes.subarray(0, bytes.length / 2),
  'with a document type declaration': (bytes) => Buffer.from(bytes.toString('utf8').replace('<soap:Envelope', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><soap:Envelope')),
  'with a changed byte in a tag': (bytes) => Buffer.from(bytes.toString('utf8').replace('</autop:UsageCode>', '</autop:UsageCodf>')),
  'with a byte that is not UTF-8': (bytes) => Buffer.concat([bytes.subarray(0, bytes.length - 40), Buffer.from([0xff]), bytes.subarray(bytes.length - 40)]),
  'without its envelope': (bytes) => Buffer.from(bytes.toString('utf8').replace(/<\/?soap:[^>]*>/g, '')),
};
