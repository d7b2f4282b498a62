import { all, at, textAt, type SchemaProblem, type XmlElement } from '../../../protocols/xml';
import type { ModeProfile } from '../../../requirements/kz';
import type { Mode } from '../forms';
import type { LeadTimes } from '../lead';
import type { RevenueBehaviour } from './behaviour';
import { grounds } from './checks';
import { latenessOf } from './lateness';
import type { Letter } from './letters';
import type { Decision, Register } from './register';

/** What the office knows beside its books. */
export interface Knowledge {
  /** Preliminary declarations that customs holds, `office/date/number`. */
  declarations: Pick<ReadonlySet<string>, 'has'>;
  /** Arrivals noted from outside, by plate, wagon, flight or ship. */
  noted: Pick<ReadonlyMap<string, string>, 'get'>;
  leads: Readonly<Record<Mode, LeadTimes>>;
}

/** Status requests about more documents than these are refused. */
const MOST_ASKED = 100;

/** Everything that a document says, whatever its prefixes and line breaks. */
function contentOf(element: XmlElement): string {
  const attributes = element.attributes.map(({ ns, name, value }) => `${ns} ${name}=${JSON.stringify(value)}`).sort();
  return `<${element.ns} ${element.name} ${attributes.join(' ')}>${JSON.stringify(element.text.trim())}${element.children.map(contentOf).join('')}</>`;
}

function carnetOf(parent: XmlElement, path: string): string | undefined {
  const carnet = at(parent, path);
  return carnet && `${textAt(carnet, 'TIRSeries') ?? ''} ${textAt(carnet, 'TIRID') ?? ''}`;
}

/** Decides on a document: a repeat has been decided already; another document under a registered id is refused. */
export function decide(
  document: XmlElement, profile: ModeProfile, problems: readonly SchemaProblem[], received: number,
  { register, behaviour, knowledge }: { register: Register; behaviour: RevenueBehaviour; knowledge: Knowledge },
): Decision {
  const documentId = textAt(document, 'DocumentID') || undefined;
  const content = contentOf(document);
  const before = documentId === undefined ? undefined : register.find({ documentId });
  if (before?.content === content && behaviour.knowsRepeats) return before;
  const taken = before?.state === 'registered' && before.content !== content ? [{ code: 'DOCUMENTID', text: 'DocumentID: another document is registered under it' }] : [];
  const found = [...taken, ...grounds(document, profile, problems, behaviour, { holdsDeclaration: (number) => knowledge.declarations.has(number), wasGiven: register.wasGiven })];
  const tir = carnetOf(document, 'MainConsignmentDetails/TIRCarnetIdDetails');
  const entry = { documentId, content, grounds: found, remarks: [], at: received, ...(tir === undefined ? {} : { tir }) };
  if (found.length > 0) return register.refuse(entry);
  return register.register({ ...entry, remarks: latenessOf(document, profile, received, { ...knowledge, instantOf: behaviour.instantOf }) });
}

const unknown = (answers: string | undefined, id: string, text: string): Letter => ({ answers, id, status: 'refused', lines: [{ code: 'UNKNOWN', text, category: 'ERROR' }] });

/** Strikes a document off the register, by its id or its TIR carnet. */
export function annul(request: XmlElement, received: number, register: Register, newId: () => string): Letter {
  const answers = textAt(request, 'DocumentID');
  const [id, tir] = [textAt(request, 'PI_RegID'), carnetOf(request, 'TIR_ID')];
  if ((id === undefined) === (tir === undefined)) return unknown(answers, id ?? newId(), 'ReqPI_Delete: names either a document or a TIR carnet');
  const decision = id === undefined ? register.byCarnet(tir!) : register.byId(id);
  if (decision?.state !== 'registered' || decision.annulledAt !== undefined) return unknown(answers, id ?? newId(), `${id === undefined ? `TIR_ID: ${tir!}` : `PI_RegID: ${id}`} is not registered`);
  register.annul(decision, received);
  return { answers, id: decision.id, status: 'annulled', number: decision.number, lines: [{ code: '0', text: 'the document is annulled', category: 'INFO' }] };
}

/** One letter for each document that is asked about. */
export function standing(request: XmlElement, register: Register): Letter[] {
  const answers = textAt(request, 'DocumentID');
  const asked = all(request, 'InformationID').map((one) => one.text.trim());
  if (asked.length > MOST_ASKED) return [unknown(answers, asked[0]!, `InformationID: at most ${MOST_ASKED} at a time`)];
  return asked.map((id): Letter => {
    const decision = register.byId(id);
    if (decision === undefined) return unknown(answers, id, `InformationID: ${id} is not known here`);
    const status = register.statusOf(decision);
    return { answers, id, status, number: decision.number, lines: [{ code: '0', text: `the document is ${status}`, category: 'INFO' }] };
  });
}
