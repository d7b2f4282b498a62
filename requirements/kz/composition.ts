/**
 * What must be present beyond what a schema asks: "schema-valid is not registrable". The Commission's decision on road PI
 * (Collegium No 56 of 17.04.2018) fixes the composition by purpose of use; its text was NOT read, so every row here is
 * `ours`, to be replaced row by row. Paths are local names below AutoPreliminary.
 */
export interface ObligatoryPart {
  /** A path; each element at `within` (or the document) must have `path` with text or content. */
  within?: string;
  path: string;
  /** Purposes for which it is obligatory; `any` = for every purpose. */
  usage: 'any' | string;
  /** A preliminary customs declaration that the consignment cites may stand in for it (Collegium Decision 52, EEC52-b). */
  suppliedByDeclaration?: true;
  confidence: 'ours' | 'document';
}

const CONSIGNMENT = 'MainConsignmentDetails/ConsignmentDetails';
const GOODS = `${CONSIGNMENT}/GoodsItem`;

/** Purposes of use known here. The album takes any two characters and no public list was found: values are ours. */
export const USAGE_CODES: Readonly<Record<string, string>> = {
  '01': 'risk assessment (Code Art. 31(2)(1))',
  '02': 'speeding up of customs operations (Code Art. 31(2)(2))',
  '06': 'customs transit',
};

export const OBLIGATORY_PARTS: readonly ObligatoryPart[] = [
  { usage: 'any', path: 'EntryCheckPointDetails/CustomsOfficeCode', confidence: 'ours' },
  { usage: 'any', path: 'DeclarantDetails/OrganizationName', confidence: 'ours' },
  { usage: 'any', path: 'BorderTransportDetails/PIATTransportMeansItemDetails/TransportMeansRegId', confidence: 'ours' },
  { usage: '01', within: CONSIGNMENT, path: 'ConsignorDetails/OrganizationName', suppliedByDeclaration: true, confidence: 'ours' },
  { usage: '01', within: CONSIGNMENT, path: 'ConsigneeDetails/OrganizationName', suppliedByDeclaration: true, confidence: 'ours' },
  { usage: '01', within: GOODS, path: 'GoodsTNVEDCode', suppliedByDeclaration: true, confidence: 'ours' },
  { usage: '01', within: GOODS, path: 'GoodsDescription', suppliedByDeclaration: true, confidence: 'ours' },
  { usage: '02', within: CONSIGNMENT, path: 'ConsigneeDetails/OrganizationName', suppliedByDeclaration: true, confidence: 'ours' },
  { usage: '06', within: CONSIGNMENT, path: 'TransportDocumentDetails/PrDocumentNumber', confidence: 'ours' },
  { usage: '06', within: CONSIGNMENT, path: 'DestinationCountryCode', confidence: 'ours' },
  { usage: '06', within: GOODS, path: 'GrossWeightQuantity', confidence: 'ours' },
];

/**
 * Requirements of Code Art. 31(7) that the harness can stand for. The article's text was not read; what is checked is what
 * practice names first: a goods code that the nomenclature does not have. Chapters of the Harmonised System run from 01 to 97,
 * and chapter 77 is reserved (WCO, HS).
 */
export function chapterExists(hsCode: string): boolean {
  const chapter = Number(hsCode.slice(0, 2));
  return chapter >= 1 && chapter <= 97 && chapter !== 77;
}
