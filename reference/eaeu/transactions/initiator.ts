import { COMMON_ERRORS, inlined, readSignal, uuidUrn, xopInclude, type Attachment, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { patternOf, stepsOf, type TransactionTerms } from '../../../requirements/eaeu/patterns';
import { durationMilliseconds } from '../../../requirements/parameters';
import { trialAction, trialAddress, trialTransaction } from '../../../requirements/eaeu/trial';
import { createCabinet } from '../../common/store/cabinet';
import { createAlarms, type Waiting } from './alarms';
import { readDocument, writeDocument } from './document';
import { StoreRefused } from './holdings';
import type { Parts } from './participant';
import { signalFor } from './write';

export type ExchangeState = 'running' | 'complete' | 'failed' | 'abnormal';

export interface Order {
  transaction: TransactionTerms;
  subject: string;
  value: string;
  /** A file to go with it. */
  file?: Buffer;
  /** ProcedureID of the procedure within which this one is started. */
  within?: string;
}

/** One transaction that we have opened, as it is kept. */
export interface Exchange extends Waiting {
  /** Code of the transaction. */
  transaction: string;
  state: ExchangeState;
  request: OutgoingMessage;
  /** MessageIDs of the requests, one for each sending. */
  attempts: string[];
  /** MessageIDs of our confirmations: an error about the last step relates to one of them (item 102). */
  confirmations: string[];
  /** Confirmations that have not been sent yet, in their order. */
  owed: OutgoingMessage[];
  trouble?: string;
}

export interface Initiator {
  /** @throws StoreRefused */
  open(order: Order): Exchange;
  find(reference: string): Exchange | undefined;
  /** The exchange that a received message belongs to. */
  exchangeOf(envelope: Envelope): Exchange | undefined;
  take(exchange: Exchange, envelope: Envelope, attachments: readonly Attachment[]): void;
  /** Goes on with what was open when we were stopped. */
  resume(): void;
  save(): void;
  reset(): void;
}

/** Most transactions that are remembered; the oldest go first. */
const MOST = 10_000;

const millis = (duration: string | null): number => durationMilliseconds(duration ?? '') ?? 0;

/** Initiator of every pattern, by its steps (Decision 5, items 96-139): waits, opens again, confirms, and undoes what failed. */
export function createInitiator(parts: Parts): Initiator {
  const { ids, business, outbox, holdings, answers, store } = parts;
  const rules = parts.behaviour.initiator;
  const exchanges = createCabinet<Exchange>('eaeu.trial.exchange', store, MOST);
  /** The file that goes beside a request, Base64, for as long as it may be sent. */
  const files = createCabinet<{ id: string; content: string }>('eaeu.trial.file', store, MOST);
  /** References of those whose confirmations are being sent. */
  const confirming = new Set<string>();
  const termsOf = ({ transaction }: Exchange): TransactionTerms => trialTransaction(transaction);
  const alarms = createAlarms(business, (reference) => exchanges.find(reference), (reference, awaited) => {
    const exchange = exchanges.find(reference)!;
    if (awaited === 'quiet') end(exchange, 'complete', false);
    else missing(exchange, awaited === 'confirmation' ? 'the confirmation could not be sent' : `no ${awaited} in time`);
    parts.commit();
  });

  const end = (exchange: Exchange, state: ExchangeState, undo: boolean): void => {
    alarms.silenceAll(exchange);
    exchange.state = state;
    files.remove(exchange.reference);
    if (undo) holdings.undo(exchange.reference);
    // An error may come after a dissemination is complete (item 138): its changes can be undone for as long as it is remembered.
    else if (termsOf(exchange).pattern !== 'dissemination') holdings.keep(exchange.reference);
  };

  /** Sends the request, for the first time or once more, always under a new MessageID (item 100). */
  const send = (exchange: Exchange): void => {
    const transaction = termsOf(exchange);
    const messageId = uuidUrn(ids.uuid());
    exchange.attempts.push(messageId);
    alarms.silenceAll(exchange);
    const awaited = rules.awaits(stepsOf(transaction).filter(({ from }) => from === 'respondent'), transaction);
    for (const step of awaited) alarms.set(exchange, step.message, millis(transaction[step.limit!]));
    const file = files.find(exchange.reference);
    void outbox.send({ ...exchange.request, messageId }, file === undefined ? [] : [{ id: file.id, content: Buffer.from(file.content, 'base64') }]);
    if (awaited.length === 0) end(exchange, 'complete', false); // dissemination ends with its sending (item 138)
  };

  const missing = (exchange: Exchange, why: string): void => {
    if (exchange.state !== 'running') return;
    const transaction = termsOf(exchange);
    if (exchange.attempts.length <= rules.retries(transaction.retries, transaction)) return send(exchange);
    exchange.trouble = `abnormal situation: ${why}, ${exchange.attempts.length} sendings`;
    end(exchange, 'abnormal', rules.undoesUnanswered);
  };

  /** All confirmations are out: the transaction ends, perhaps after a last wait (items 124, 135). */
  const confirmed = (exchange: Exchange): void => {
    if (exchange.state !== 'running') return;
    const { thenQuietFor } = patternOf(termsOf(exchange));
    const quiet = thenQuietFor === undefined ? 0 : rules.quietTime(millis(termsOf(exchange)[thenQuietFor]));
    if (quiet > 0) alarms.set(exchange, 'quiet', quiet);
    else if (!alarms.awaits(exchange)) end(exchange, 'complete', false);
  };

  /** Sends the confirmations that are owed; one that the transport does not take is missing. */
  const confirm = async (reference: string): Promise<void> => {
    if (confirming.has(reference)) return;
    confirming.add(reference);
    for (let next = exchanges.find(reference)?.owed[0]; next !== undefined; next = exchanges.find(reference)?.owed[0]) {
      const { taken } = await outbox.send(next);
      const exchange = exchanges.find(reference);
      if (exchange === undefined) break; // forgotten meanwhile
      exchange.owed.shift();
      if (taken || rules.blocked === 'sent') {
        if (exchange.owed.length === 0) confirmed(exchange);
      } else {
        exchange.owed = [];
        alarms.set(exchange, 'confirmation', millis(termsOf(exchange).receiptTime));
      }
      parts.commit();
    }
    confirming.delete(reference);
  };

  const response = (exchange: Exchange, source: Envelope, attachments: readonly Attachment[]): void => {
    const transaction = termsOf(exchange);
    const payload = inlined(source.payload[0]!, attachments);
    const errors = parts.structural(payload);
    if (errors.length > 0) {
      answers.signal(source, 'ERR', errors);
      exchange.trouble = `the response cannot be processed: ${errors[0]!.description}`;
      return end(exchange, 'failed', rules.undoesUnprocessed);
    }
    alarms.silence(exchange, 'response');
    const { subject, holding } = readDocument(payload);
    try {
      holdings.change(exchange.reference, `${subject}/answer`, holding);
    } catch (error) {
      if (!(error instanceof StoreRefused)) throw error;
      answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.fatal, description: 'Ошибка обработки данных' }]);
      return end(exchange, 'failed', rules.undoesUnprocessed);
    }
    const steps = rules.confirms(stepsOf(transaction).filter(({ from, index }) => from === 'initiator' && index > 0), transaction);
    const signals = steps.map((step) => signalFor(step, source, ids, business));
    exchange.confirmations.push(...signals.map(({ messageId }) => messageId!));
    exchange.owed.push(...signals);
    if (signals.length === 0) confirmed(exchange);
    else void confirm(exchange.reference);
  };

  return {
    open({ transaction, subject, value, file, within }) {
      const inline = file !== undefined && file.length <= rules.inlineLimit;
      const id = `file-${ids.uuid()}@under-test`;
      const fresh = uuidUrn(ids.uuid());
      const exchange: Exchange = {
        reference: ids.uuid(), transaction: transaction.code, state: 'running', attempts: [], confirmations: [], owed: [], due: {},
        request: {
          to: trialAddress('counterpart'), replyTo: trialAddress('under-test'), action: trialAction(transaction, transaction.message),
          procedureId: within === undefined ? fresh : rules.nests(`${within}/${fresh}`, fresh), conversationId: uuidUrn(ids.uuid()),
          body: writeDocument({
            message: transaction.message, eDocId: ids.uuid(), madeAt: business.now(), subject, value,
            ...(file === undefined ? {} : { file: inline ? file.toString('base64') : xopInclude(id) }),
          }),
        },
      };
      // Our own change comes first; it is undone when the transaction fails (item 98).
      holdings.change(exchange.reference, subject, { value });
      exchanges.put(exchange.reference, exchange);
      if (file !== undefined && !inline) files.put(exchange.reference, { id, content: file.toString('base64') });
      send(exchange);
      return exchange;
    },
    find: (reference) => exchanges.find(reference),
    exchangeOf: ({ relatesTo, form }) => (relatesTo === undefined && form === 'application' ? undefined : exchanges.all().find(({ attempts, confirmations }) => [...attempts, ...confirmations].includes(relatesTo?.value ?? ''))),
    take({ reference }, envelope, attachments) {
      const exchange = exchanges.find(reference)!;
      const transaction = termsOf(exchange);
      const signal = readSignal(envelope.payload[0]);
      if (envelope.form === 'fault') return missing(exchange, 'a fault came back');
      if (signal?.code === 'ERR') {
        // A dissemination is complete when it is sent, and fails all the same when an error comes back (items 116, 138).
        if (!rules.heedsError(transaction)) return;
        exchange.trouble = signal.errors.map(({ code, description }) => `${code}: ${description}`).join('; ');
        return end(exchange, 'failed', true);
      }
      if (exchange.state !== 'running') return;
      if (signal === undefined) return response(exchange, envelope, attachments);
      alarms.silence(exchange, `P.MSG.${signal.code}`);
      if (!alarms.awaits(exchange) && transaction.response === undefined) end(exchange, 'complete', false);
    },
    resume() {
      for (const { reference } of exchanges.all().filter(({ state }) => state === 'running')) {
        alarms.resume(exchanges.find(reference)!);
        void confirm(reference);
      }
    },
    save() {
      exchanges.save();
      files.save();
    },
    reset() {
      alarms.forget();
      exchanges.clear();
      files.clear();
    },
  };
}
