import { isoSeconds } from '../../../protocols/time/clock';
import { escapeText } from '../../../protocols/xml';

const NAMESPACE = 'urn:wco:datamodel:eu:ics2:2';

/** What a reply repeats of the filing it answers; absent parts could not be read. */
export interface FilingReference {
  lrn?: string;
  declarant?: string;
  representative?: string;
  transportDocument?: { number: string; type: string };
  customsOffice?: string;
  indicator?: string;
}

/** One error of a refusal. */
export interface RefusalText {
  /** CL723. */
  code: string;
  description: string;
  /** Detail of a parser, in English. */
  technical?: string;
  /** XPath of the offending element in the refused message. */
  pointer?: string;
}

const element = (name: string, content: string | undefined): string => (content === undefined || content === '' ? '' : `<${name}>${content}</${name}>`);
const leaf = (name: string, value: string | undefined, longest = 512): string => element(name, value === undefined ? undefined : escapeText(value.replace(/\s+/g, ' ').slice(0, longest)));
const when = (name: string, at: number): string => `<${name}><DateTime>${isoSeconds(at)}</DateTime></${name}>`;
const party = (name: string, eori: string | undefined): string => element(name, leaf('identificationNumber', eori, 17));
const document = ({ transportDocument }: FilingReference): string =>
  element('transportDocument', transportDocument === undefined ? undefined : leaf('documentNumber', transportDocument.number, 70) + leaf('type', transportDocument.type, 4));
/** Values of a refused message go into the reply only where they fit its table. */
const fitting = (value: string | undefined, shape: RegExp): string | undefined => (value !== undefined && shape.test(value) ? value : undefined);
const message = (root: string, content: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${content}</${root}>`;

/** IE3R01: the filing is registered (HTI v2.02 table; ICS2-FIL-04). `at` is business time, epoch ms. */
export function registration(filing: FilingReference & { lrn: string; indicator: string }, mrn: string, at: number): string {
  return message('IE3R01', [
    leaf('LRN', filing.lrn, 22),
    leaf('MRN', mrn, 18),
    when('registrationDate', at),
    leaf('SpecificCircumstanceIndicator', filing.indicator, 3),
    party('representative', filing.representative),
    document(filing),
    party('declarant', filing.declarant),
    element('customsOfficeOfFirstEntry', leaf('referenceNumber', filing.customsOffice, 8)),
  ].join(''));
}

/** IE3N99: the filing is refused, with every error (HTI v2.02 table; ICD 4.5.3). `functionalReference` absent = not known. */
export function refusal(filing: FilingReference, functionalReference: string | undefined, errors: readonly RefusalText[], at: number): string {
  return message('IE3N99', [
    leaf('functionalReference', functionalReference, 35),
    when('notificationDate', at),
    party('representative', fitting(filing.representative, /^.{1,17}$/)),
    document(filing),
    party('declarant', fitting(filing.declarant, /^.{1,17}$/)),
    element('customsOfficeOfFirstEntry', leaf('referenceNumber', fitting(filing.customsOffice, /^.{8}$/))),
    ...errors.map((error) => element('error', [
      leaf('technicalErrorMessage', error.technical, 1024),
      leaf('description', error.description),
      leaf('validationCode', error.code, 8),
      element('pointer', leaf('messageElementPath', error.pointer)),
    ].join(''))),
  ].join(''));
}
