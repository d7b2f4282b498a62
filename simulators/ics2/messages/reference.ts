import { all, type XmlElement } from '../../../protocols/xml';
import type { Problem } from '../../../requirements/ics2/problem';

/** What a trader's message says of itself and of its parties, as far as replies repeat it. Absent = not given, not one only, or not to be quoted. */
export interface MessageReference {
  lrn?: string;
  mrn?: string;
  /** Number of a consultation. */
  functionalReference?: string;
  /** MRN of the filing that F25 joins, or of the first part of a split consignment. */
  previousMrn?: string;
  indicator?: string;
  addressedMemberState?: string;
  customsOffice?: string;
  representative?: string;
  declarant?: string;
  carrier?: string;
  /** At master level: replies have no other. */
  transportDocument?: { number: string; type: string };
  notifyParty?: string;
  personNotifyingTheArrival?: string;
  requester?: string;
}

const MASTER_DOCUMENT = 'transportDocumentMasterLevel';
const WITHIN_MASTER = 'consignmentMasterLevel';
const WITHIN_HOUSE = 'consignmentMasterLevel/consignmentHouseLevel';

/** Where the tables of the trader's 66 messages keep each fact. House-level filings name master document and carrier in each consignment. */
const PLACES: Record<Exclude<keyof MessageReference, 'transportDocument'>, string[]> = {
  lrn: ['LRN'],
  mrn: ['MRN'],
  functionalReference: ['functionalReference'],
  previousMrn: ['previousDocument/identification'],
  indicator: ['SpecificCircumstanceIndicator'],
  addressedMemberState: ['addressedMemberState/country'],
  customsOffice: ['customsOfficeOfFirstEntry/referenceNumber', 'actualCustomsOfficeOfFirstEntry/referenceNumber'],
  representative: ['representative/identificationNumber'],
  declarant: ['declarant/identificationNumber'],
  carrier: [`${WITHIN_MASTER}/carrier/identificationNumber`, `${WITHIN_HOUSE}/carrier/identificationNumber`],
  notifyParty: ['notifyParty/identificationNumber'],
  personNotifyingTheArrival: ['personNotifyingTheArrival/identificationNumber'],
  requester: ['requester/identificationNumber'],
};
const NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];
const DOCUMENTS = ['transportDocument', `${WITHIN_MASTER}/${MASTER_DOCUMENT}`, `${WITHIN_HOUSE}/${MASTER_DOCUMENT}`];

/** What the message is found again by; repeated in a refusal even where it is what is wrong. */
const IDENTIFIERS: readonly (keyof MessageReference)[] = ['lrn', 'mrn', 'functionalReference'];

/** The one value that all these places give; undefined where they give none or several. */
function theOne(values: readonly string[]): string | undefined {
  let one: string | undefined;
  for (const value of values) {
    if (value === '' || value === one) continue;
    if (one !== undefined) return undefined;
    one = value;
  }
  return one;
}

/** Which elements may be quoted beside these problems. Most messages have none, and the path of an element costs more than the rest of it. */
function soundBeside(problems: readonly Problem[]): (element: XmlElement) => boolean {
  if (problems.length === 0) return () => true;
  if (problems.some(({ rule }) => rule === 'GEN-ROOT' || rule === 'GEN-NAMESPACE')) return () => false;
  const wrong = new Set(problems.map(({ path }) => path));
  return ({ path }) => !wrong.has(path);
}

/**
 * Reads what replies repeat. Of a refused message nothing is repeated that was found wrong, its identifiers excepted: the reply
 * would break the same rule.
 */
export function referenceOf(root: XmlElement | undefined, problems: readonly Problem[] = []): MessageReference {
  const sound = soundBeside(problems);
  const read = (name: keyof typeof PLACES): string | undefined => {
    const given: string[] = [];
    for (const place of PLACES[name]) for (const element of all(root, place)) if (IDENTIFIERS.includes(name) || sound(element)) given.push(element.text.trim());
    return theOne(given);
  };
  const documents = DOCUMENTS.flatMap((place) => all(root, place)).filter((group) => sound(group) && group.children.every(sound));
  const number = theOne(documents.flatMap((group) => all(group, 'documentNumber')).map((element) => element.text.trim()));
  const type = theOne(documents.flatMap((group) => all(group, 'type')).map((element) => element.text.trim()));
  const reference: MessageReference = { transportDocument: number === undefined || type === undefined ? undefined : { number, type } };
  for (const name of NAMES) reference[name] = read(name);
  return reference;
}

/**
 * By which of its numbers a refusal names a message: the LRN of filings and arrival notifications, the MRN of amendments,
 * invalidations, consultations and answers (ICD 4.5.3, table 9). A consultation by transport document gives no MRN; its own
 * functional reference stands in (inferred: the field has its length). Undefined where none can be read.
 */
export function functionalReferenceOf({ lrn, mrn, functionalReference }: MessageReference): string | undefined {
  return lrn ?? mrn ?? functionalReference;
}
