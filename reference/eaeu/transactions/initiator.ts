import { COMMON_ERRORS, inlined, readSignal, uuidUrn, xopInclude, type Attachment, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { patternOf, stepsOf, type NumberedStep, type TransactionTerms } from '../../../requirements/eaeu/patterns';
import { durationMilliseconds } from '../../../requirements/parameters';
import { trialAction, trialAddress } from '../../../requirements/eaeu/trial';
import { createAlarms, type Alarms } from './alarms';
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

/** One transaction that we have opened. */
export interface Exchange {
  reference: string;
  order: Order;
  state: ExchangeState;
  /** MessageIDs of the requests, one for each sending. */
  attempts: string[];
  trouble?: string;
}

export interface Initiator {
  open(order: Order): Exchange;
  /** The exchange that a received message belongs to. */
  exchangeOf(envelope: Envelope): Exchange | undefined;
  take(exchange: Exchange, envelope: Envelope, attachments: readonly Attachment[]): void;
  reset(): void;
}

interface Running extends Exchange {
  request: OutgoingMessage;
  /** MessageIDs of our confirmations: an error about the last step relates to one of them (item 102). */
  confirmations: string[];
  attachments: Attachment[];
  alarms: Alarms;
}

/** Most transactions that are remembered; the oldest go first. */
const MOST = 10_000;

const millis = (duration: string | null): number => durationMilliseconds(duration ?? '') ?? 0;

/** Initiator of every pattern, by its steps (Decision 5, items 96-139): waits, opens again, confirms, and undoes what failed. */
export function createInitiator(parts: Parts): Initiator {
  const { ids, business, outbox, holdings, answers } = parts;
  const rules = parts.behaviour.initiator;
  const exchanges: Running[] = [];

  const end = (exchange: Running, state: ExchangeState, undo: boolean): void => {
    exchange.alarms.silenceAll();
    exchange.state = state;
    if (undo) holdings.undo(exchange.reference);
    // An error may come after a dissemination is complete (item 138): its changes can be undone for as long as it is remembered.
    else if (exchange.order.transaction.pattern !== 'dissemination') holdings.keep(exchange.reference);
  };

  /** Sends the request, for the first time or once more, always under a new MessageID (item 100). */
  const send = (exchange: Running): void => {
    const { order: { transaction }, alarms } = exchange;
    const messageId = uuidUrn(ids.uuid());
    exchange.attempts.push(messageId);
    alarms.silenceAll();
    const awaited = rules.awaits(stepsOf(transaction).filter(({ from }) => from === 'respondent'), transaction);
    for (const step of awaited) alarms.set(step.message, millis(transaction[step.limit!]), () => missing(exchange, `no ${step.message} in time`));
    void outbox.send({ ...exchange.request, messageId }, exchange.attachments);
    if (awaited.length === 0) end(exchange, 'complete', false); // dissemination ends with its sending (item 138)
  };

  const missing = (exchange: Running, why: string): void => {
    if (exchange.state !== 'running') return;
    const { transaction } = exchange.order;
    if (exchange.attempts.length <= rules.retries(transaction.retries, transaction)) return send(exchange);
    exchange.trouble = `abnormal situation: ${why}, ${exchange.attempts.length} sendings`;
    end(exchange, 'abnormal', rules.undoesUnanswered);
  };

  /** Confirms a response step by step; ends when the last confirmation is out and the last wait is over (items 124, 135). */
  const confirm = async (exchange: Running, source: Envelope, steps: readonly NumberedStep[]): Promise<void> => {
    const { order: { transaction }, alarms } = exchange;
    for (const step of steps) {
      const signal = signalFor(step, source, ids, business);
      exchange.confirmations.push(signal.messageId!);
      const posted = await outbox.send(signal);
      if (posted.taken || rules.blocked === 'sent') continue;
      alarms.set('confirmation', millis(transaction.receiptTime), () => missing(exchange, `the confirmation could not be sent: ${posted.why}`));
      return;
    }
    const { thenQuietFor } = patternOf(transaction);
    const quiet = thenQuietFor === undefined ? 0 : rules.quietTime(millis(transaction[thenQuietFor]));
    if (exchange.state !== 'running') return;
    if (quiet > 0) alarms.set('quiet', quiet, () => end(exchange, 'complete', false));
    else if (!alarms.awaits()) end(exchange, 'complete', false);
  };

  const response = (exchange: Running, source: Envelope, attachments: readonly Attachment[]): void => {
    const { transaction } = exchange.order;
    const payload = inlined(source.payload[0]!, attachments);
    const errors = parts.structural(payload);
    if (errors.length > 0) {
      answers.signal(source, 'ERR', errors);
      exchange.trouble = `the response cannot be processed: ${errors[0]!.description}`;
      return end(exchange, 'failed', rules.undoesUnprocessed);
    }
    exchange.alarms.silence('response');
    const { subject, holding } = readDocument(payload);
    try {
      holdings.change(exchange.reference, `${subject}/answer`, holding);
    } catch (error) {
      if (!(error instanceof StoreRefused)) throw error;
      answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.fatal, description: 'Ошибка обработки данных' }]);
      return end(exchange, 'failed', rules.undoesUnprocessed);
    }
    void confirm(exchange, source, rules.confirms(stepsOf(transaction).filter(({ from, index }) => from === 'initiator' && index > 0), transaction));
  };

  return {
    open(order) {
      const { transaction, subject, value, file, within } = order;
      const inline = file !== undefined && file.length <= rules.inlineLimit;
      const id = `file-${ids.uuid()}@under-test`;
      const fresh = uuidUrn(ids.uuid());
      const exchange: Running = {
        reference: ids.uuid(), order, state: 'running', attempts: [], confirmations: [], alarms: createAlarms(business),
        attachments: file === undefined || inline ? [] : [{ id, content: file }],
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
      exchanges.push(exchange);
      if (exchanges.length > MOST) exchanges.shift();
      send(exchange);
      return exchange;
    },
    exchangeOf: ({ relatesTo, form }) => (relatesTo === undefined && form === 'application' ? undefined : exchanges.find(({ attempts, confirmations }) => [...attempts, ...confirmations].includes(relatesTo?.value ?? ''))),
    take(found, envelope, attachments) {
      const exchange = found as Running;
      const { order: { transaction }, state } = exchange;
      const signal = readSignal(envelope.payload[0]);
      if (envelope.form === 'fault') return missing(exchange, 'a fault came back');
      if (signal?.code === 'ERR') {
        // A dissemination is complete when it is sent, and fails all the same when an error comes back (items 116, 138).
        if (!rules.heedsError(transaction)) return;
        exchange.trouble = signal.errors.map(({ code, description }) => `${code}: ${description}`).join('; ');
        return end(exchange, 'failed', true);
      }
      if (state !== 'running') return;
      if (signal === undefined) return response(exchange, envelope, attachments);
      exchange.alarms.silence(`P.MSG.${signal.code}`);
      if (!exchange.alarms.awaits() && transaction.response === undefined) end(exchange, 'complete', false);
    },
    reset() {
      for (const { alarms } of exchanges) alarms.silenceAll();
      exchanges.length = 0;
    },
  };
}
