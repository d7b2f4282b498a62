import type { ObserveOutput, StimulusOutput } from '../../../iut/contract';
import { parseAction, payloadDocument, readSignal, type Attachment, type Envelope, type SignalError } from '../../../protocols/eaeu-soap';
import type { VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import type { XmlElement } from '../../../protocols/xml';
import { TRIAL_PROCESS, TRIAL_STRUCTURE, trialAddress } from '../../../requirements/eaeu/trial';
import { createAnswers, type Answers } from '../answers';
import { rightBehaviour } from '../behaviour';
import { structuralErrors, type SchemaOf } from '../control';
import { withFaults } from '../../common/planted';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import type { Outbox } from '../post';
import type { Context, Party } from '../receive';
import { rightTransactions, type TransactionBehaviour } from './behaviour';
import { TRANSACTION_FAULTS } from './faults';
import { createHoldings, StoreRefused, type Holdings } from './holdings';
import { createInitiator } from './initiator';
import { createRespondent } from './respondent';

/** What both sides of the participant work with. */
export interface Parts {
  behaviour: TransactionBehaviour;
  business: VirtualClock;
  ids: IdSource;
  outbox: Outbox;
  answers: Answers;
  holdings: Holdings;
  store: Store;
  /** Everything that an event has changed is durable when this returns; only then anything of it leaves. */
  commit(): void;
  /** Structural control of a document. */
  structural(payload: XmlElement): SignalError[];
}

export interface Participant extends Party {
  operations: Readonly<Record<string, (facts: Record<string, unknown>) => StimulusOutput>>;
  observations: Readonly<Record<string, (reference: string) => ObserveOutput>>;
  /** Goes on with what was open when we were stopped. */
  resume(): void;
  reset(): void;
}

/** Largest file that an order may ask for; the transport's own limit is 100 MB. */
const MOST_FILE_BYTES = 50 * 1024 * 1024;
/** How many subjects' procedures are remembered. */
const MOST = 10_000;

/**
 * A participant of the test process P.XX.90, as initiator and as respondent. What happens to it is in `store` before it tells anybody. `faults` are ids out of {@link TRANSACTION_FAULTS}.
 *
 * Operations: `eaeu.start` {transaction, subject, value, fileBytes?, within?} -> reference; `eaeu.store` {writable}.
 * `observe eaeu.transaction` -> state running | complete | failed | abnormal; `observe eaeu.holdings` by subject -> {value, file?}.
 */
export function createParticipant(services: { business: VirtualClock; ids: IdSource; outbox: Outbox; schemaOf: SchemaOf; store: Store }, faults: ReadonlySet<string>): Participant {
  const { business, ids, outbox, schemaOf, store } = services;
  const behaviour = withFaults(rightTransactions(), TRANSACTION_FAULTS, faults);
  const own = trialAddress('under-test');
  const holdings = createHoldings(store);
  const answers = createAnswers({ behaviour: rightBehaviour(), business, ids, outbox, address: () => own });
  const structural = (payload: XmlElement): SignalError[] => structuralErrors(schemaOf(TRIAL_STRUCTURE), payloadDocument(payload));
  /** ProcedureID by the subject that a received request was about. */
  const procedures = createCabinet<string>('eaeu.trial.procedure', store, MOST);
  const commit = (): void => {
    for (const kept of [holdings, procedures, initiator, respondent]) kept.save();
    store.commit();
  };
  const parts: Parts = { behaviour, business, ids, outbox, answers, holdings, store, commit, structural };
  const initiator = createInitiator(parts);
  const respondent = createRespondent(parts);

  const start = (facts: Record<string, unknown>): StimulusOutput => {
    const { transaction, subject, value, fileBytes, within } = facts;
    if (typeof transaction !== 'string' || typeof subject !== 'string' || typeof value !== 'string') return { status: 'refused', reason: 'transaction, subject and value are needed' };
    const known = TRIAL_PROCESS.transactions.find(({ code }) => code === transaction);
    if (known === undefined) return { status: 'refused', reason: `the process has no transaction ${transaction}` };
    if (fileBytes !== undefined && !(typeof fileBytes === 'number' && fileBytes > 0 && fileBytes <= MOST_FILE_BYTES)) return { status: 'refused', reason: 'fileBytes is no size' };
    const outer = typeof within === 'string' ? procedures.find(within) : undefined;
    if (within !== undefined && outer === undefined) return { status: 'refused', reason: `no request about ${String(within)} was received` };
    try {
      const exchange = initiator.open({
        transaction: known, subject, value,
        ...(typeof fileBytes === 'number' ? { file: Buffer.alloc(fileBytes, 'file ') } : {}),
        ...(outer === undefined ? {} : { within: outer }),
      });
      commit();
      return { status: 'done', reference: exchange.reference };
    } catch (error) {
      if (error instanceof StoreRefused) return { status: 'refused', reason: error.message };
      throw error;
    }
  };

  const request = (source: Envelope, problem: string, attachments: readonly Attachment[]): void => {
    const parsed = parseAction(source.action ?? '');
    const listed = TRIAL_PROCESS.transactions.find(({ code, procedure, message }) =>
      parsed.ok && parsed.action.transaction === code && parsed.action.procedure === procedure && parsed.action.message === message);
    if (listed === undefined || (!behaviour.receiving.foreignCodes && !listed.message.startsWith(`${TRIAL_PROCESS.process}.`))) {
      return answers.fault(source, 'wsa:ActionNotSupported', problem);
    }
    const subject = source.payload[0]?.children.find(({ name }) => name === 'SubjectId')?.text.trim() ?? '';
    procedures.put(subject, source.procedureId ?? '');
    respondent.request(listed, source, attachments);
  };

  /** Whether the addresses are of this process: no third country takes part in it (Decision 5, item 48). */
  const addressed = (source: Envelope, problem: string, { findings }: Context): boolean => {
    const withoutSegment = (address: string | undefined): string => (address ?? '').replace(/^EAEU:\/\/[^/]*/, '');
    const { checksSegments } = behaviour.receiving;
    const foreign = checksSegments ? findings.find(({ code }) => code === 'EAEU-ADDRESS-THIRD-COUNTRY') : undefined;
    const reached = checksSegments ? source.to === own : withoutSegment(source.to) === withoutSegment(own);
    if (foreign !== undefined) answers.fault(source, 'wsa:InvalidAddressingHeader', problem, { ...foreign, text: 'a third country takes no part in this process' });
    else if (!reached) answers.fault(source, 'wsa:DestinationUnreachable', problem);
    return foreign === undefined && reached;
  };

  const receive = (source: Envelope, problem: string, attachments: readonly Attachment[]): void => {
    const exchange = initiator.exchangeOf(source);
    if (exchange !== undefined) return initiator.take(exchange, source, attachments);
    if (source.form === 'application' && source.relatesTo === undefined) return request(source, problem, attachments);
    const code = readSignal(source.payload[0])?.code;
    const known = code !== undefined && respondent.confirmation(source, code);
    if (!known && code !== 'ERR' && source.form !== 'fault') answers.unexpected(source, 'транзакция неизвестна');
  };

  return {
    serves: (source) => (source.form === 'fault' ? initiator.exchangeOf(source) !== undefined : (source.action ?? '').startsWith(`int://CP/${TRIAL_PROCESS.process}/`)),
    take(source, problem, context) {
      if (!addressed(source, problem, context)) return;
      receive(source, problem, context.attachments);
      commit();
    },
    operations: {
      'eaeu.start': start,
      'eaeu.store': ({ writable }) => {
        holdings.refuseWriting(writable === false);
        return { status: 'done' };
      },
    },
    observations: {
      'eaeu.transaction': (reference) => {
        const exchange = initiator.find(reference);
        if (exchange === undefined) return { known: false };
        const { state, attempts, trouble } = exchange;
        return { known: true, state, holds: { attempts: attempts.length, ...(trouble === undefined ? {} : { trouble }) } };
      },
      'eaeu.holdings': (subject) => {
        const held = holdings.get(subject);
        return held === undefined ? { known: false } : { known: true, holds: { ...held } };
      },
    },
    resume() {
      initiator.resume();
      respondent.resume();
    },
    reset() {
      initiator.reset();
      respondent.reset();
      holdings.clear();
      procedures.clear();
    },
  };
}
