import { at, textAt } from '../../../protocols/xml';
import { quote } from '../../../requirements/ics2/quote';
import type { EnsEntity } from '../messages/replies';
import type { FiledDocument } from './documents';
import type { Filing, Filings } from './filings';
import { lifecycleProblem, unknownMrn } from './lifecycle';
import { isPartial, isMaster } from './linking/linking';
import type { Refused, Submission } from './submission';

export type Consultation = Pick<Submission, 'message' | 'root' | 'reference'>;

/** `mrns`: filings of which it tells. `notifications`: whether those that were sent about them are asked for again. */
export type Consulted = { accepted: true; entities: EnsEntity[]; mrns: readonly string[]; notifications: boolean } | Refused;

export interface ConsultationRules {
  /** Whether a requester may see a filing. */
  mayBeSeen: (filing: Filing, requester: string) => boolean;
  /** Filings of which a consultation by document tells, given those that have it at its level: these alone (ICD 3.30, 3.1.9; ICS2-CNS-04). */
  tellsOf: (found: readonly Filing[], all: readonly Filing[]) => readonly Filing[];
}

/** The one key of a consultation (R3028): an MRN, a master or a house document. */
const DOCUMENTS: readonly { element: string; level: FiledDocument['level'] }[] = [
  { element: 'transportDocument', level: 'master' },
  { element: 'transportDocumentHouse', level: 'house' },
];

const CONSIGNMENT: Record<FiledDocument['level'], string> = { master: 'CML', house: 'CHL' };

/** Filings of master level and complete ones tell of a master consignment; lower ones only cite its document. */
const isOfMasterLevel = ({ message }: Filing): boolean => isMaster(message) || !isPartial(message);
const consignments = (filing: Filing, wanted: (document: FiledDocument) => boolean): EnsEntity[] =>
  filing.documents.filter((one) => (one.level === 'house' || isOfMasterLevel(filing)) && wanted(one))
    .map(({ level, number }) => ({ type: CONSIGNMENT[level], identification: number, state: filing.state }));

/** Entities of CL721: the ENS where the filing makes one, the filing, its consignments (which entity stands for what is inferred). */
function entitiesOf(filing: Filing, wanted: (document: FiledDocument) => boolean, whole: boolean): EnsEntity[] {
  const { mrn: identification, state } = filing;
  const ens = whole && isOfMasterLevel(filing) ? [{ type: 'ENS', identification, state }] : [];
  return [{ type: 'ENF', identification, state }, ...consignments(filing, wanted), ...ens];
}

/**
 * What a requester may see: filings of its own (ICD 3.1.9; ICS2-CNS-03). What it may not see is answered like what does not
 * exist, so that nothing is learnt from the difference; IE3R08 cannot be empty, hence by an error (inferred).
 */
export function consult(request: Consultation, filings: Pick<Filings, 'get' | 'all'>, { mayBeSeen, tellsOf }: ConsultationRules): Consulted {
  const { root, reference } = request;
  const notifications = textAt(root, 'dataRequest') === '1';
  const shown = (found: readonly Filing[], show: (filing: Filing) => EnsEntity[]): Consulted | undefined => {
    const seen = found.filter((filing) => mayBeSeen(filing, reference.requester ?? ''));
    return seen.length === 0 ? undefined : { accepted: true, entities: seen.flatMap(show), mrns: seen.map(({ mrn }) => mrn), notifications };
  };
  if (at(root, 'MRN') !== undefined) {
    const filing = filings.get(reference.mrn ?? '');
    const answer = shown(filing === undefined ? [] : [filing], (one) => entitiesOf(one, () => true, true));
    return answer ?? { accepted: false, by: 'IE3N99', problems: [unknownMrn(request)] };
  }
  for (const { element, level } of DOCUMENTS) {
    const where = at(root, `${element}/documentNumber`);
    if (where === undefined) continue;
    const number = where.text.trim();
    const type = at(root, `${element}/type`)?.text.trim();
    const isIt = (one: FiledDocument): boolean => one.level === level && one.number === number && one.type === type;
    const found = filings.all().filter((filing) => filing.documents.some(isIt) && (level === 'house' || isOfMasterLevel(filing)));
    const answer = shown(tellsOf(found, filings.all()), (filing) => entitiesOf(filing, found.includes(filing) ? isIt : () => true, false));
    if (answer !== undefined) return answer;
    const words = { found: quote(number), demanded: 'a transport document of a filing of the requester', mend: 'consult by the MRN' };
    return { accepted: false, by: 'IE3N99', problems: [lifecycleProblem('GEN-DOC-KNOWN', request, where, words)] };
  }
  throw new Error('a consultation without a key passed the Trader Interface');
}

/** Declarant and representative have exchanged the filing; nobody else has. */
export function isOwn(filing: Filing, requester: string): boolean {
  return requester !== '' && (filing.declarant === requester || filing.representative === requester);
}
