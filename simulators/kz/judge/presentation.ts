import { all, at, attribute, textAt, type XmlElement } from '../../../protocols/xml';
import { DOCUMENT_KINDS, KZ_NAMESPACES } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';
import { applyRules, type Rule } from '../../common/rule';
import type { Presentation } from '../model';

/** Names that the business case gave, to be found unchanged in the document (KZPI-S13). */
export interface ExpectedNames {
  declarant: string;
  consignors: readonly string[];
  consignees: readonly string[];
  goods: readonly string[];
}

const MAIN = 'MainConsignmentDetails';
const CONSIGNMENTS = `${MAIN}/ConsignmentDetails`;
const shown = (value: string | undefined): string => value ?? 'absent';
const texts = (pi: XmlElement, path: string): string[] => all(pi, path).map((one) => one.text.trim());
const vehicles = (pi: XmlElement): number => all(pi, 'BorderTransportDetails/PIATTransportMeansItemDetails').length;

/** Every code of the document with the form it must have (KZPI-S08). */
function codes(pi: XmlElement): { value: string; form: RegExp; what: string }[] {
  const of = (path: string, form: RegExp, what: string): { value: string; form: RegExp; what: string }[] => texts(pi, path).map((value) => ({ value, form, what }));
  const persons = ['DeclarantDetails', `${CONSIGNMENTS}/ConsignorDetails`, `${CONSIGNMENTS}/ConsigneeDetails`];
  return [
    ...of(`${CONSIGNMENTS}/GoodsItem/GoodsTNVEDCode`, /^(\d{4}|\d{6}|\d{8}|\d{10})$/, 'HS code'),
    ...of('EntryCheckPointDetails/CustomsOfficeCode', /^(\d{2}|\d{5}|\d{8})$/, 'customs office code'),
    ...persons.flatMap((person) => of(`${person}/RKOrganizationFeatures/BIN`, /^\d{12}$/, 'BIN')),
    ...persons.flatMap((person) => of(`${person}/RKOrganizationFeatures/IIN`, /^\d{12}$/, 'IIN')),
  ];
}

function consignmentProblems(pi: XmlElement): string[] {
  const main = at(pi, MAIN);
  if (main === undefined) return [];
  const consignments = all(pi, CONSIGNMENTS);
  return [
    ...(['0', '1', 'true', 'false'].includes(textAt(main, 'TIRCarnetIndicator') ?? '') ? [] : ['no TIRCarnetIndicator']),
    ...(consignments.length > 0 ? [] : ['no consignment']),
    ...consignments.filter((one) => !textAt(one, 'ObjectOrdinal')).map(() => 'a consignment without ordinal'),
    ...consignments.filter((one) => all(one, 'GoodsItem').length === 0).map(() => 'a consignment without goods'),
  ];
}

/** Structure rules of road PI (FTS album of formats 5.23.0, tables of the profile fts-album-5.23.0). */
const RULES: readonly Rule<XmlElement>[] = [
  {
    requirement: 'KZPI-S01',
    expected: `root AutoPreliminary of ${KZ_NAMESPACES.autop} with DocumentModeID ${DOCUMENT_KINDS['road pre-arrival information']}`,
    observe: (pi) => `${pi.name} of ${pi.ns}, DocumentModeID ${shown(attribute(pi, 'DocumentModeID'))}`,
    holds: (pi) => pi.name === 'AutoPreliminary' && pi.ns === KZ_NAMESPACES.autop && attribute(pi, 'DocumentModeID') === DOCUMENT_KINDS['road pre-arrival information'],
  },
  {
    requirement: 'KZPI-S02',
    expected: 'EDocCode and EDocDateTime present, ElectronicDocumentSign of two characters',
    observe: (pi) => `EDocCode ${shown(textAt(pi, 'EECEDocHeaderAddInfo/EDocCode'))}, EDocDateTime ${shown(textAt(pi, 'EECEDocHeaderAddInfo/EDocDateTime'))}, sign ${shown(textAt(pi, 'ElectronicDocumentSign'))}`,
    holds: (pi) =>
      Boolean(textAt(pi, 'EECEDocHeaderAddInfo/EDocCode')) && !Number.isNaN(Date.parse(textAt(pi, 'EECEDocHeaderAddInfo/EDocDateTime') ?? '')) && [...(textAt(pi, 'ElectronicDocumentSign') ?? '')].length === 2,
  },
  {
    requirement: 'KZPI-S03',
    expected: 'one or more UsageCode, each of two characters',
    observe: (pi) => (texts(pi, 'UsageCode').join(', ') || 'none'),
    holds: (pi) => texts(pi, 'UsageCode').length > 0 && texts(pi, 'UsageCode').every((code) => [...code].length === 2),
  },
  {
    requirement: 'KZPI-S04',
    expected: 'DeclarantDetails, BorderTransportDetails and its ContainerIndicator',
    observe: (pi) => ['DeclarantDetails', 'BorderTransportDetails', 'BorderTransportDetails/ContainerIndicator'].map((path) => `${path} ${at(pi, path) ? 'present' : 'absent'}`).join(', '),
    holds: (pi) => ['DeclarantDetails', 'BorderTransportDetails', 'BorderTransportDetails/ContainerIndicator'].every((path) => at(pi, path) !== undefined),
  },
  { requirement: 'KZPI-S05', expected: 'at most three vehicles', observe: (pi) => `${vehicles(pi)} vehicles`, holds: (pi) => vehicles(pi) <= 3 },
  {
    requirement: 'KZPI-S06',
    expected: 'no main consignment (empty vehicle), or one with TIRCarnetIndicator and at least one consignment with ordinal and goods',
    observe: (pi) => (at(pi, MAIN) === undefined ? 'no main consignment' : consignmentProblems(pi).join(', ') || `${all(pi, CONSIGNMENTS).length} complete consignments`),
    holds: (pi) => consignmentProblems(pi).length === 0,
  },
  {
    requirement: 'KZPI-S08',
    expected: 'HS code of 4, 6, 8 or 10 digits, customs office of 2, 5 or 8, BIN and IIN of 12',
    observe: (pi) => codes(pi).map(({ what, value }) => `${what} ${value}`).join(', ') || 'no codes',
    holds: (pi) => codes(pi).every(({ value, form }) => form.test(value)),
  },
];

const PARTY = 'iut';

/**
 * Names as they arrived against those given, field by field. A field that the document does not have at all is the business of
 * the structure rules; here a name that is there must be the one that was given.
 */
function names(pi: XmlElement, expected: ExpectedNames): Judgement {
  const fields: [path: string, want: readonly string[]][] = [
    ['DeclarantDetails/OrganizationName', [expected.declarant]],
    [`${CONSIGNMENTS}/ConsignorDetails/OrganizationName`, expected.consignors],
    [`${CONSIGNMENTS}/ConsigneeDetails/OrganizationName`, expected.consignees],
    [`${CONSIGNMENTS}/GoodsItem/GoodsDescription`, expected.goods],
  ];
  const there = fields.map(([path, want]) => ({ want, got: texts(pi, path) })).filter(({ got }) => got.length > 0);
  const [want, got] = [there.flatMap((field) => field.want), there.flatMap((field) => field.got)];
  return { requirement: 'KZPI-S13', party: PARTY, expected: want.join(' | '), observed: got.join(' | ') || 'no names', holds: got.length > 0 && JSON.stringify(want) === JSON.stringify(got) };
}

/**
 * Judges a whole road PI as it came from the implementation under test. Bytes that hold no document are judged as what they
 * break: a text that is not well-formed (KZPI-S13) or another root (KZPI-S01).
 */
export function judgePresentation({ reading }: Pick<Presentation, 'reading'>, expected: ExpectedNames): Judgement[] {
  if (reading.kind === 'unreadable') {
    const requirement = reading.reason.startsWith('XML-') ? 'KZPI-S13' : 'KZPI-S01';
    return [{ requirement, party: PARTY, expected: 'one well-formed document AutoPreliminary in a SOAP 1.1 Body', observed: reading.reason, holds: false }];
  }
  return [...applyRules(RULES, reading.pi, PARTY), names(reading.pi, expected)];
}
