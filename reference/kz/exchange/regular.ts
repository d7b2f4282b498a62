import type { StimulusOutput } from '../../../iut/contract';
import { DOCUMENT_KINDS, MARKS, type Conditions, type DocumentKind, type Mark } from '../../../requirements/kz/exchange';
import { FactsError } from '../facts';
import { milliseconds, readConditions } from './conditions';
import { frameOf, type Desk } from './desk';
import { oneOf, textOf, textsOf } from '../read-facts';

/** A document in our resources. */
export interface Kept {
  kind: DocumentKind;
  number: string;
  elements: Record<string, string>;
  secret: boolean;
  /** Elements that are never given to the Commission. */
  marks: Record<string, Mark>;
  registeredAt: number;
  /** Id of the message in which its data were first sent. */
  sentAs?: string;
}

export interface Regular {
  documents(): readonly Kept[];
  /** The limit for a document has passed, and the other side does not have its data. */
  reportDelay(number: string): void;
  loadConditions(facts: Record<string, unknown>): StimulusOutput;
  withdrawConditions(): StimulusOutput;
  register(facts: Record<string, unknown>): StimulusOutput;
  amend(facts: Record<string, unknown>): StimulusOutput;
}

const MOST_DOCUMENTS = 10_000;
const REPEAT_MS = 300_000;

/** Regular exchange (Customs Code of Kazakhstan, Art. 444): what is registered goes to the other authority under the conditions in force. */
export function createRegular(desk: Desk): Regular {
  const { behaviour: { regular: behaviour }, books, business, outbox, journal } = desk;
  const documents = books.open<Kept>('exchange.document');
  const agreed = books.open<Conditions>('exchange.conditions');
  /** The present ones; without any, nothing is exchanged. */
  const present = (): Conditions | undefined => agreed.find('in force');

  const reportDelay = (number: string): void => {
    const conditions = present();
    if (conditions?.regulation.delayReported === false) return;
    const message = { ...frameOf(desk), message: 'delay' as const, number, reasons: 'the other authority could not be reached within the limit' };
    outbox.send({ message, repeatMs: milliseconds(conditions?.regulation.repeatEvery, REPEAT_MS) });
  };

  const sendData = (kept: Kept, since: number): void => {
    const conditions = present();
    if (kept.secret || !behaviour.exchanges(kept.kind) || (conditions === undefined && behaviour.needsConditions)) return;
    const { kind, number, sentAs } = kept;
    const message = {
      ...frameOf(desk), message: 'data' as const, kind, number, elements: behaviour.elements(kind, kept.elements, conditions),
      ...(conditions === undefined ? {} : { conditions: conditions.id }), ...(sentAs === undefined ? {} : { amends: sentAs }),
    };
    kept.sentAs ??= message.id;
    journal.enter(message.id, 'regular-exchange');
    const limit = behaviour.limit(milliseconds(conditions?.limits?.exchange, Infinity));
    outbox.send({
      message, repeatMs: milliseconds(conditions?.regulation?.repeatEvery, REPEAT_MS), ...(Number.isFinite(limit) ? { due: { at: since + limit, number } } : {}),
    });
  };

  const readKept = (facts: Record<string, unknown>): Kept => {
    const marks = Object.fromEntries(Object.entries(textsOf(facts, 'marks')).map(([element, mark]) => [element, oneOf({ [element]: mark }, element, MARKS)]));
    return {
      kind: oneOf(facts, 'kind', DOCUMENT_KINDS), number: textOf(facts, 'number'), elements: textsOf(facts, 'elements'),
      secret: facts['secret'] === true, marks, registeredAt: business.now(),
    };
  };

  return {
    documents: documents.all,
    reportDelay,
    loadConditions(facts) {
      const { id } = agreed.put('in force', readConditions(facts['conditions'], behaviour.minds));
      for (const { number } of documents.all().filter(({ sentAs }) => sentAs === undefined)) sendData(documents.find(number)!, business.now());
      return { status: 'done', reference: id };
    },
    withdrawConditions() {
      agreed.remove('in force');
      return { status: 'done' };
    },
    register(facts) {
      const kept = readKept(facts);
      if (documents.find(kept.number) !== undefined) return { status: 'refused', reason: `${kept.number} is registered already` };
      if (documents.size >= MOST_DOCUMENTS) return { status: 'refused', reason: 'the resources are full' };
      documents.put(kept.number, kept);
      sendData(kept, kept.registeredAt);
      return { status: 'done', reference: kept.number };
    },
    amend(facts) {
      const kept = documents.find(textOf(facts, 'number'));
      if (kept === undefined) throw new FactsError(`no document ${textOf(facts, 'number')}`);
      Object.assign(kept.elements, textsOf(facts, 'elements'));
      if (kept.sentAs !== undefined && behaviour.sendsAmendments) sendData(kept, business.now());
      return { status: 'done', reference: kept.number };
    },
  };
}
