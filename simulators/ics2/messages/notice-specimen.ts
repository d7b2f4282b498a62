import { makeSpecimen } from '../../../requirements/ics2/specimens/specimen';
import { writeXml, type Twig } from '../../../requirements/ics2/specimens/tree';
import { changedAt, withValue } from '../counter-filers/tree';

/** What a message of customs is about, and to whom it is written; all else is as in the specimen of its kind. */
export interface NoticeFacts {
  /** Of a filing. */
  mrn: string;
  lrn: string;
  /** EORI of whoever is written to. */
  eori: string;
  /** Number of the carrier's document. */
  document: string;
  /** Day of the message, ISO 8601 date. */
  day: string;
  /** EORIs of those who have not filed (IE3N02, IE3N11). */
  missing?: readonly string[];
}

/** Messages that customs sends to traders (ICD 3.30, Annex 1). */
export const TO_TRADERS: readonly string[] = [
  ...['R01', 'R04', 'R07', 'R08'], ...['N01', 'N02', 'N03', 'N04', 'N05', 'N07', 'N08', 'N09', 'N10', 'N11', 'N99'], ...['Q01', 'Q02', 'Q03'],
].map((name) => `IE3${name}`);

/** Its MRN is that of an arrival, which the specimen has. */
const ARRIVAL = 'IE3R04';

/** Which number tells what a message is about: its MRN, else the number that its answered message had, else the carrier's document. */
export function aboutOf(message: string, { mrn, lrn, document }: NoticeFacts): string {
  if (message === 'IE3N11') return document;
  return ['IE3R08', 'IE3N99', ARRIVAL].includes(message) ? lrn : mrn;
}

const ofParties = (eoris: readonly string[]) => ([first]: readonly Twig[]): readonly Twig[] =>
  first === undefined ? [] : eoris.map((eori) => withValue(first, 'identificationNumber', eori));

/**
 * A message of customs of any kind, with everything that its table allows: what a trader's system must be able to take, whether it
 * has asked for it or not. Rows that a table lacks are left out of it.
 */
export function noticeSpecimen(message: string, facts: NoticeFacts): string {
  const { mrn, lrn, eori, document, day, missing = [eori] } = facts;
  const values: Record<string, string> = {
    ...(message === ARRIVAL ? {} : { MRN: mrn }),
    LRN: lrn,
    functionalReference: lrn,
    'declarant/identificationNumber': eori,
    'personNotifyingTheArrival/identificationNumber': eori,
    'transportDocument/documentNumber': document,
  };
  const tree = Object.entries(values).reduce((twig, [place, value]) => withValue(twig, place, value), makeSpecimen(message, { kind: 'full' }, { day }));
  return writeXml(changedAt(tree, 'supplementaryDeclarant', ofParties(missing)));
}
