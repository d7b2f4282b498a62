import { KZ_MODES, type KzMode } from './modes';

/**
 * What must be present beyond what a schema asks: "schema-valid is not registrable". The Commission's decisions on each mode
 * (Collegium Nos 56, 57, 62 and 51 of 2018) fix the composition by purpose of use; their texts were NOT read, so every row here
 * is `ours`, to be replaced row by row. Paths are local names below the root of the mode.
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

/** Purposes of use known here. The album takes any two characters and no public list was found: values are ours. */
export const USAGE_CODES: Readonly<Record<string, string>> = {
  '01': 'risk assessment (Code Art. 31(2)(1))',
  '02': 'speeding up of customs operations (Code Art. 31(2)(2))',
  '06': 'customs transit',
};

type Place = 'document' | 'consignment' | 'goods';

/** For every mode: purpose, place, path, and whether a preliminary declaration may stand in. */
const COMMON: readonly [usage: string, place: Place, path: string, suppliedByDeclaration?: true][] = [
  ['any', 'document', 'EntryCheckPointDetails/CustomsOfficeCode'],
  ['any', 'document', 'DeclarantDetails/OrganizationName'],
  ['01', 'consignment', 'ConsignorDetails/OrganizationName', true],
  ['01', 'consignment', 'ConsigneeDetails/OrganizationName', true],
  ['01', 'goods', 'GoodsTNVEDCode', true],
  ['01', 'goods', 'GoodsDescription', true],
  ['02', 'consignment', 'ConsigneeDetails/OrganizationName', true],
  ['06', 'consignment', 'TransportDocumentDetails/PrDocumentNumber'],
  ['06', 'consignment', 'DestinationCountryCode'],
  ['06', 'goods', 'GrossWeightQuantity'],
];

/** What one mode asks for beside it, for every purpose. */
const OF_MODE: Readonly<Record<KzMode, readonly [place: Place, path: string][]>> = {
  road: [],
  rail: [['consignment', 'TransportDocumentDetails/PrDocumentNumber']],
  air: [['document', 'ArrivalDateTime'], ['consignment', 'TransportDocumentDetails/PrDocumentNumber']],
  water: [['document', 'ArrivalDateTime'], ['consignment', 'TransportDocumentDetails/PrDocumentNumber']],
};

/** The obligatory parts of a document of this mode. */
export function obligatoryParts(mode: KzMode): readonly ObligatoryPart[] {
  const { consignments, means } = KZ_MODES[mode];
  const at = (place: Place): Pick<ObligatoryPart, 'within'> =>
    place === 'document' ? {} : { within: place === 'goods' ? `${consignments}/GoodsItem` : consignments };
  return [
    { usage: 'any', path: means, confidence: 'ours' },
    ...OF_MODE[mode].map(([place, path]): ObligatoryPart => ({ usage: 'any', ...at(place), path, confidence: 'ours' })),
    ...COMMON.map(([usage, place, path, supplied]): ObligatoryPart => ({ usage, ...at(place), path, ...(supplied && { suppliedByDeclaration: supplied }), confidence: 'ours' })),
  ];
}

/**
 * Requirements of Code Art. 31(7) that the harness can stand for. The article's text was not read; what is checked is what
 * practice names first: a goods code that the nomenclature does not have. Chapters of the Harmonised System run from 01 to 97,
 * and chapter 77 is reserved (WCO, HS).
 */
export function chapterExists(hsCode: string): boolean {
  const chapter = Number(hsCode.slice(0, 2));
  return chapter >= 1 && chapter <= 97 && chapter !== 77;
}
