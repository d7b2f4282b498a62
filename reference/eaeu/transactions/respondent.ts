import { COMMON_ERRORS, inlined, type Attachment, type Envelope } from '../../../protocols/eaeu-soap';
import { stepsOf, type NumberedStep, type TransactionTerms } from '../../../requirements/eaeu/patterns';
import { durationMilliseconds } from '../../../requirements/parameters';
import { brokenRule, trialAction } from '../../../requirements/eaeu/trial';
import { createCabinet } from '../../common/store/cabinet';
import { createAlarms, type Waiting } from './alarms';
import { readDocument, writeDocument } from './document';
import { StoreRefused } from './holdings';
import type { Parts } from './participant';
import { related, signalFor } from './write';

export interface Respondent {
  /** Takes the message that opens a transaction, or opens it again. */
  request(transaction: TransactionTerms, source: Envelope, attachments: readonly Attachment[]): void;
  /** A signal about our response; false when it belongs to none of ours. */
  confirmation(source: Envelope, code: 'RCV' | 'PRS' | 'ERR'): boolean;
  /** Goes on with what was open when we were stopped. */
  resume(): void;
  save(): void;
  reset(): void;
}

/** What we have taken up, as it is kept. Its reference is the EDocId of the request: one that is opened again carries the same (items 100, 101). */
interface Taken extends Waiting {
  /** MessageIDs of our responses. */
  responses: string[];
  effective: boolean;
}

/** Most requests that are remembered; the oldest go first. */
const MOST = 10_000;

const millis = (duration: string | null): number => durationMilliseconds(duration ?? '') ?? 0;

/** Respondent of every pattern, by its steps (Decision 5, items 91-139). */
export function createRespondent(parts: Parts): Respondent {
  const { ids, business, outbox, holdings, answers, behaviour, store } = parts;
  const rules = behaviour.respondent;
  const all = createCabinet<Taken>('eaeu.trial.taken', store, MOST);
  const alarms = createAlarms(business, (reference) => all.find(reference), (reference) => {
    const taken = all.find(reference)!;
    if (rules.undoesUnconfirmed) undo(taken);
    else keep(taken);
    parts.commit();
  });

  const undo = (taken: Taken): void => {
    alarms.silenceAll(taken);
    taken.effective = false;
    holdings.undo(taken.reference);
  };
  const keep = (taken: Taken): void => {
    alarms.silenceAll(taken);
    holdings.keep(taken.reference);
  };

  /** After the response the initiator's confirmations are awaited, each in its time (items 124, 135). */
  const awaitConfirmations = (taken: Taken, transaction: TransactionTerms): void => {
    const awaited = stepsOf(transaction).filter(({ from, index }) => from === 'initiator' && index > 0);
    if (awaited.length === 0) return keep(taken);
    for (const { message, limit } of awaited) alarms.set(taken, message, millis(transaction[limit!]));
  };

  /** Returns the MessageID of what was sent. `before`: that of what we sent before it about the same request. */
  const send = (step: NumberedStep, transaction: TransactionTerms, source: Envelope, taken: Taken, before: string | undefined): string => {
    if (step.message !== 'response') {
      const signal = signalFor(step, source, ids, business);
      void outbox.send(signal);
      return signal.messageId!;
    }
    const { message } = transaction.response!;
    const { subject, holding } = readDocument(source.payload[0]!);
    const response = related(source, ids, trialAction(transaction, message), writeDocument({
      message, eDocId: ids.uuid(), eDocRefId: rules.refersTo(taken.reference, source.messageId ?? ''), madeAt: business.now(), subject, value: `answer to ${holding.value}`,
    }));
    taken.responses.push(response.messageId!);
    void outbox.send({ ...response, relatesTo: { value: rules.cites(source.messageId ?? '', before) } });
    return response.messageId!;
  };

  return {
    request(transaction, source, attachments) {
      const payload = inlined(source.payload[0]!, behaviour.receiving.readsParts ? attachments : []);
      const errors = parts.structural(payload);
      if (errors.length > 0) return answers.signal(source, 'ERR', errors);
      const { eDocId, subject, holding } = readDocument(payload);
      const rule = brokenRule(subject, holding.value);
      const steps = rules.sends(stepsOf(transaction).filter(({ from }) => from === 'respondent'), transaction);
      const current = all.find(eDocId) ?? all.put(eDocId, { reference: eDocId, responses: [], effective: false, due: {} });
      let before: string | undefined;
      const perform = (step: NumberedStep): void => {
        const now = (): void => { before = send(step, transaction, source, current, before); };
        const delay = rules.delay(step, transaction);
        if (delay === 0) now();
        else business.at(business.now() + delay, now);
      };

      if (rule !== undefined) {
        steps.filter(({ message }) => message === 'P.MSG.RCV').forEach(perform);
        return answers.signal(source, 'ERR', [{ code: behaviour.receiving.ruleCode(rule), description: 'Нарушено правило заполнения', eDocId }]);
      }
      // Receipt and acceptance are signalled before anything is changed (items 105, 106), and the response says what was done.
      const response = steps.findIndex(({ message }) => message === 'response');
      const effectAt = response < 0 ? steps.length : response;
      steps.slice(0, effectAt).forEach(perform);
      try {
        if (!current.effective) holdings.change(eDocId, subject, holding);
      } catch (error) {
        if (!(error instanceof StoreRefused)) throw error;
        undo(current);
        if (behaviour.receiving.fatal === 'err') answers.signal(source, 'ERR', [{ code: COMMON_ERRORS.fatal, description: 'Ошибка обработки данных', eDocId }]);
        return;
      }
      current.effective = true;
      steps.slice(effectAt).forEach(perform);
      awaitConfirmations(current, transaction);
    },
    confirmation(source, code) {
      const found = all.all().find(({ responses }) => responses.includes(source.relatesTo?.value ?? ''));
      const taken = found === undefined ? undefined : all.find(found.reference);
      if (taken === undefined) return false;
      if (code === 'ERR') undo(taken);
      else {
        alarms.silence(taken, `P.MSG.${code}`);
        if (!alarms.awaits(taken)) keep(taken);
      }
      return true;
    },
    resume: () => all.all().forEach(alarms.resume),
    save: () => all.save(),
    reset() {
      alarms.forget();
      all.clear();
    },
  };
}
