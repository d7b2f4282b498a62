import { textAt, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';

const stated = (requirement: string, expected: string, observed: string, holds: boolean): Judgement => ({ requirement, party: 'iut', expected, observed, holds });

/** Whoever sends, the filing is the operator's: it declares, or represents who does (HTI message tables; factsheet, responsibility). */
export function judgeOperatorNamed(root: XmlElement, operator: string): Judgement {
  const [declarant = '(none)', representative] = ['declarant', 'representative'].map((party) => textAt(root, `${party}/identificationNumber`));
  return stated(
    'ICS2-SEED-06', `declarant or representative ${operator}`, `declarant ${declarant}${representative === undefined ? '' : `, representative ${representative}`}`,
    declarant === operator || representative === operator,
  );
}

/** An error as customs names it, or as a record shows it. */
export interface NamedError {
  code?: string;
  place?: string;
}

const inWords = (errors: readonly NamedError[]): string => errors.map(({ code, place }) => `${code ?? '(no code)'} at ${place ?? '(no place)'}`).join('; ') || 'no errors';

/** The pointer of customs is optional, so a record may show less of it: the place itself, a group around it, or none; not another place. */
const isAt = (shown: string | undefined, place: string | undefined): boolean => shown === undefined || shown === place || place?.startsWith(`${shown}/`) === true;

/** The operator is told of a business error in the filing, with its reason, though another one has sent it (factsheet, responsibility). */
export function judgeRefusalTold(told: readonly NamedError[], seen: { state?: string; errors: readonly NamedError[] }): Judgement {
  const missing = told.filter(({ code, place }) => !seen.errors.some((one) => one.code === code && isAt(one.place, place)));
  return stated('ICS2-SEED-06', `refused, with ${inWords(told)}`, `${seen.state ?? 'not known'}, with ${inWords(seen.errors)}`, seen.state === 'refused' && told.length > 0 && missing.length === 0);
}

/** What customs answered to one filing of a client. */
export interface ClientAnswer {
  lrn?: string;
  state?: string;
}

const answers = (list: readonly ClientAnswer[]): string => list.map(({ lrn, state }) => `${lrn ?? '(no LRN)'} ${state ?? '(no state)'}`).join(', ') || 'nothing';

/** A client of a provider sees the answer to its own filing, and no other (ICD 3.30, section 4.4.2). */
export function judgeOwnAnswer(client: string, due: ClientAnswer, shown: readonly ClientAnswer[]): Judgement {
  const holds = shown.length === 1 && shown[0]!.lrn === due.lrn && shown[0]!.state === due.state;
  return stated('ICS2-NOT-12', `${client} sees ${answers([due])}, and nothing else`, `it sees ${answers(shown)}`, holds);
}
