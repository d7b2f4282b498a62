import { at } from '../../../protocols/xml';
import { quote } from '../../../requirements/ics2/quote';
import type { EnsEntity } from '../messages/replies';
import type { FiledDocument } from './documents';
import type { Filing, Filings } from './filings';
import { lifecycleProblem, unknownMrn } from './lifecycle';
import type { Refused, Submission } from './submission';

export type Consultation = Pick<Submission, 'message' | 'root' | 'reference'>;
export type Consulted = { accepted: true; entities: EnsEntity[] } | Refused;

/** The one key of a consultation (R3028): an MRN, a master or a house document. */
const DOCUMENTS: readonly { element: string; level: FiledDocument['level'] }[] = [
  { element: 'transportDocument', level: 'master' },
  { element: 'transportDocumentHouse', level: 'house' },
];

/**
 * What a requester may see: filings of its own (ICD 3.1.9; ICS2-CNS-03). What it may not see is answered like what does not
 * exist, so that nothing is learnt from the difference; IE3R08 cannot be empty, hence by an error (inferred).
 */
export function consult(request: Consultation, filings: Filings, mayBeSeen: (filing: Filing, requester: string) => boolean): Consulted {
  const { root, reference } = request;
  const entities = (found: readonly Filing[]): EnsEntity[] =>
    found.filter((filing) => mayBeSeen(filing, reference.requester ?? '')).map((filing) => ({ type: 'ENF', identification: filing.mrn, state: filing.state }));
  if (at(root, 'MRN') !== undefined) {
    const filing = filings.get(reference.mrn ?? '');
    const seen = entities(filing === undefined ? [] : [filing]);
    return seen.length > 0 ? { accepted: true, entities: seen } : { accepted: false, by: 'IE3N99', problems: [unknownMrn(request)] };
  }
  for (const { element, level } of DOCUMENTS) {
    const where = at(root, `${element}/documentNumber`);
    if (where === undefined) continue;
    const number = where.text.trim();
    const type = at(root, `${element}/type`)?.text.trim();
    const names = ({ documents }: Filing): boolean => documents.some((one) => one.level === level && one.number === number && one.type === type);
    const seen = entities(filings.all().filter(names));
    if (seen.length > 0) return { accepted: true, entities: seen };
    const words = { found: quote(number), demanded: 'a transport document of a filing of the requester', mend: 'consult by the MRN' };
    return { accepted: false, by: 'IE3N99', problems: [lifecycleProblem('GEN-DOC-KNOWN', request, where, words)] };
  }
  throw new Error('a consultation without a key passed the Trader Interface');
}

/** Declarant and representative have exchanged the filing; nobody else has. */
export function isOwn(filing: Filing, requester: string): boolean {
  return requester !== '' && (filing.declarant === requester || filing.representative === requester);
}
