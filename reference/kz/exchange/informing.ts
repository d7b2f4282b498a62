import type { StimulusOutput } from '../../../iut/contract';
import { INITIATIVE_GROUNDS, type Composition, type InformationMessage, type MandatoryCase } from '../../../requirements/kz/exchange';
import { FactsError } from '../facts';
import { frameOf, type Desk } from './desk';
import { documentsOf, oneOf, optionalText, textOf, textsOf } from '../read-facts';

/** Sending information that nobody asked for, and taking it (Customs Code of Kazakhstan, Art. 446). */
export interface Informing {
  /** The Commission's act: what is sent in which case. */
  loadAct(facts: Record<string, unknown>): StimulusOutput;
  /** Something was found that may oblige us to tell. */
  record(facts: Record<string, unknown>): StimulusOutput;
  volunteer(facts: Record<string, unknown>): StimulusOutput;
  /** Reasons not to take what came; undefined: it was stored. */
  take(message: InformationMessage): string | undefined;
  taken(id: string): InformationMessage | undefined;
}

const CASES: readonly MandatoryCase[] = ['aeo-suspension', 'transport-misuse', 'other'];
const REPEAT_MS = 300_000;
const MOST_TAKEN = 10_000;

function readAct(value: unknown): Composition[] {
  const cases = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['cases'] : undefined;
  if (!Array.isArray(cases) || cases.length === 0) throw new FactsError('the act must have cases');
  return cases.map((one: unknown): Composition => {
    const { data, documents, ...more } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const texts = (list: unknown): string[] => {
      if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) throw new FactsError('data and documents of a case must be lists of texts');
      return list;
    };
    return { case: oneOf(more, 'case', CASES), provision: typeof more['provision'] === 'string' ? more['provision'] : '', data: texts(data), documents: texts(documents) };
  });
}

export function createInforming(desk: Desk): Informing {
  const { behaviour: { sending: behaviour }, books, outbox, journal } = desk;
  const act = books.open<Composition[]>('exchange.act');
  const held = books.open<InformationMessage>('exchange.information');

  const send = (contents: Pick<InformationMessage, 'basis' | 'data' | 'documents' | 'text'>): StimulusOutput => {
    const message: InformationMessage = { ...frameOf(desk), message: 'information', ...contents };
    journal.enter(message.id, 'sending');
    outbox.send({ message, repeatMs: REPEAT_MS });
    return { status: 'done', reference: message.id };
  };

  const lacking = ({ data, documents }: Composition, given: Record<string, string>, kinds: readonly string[]): string[] =>
    [...data.filter((name) => given[name] === undefined), ...documents.filter((kind) => !kinds.includes(kind))];

  return {
    loadAct(facts) {
      act.put('in force', readAct(facts['act']));
      return { status: 'done' };
    },
    record(facts) {
      const kind = oneOf(facts, 'case', CASES);
      const provision = textOf(facts, 'provision');
      const data = textsOf(facts, 'data');
      const documents = documentsOf(facts, 'documents');
      const composition = act.find('in force')?.find((one) => one.case === kind && (one.provision === '' || one.provision === provision));
      const missing = composition === undefined ? [] : lacking(composition, data, documents.map((one) => one.kind));
      if (missing.length > 0) return { status: 'refused', reason: `the act wants ${missing.join(', ')} too` };
      if (!behaviour.tells(kind)) return { status: 'done' };
      const basis = { case: kind, provision };
      return behaviour.keepsComposition ? send({ basis, data, documents }) : send({ basis, data: {}, documents: [], text: Object.values(data).join(', ') });
    },
    volunteer(facts) {
      const ground = optionalText(facts, 'ground');
      if (ground === undefined && behaviour.needsGround) return { status: 'refused', reason: 'information is sent on own initiative on ground 3(1) or 3(2) only' };
      const basis = ground === undefined ? {} : { basis: { initiative: oneOf(facts, 'ground', INITIATIVE_GROUNDS) } };
      return send({ ...basis, data: textsOf(facts, 'data'), documents: documentsOf(facts, 'documents') });
    },
    take(message) {
      if (!behaviour.takesUnasked) return 'no request of ours is cited';
      if (message.basis === undefined) return 'no ground is named';
      if (held.size >= MOST_TAKEN) return 'too much was taken already';
      held.put(message.id, message);
      return undefined;
    },
    taken: held.find,
  };
}
