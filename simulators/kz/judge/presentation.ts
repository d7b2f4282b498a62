import { all, at, attribute, textAt, type XmlElement } from '../../../protocols/xml';
import { KZ_MODES, KZ_NAMESPACES, type KzMode, type ModeProfile } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';
import { applyRules, type Rule } from '../../common/rule';
import type { Presentation } from '../model';

/** What the business case gave: the profile that its document must use (KZ281-06), and names to be found unchanged in it (KZPI-S13). */
export interface ExpectedCase {
  mode: KzMode;
  usage: readonly string[];
  declarant: string;
  consignors: readonly string[];
  consignees: readonly string[];
  goods: readonly string[];
}

/** A document with the profile of its root. */
interface Judged {
  pi: XmlElement;
  profile: ModeProfile;
}

const MAIN = 'MainConsignmentDetails';
const shown = (value: string | undefined): string => value ?? 'absent';
const texts = (pi: XmlElement, path: string): string[] => all(pi, path).map((one) => one.text.trim());
const count = (pi: XmlElement, path: string): number => all(pi, `BorderTransportDetails/${path}`).length;

/** Every code of the document with the form it must have (KZPI-S08). */
function codes({ pi, profile: { consignments } }: Judged): { value: string; form: RegExp; what: string }[] {
  const of = (path: string, form: RegExp, what: string): { value: string; form: RegExp; what: string }[] => texts(pi, path).map((value) => ({ value, form, what }));
  const persons = ['DeclarantDetails', `${consignments}/ConsignorDetails`, `${consignments}/ConsigneeDetails`];
  return [
    ...of(`${consignments}/GoodsItem/GoodsTNVEDCode`, /^(\d{4}|\d{6}|\d{8}|\d{10})$/, 'HS code'),
    ...of('EntryCheckPointDetails/CustomsOfficeCode', /^(\d{2}|\d{5}|\d{8})$/, 'customs office code'),
    ...persons.flatMap((person) => of(`${person}/RKOrganizationFeatures/BIN`, /^\d{12}$/, 'BIN')),
    ...persons.flatMap((person) => of(`${person}/RKOrganizationFeatures/IIN`, /^\d{12}$/, 'IIN')),
  ];
}

function consignmentProblems({ pi, profile }: Judged): string[] {
  const main = at(pi, MAIN);
  const consignments = all(pi, profile.consignments);
  return [
    ...(main === undefined || ['0', '1', 'true', 'false'].includes(textAt(main, 'TIRCarnetIndicator') ?? '') ? [] : ['no TIRCarnetIndicator']),
    ...(main === undefined || consignments.length > 0 ? [] : ['no consignment']),
    ...consignments.filter((one) => !textAt(one, 'ObjectOrdinal')).map(() => 'a consignment without ordinal'),
    ...consignments.filter((one) => all(one, 'GoodsItem').length === 0).map(() => 'a consignment without goods'),
  ];
}

const PERSON_AND_MEANS = ['DeclarantDetails', 'BorderTransportDetails', 'BorderTransportDetails/ContainerIndicator'];
const written = (pi: XmlElement, path: string): string => shown(textAt(pi, path));

/** Structure rules of pre-arrival information (FTS album of formats 5.23.0, tables of the profile fts-album-5.23.0). */
const RULES: readonly Rule<Judged>[] = [
  {
    requirement: 'KZPI-S01',
    expected: 'root, namespace and DocumentModeID of one mode',
    observe: ({ pi }) => `${pi.name} of ${pi.ns}, DocumentModeID ${shown(attribute(pi, 'DocumentModeID'))}`,
    holds: ({ pi, profile }) => pi.name === profile.root && pi.ns === KZ_NAMESPACES[profile.prefix] && attribute(pi, 'DocumentModeID') === profile.documentKind,
  },
  {
    requirement: 'KZPI-S02',
    expected: 'EDocCode and EDocDateTime present, ElectronicDocumentSign of two characters',
    observe: ({ pi }) => `EDocCode ${written(pi, 'EECEDocHeaderAddInfo/EDocCode')}, EDocDateTime ${written(pi, 'EECEDocHeaderAddInfo/EDocDateTime')}, sign ${written(pi, 'ElectronicDocumentSign')}`,
    holds: ({ pi }) =>
      Boolean(textAt(pi, 'EECEDocHeaderAddInfo/EDocCode')) && !Number.isNaN(Date.parse(textAt(pi, 'EECEDocHeaderAddInfo/EDocDateTime') ?? '')) && [...(textAt(pi, 'ElectronicDocumentSign') ?? '')].length === 2,
  },
  {
    requirement: 'KZPI-S03',
    expected: 'by road and rail one or more UsageCode, each of two characters',
    observe: ({ pi }) => texts(pi, 'UsageCode').join(', ') || 'none',
    holds: ({ pi, profile }) => (texts(pi, 'UsageCode').length > 0 || !profile.usageRequired) && texts(pi, 'UsageCode').every((code) => [...code].length === 2),
  },
  {
    requirement: 'KZPI-S04',
    expected: 'DeclarantDetails, BorderTransportDetails and its ContainerIndicator',
    observe: ({ pi }) => PERSON_AND_MEANS.map((path) => `${path} ${at(pi, path) ? 'present' : 'absent'}`).join(', '),
    holds: ({ pi }) => PERSON_AND_MEANS.every((path) => at(pi, path) !== undefined),
  },
  {
    requirement: 'KZPI-S05',
    expected: 'by road at most three vehicles, by water at most four points of the route',
    observe: ({ pi }) => `${count(pi, 'PIATTransportMeansItemDetails')} vehicles, ${count(pi, 'RouteDetails')} points`,
    holds: ({ pi, profile }) => count(pi, 'PIATTransportMeansItemDetails') <= 3 && (profile.mode !== 'water' || count(pi, 'RouteDetails') <= 4),
  },
  {
    requirement: 'KZPI-S06',
    expected: 'no main consignment (empty vehicle), or one with TIRCarnetIndicator and at least one consignment with ordinal and goods',
    observe: (judged) => consignmentProblems(judged).join(', ') || `${all(judged.pi, judged.profile.consignments).length} complete consignments`,
    holds: (judged) => consignmentProblems(judged).length === 0,
  },
  {
    requirement: 'KZPI-S07',
    expected: 'by rail, air and water a transport document with a number in every consignment',
    observe: ({ pi, profile }) => all(pi, profile.consignments).map((one) => written(one, 'TransportDocumentDetails/PrDocumentNumber')).join(', ') || 'no consignments',
    holds: ({ pi, profile }) => !profile.waybillRequired || all(pi, profile.consignments).every((one) => Boolean(textAt(one, 'TransportDocumentDetails/PrDocumentNumber'))),
  },
  {
    requirement: 'KZPI-S08',
    expected: 'HS code of 4, 6, 8 or 10 digits, customs office of 2, 5 or 8, BIN and IIN of 12',
    observe: (judged) => codes(judged).map(({ what, value }) => `${what} ${value}`).join(', ') || 'no codes',
    holds: (judged) => codes(judged).every(({ value, form }) => form.test(value)),
  },
];

const PARTY = 'iut';

/**
 * Names as they arrived against those given, field by field. A field that the document does not have at all is the business of
 * the structure rules; here a name that is there must be the one that was given.
 */
function names({ pi, profile: { consignments } }: Judged, expected: ExpectedCase): Judgement {
  const fields: [path: string, want: readonly string[]][] = [
    ['DeclarantDetails/OrganizationName', [expected.declarant]],
    [`${consignments}/ConsignorDetails/OrganizationName`, expected.consignors],
    [`${consignments}/ConsigneeDetails/OrganizationName`, expected.consignees],
    [`${consignments}/GoodsItem/GoodsDescription`, expected.goods],
  ];
  const there = fields.map(([path, want]) => ({ want, got: texts(pi, path) })).filter(({ got }) => got.length > 0);
  const [want, got] = [there.flatMap((field) => field.want), there.flatMap((field) => field.got)];
  return { requirement: 'KZPI-S13', party: PARTY, expected: want.join(' | '), observed: got.join(' | ') || 'no names', holds: got.length > 0 && JSON.stringify(want) === JSON.stringify(got) };
}

/** The profile against the business case: its mode, and the purposes, in any order, where the document names any (that it must, is KZPI-S03). */
function profileUsed({ pi, profile }: Judged, { mode, usage }: ExpectedCase): Judgement {
  const code = textAt(pi, 'BorderTransportDetails/TransportModeCode');
  const purposes = texts(pi, 'UsageCode');
  return {
    requirement: 'KZ281-06', party: PARTY,
    expected: `${KZ_MODES[mode].root} with a mode of transport code that fits, for the purposes ${usage.join(', ')}`,
    observed: `${profile.root}, code ${shown(code)}, purposes ${purposes.join(', ') || 'none'}`,
    holds: profile.mode === mode && (code === undefined || profile.codes.test(code)) && (purposes.length === 0 || [...purposes].sort().join() === [...usage].sort().join()),
  };
}

/**
 * Judges a whole document as it came from the implementation under test. Bytes that hold no document are judged as what they
 * break: a text that is not well-formed (KZPI-S13) or another root (KZPI-S01).
 */
export function judgePresentation({ reading }: Pick<Presentation, 'reading'>, expected: ExpectedCase): Judgement[] {
  if (reading.kind !== 'document') {
    const observed = reading.kind === 'unreadable' ? reading.reason : `a request (${reading.request.name})`;
    return [{ requirement: observed.startsWith('XML-') ? 'KZPI-S13' : 'KZPI-S01', party: PARTY, expected: 'one well-formed document of pre-arrival information in a SOAP 1.1 Body', observed, holds: false }];
  }
  return [...applyRules(RULES, reading, PARTY), profileUsed(reading, expected), names(reading, expected)];
}
