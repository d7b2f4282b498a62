import { buildSignal, COMMON_ERRORS, parseAction, signalAction, uuidUrn, type Attachment, type Envelope, type OutgoingMessage, type SignalCode } from '../../../protocols/eaeu-soap';
import { isoSeconds, type Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { stepsOf, type PatternStep, type TransactionTerms } from '../../../requirements/eaeu/patterns';
import { TRIAL_PROCESS, trialAction, trialAddress } from '../../../requirements/eaeu/trial';
import { readSubject, subjectDocument, type Subject } from './document';

/** How the counterpart behaves in one scenario; by default like a participant in order. */
export interface Play {
  /** What it leaves out. */
  withholds: readonly PatternStep['message'][];
  /** What it sends about a request in place of everything else. */
  instead?: 'ERR';
  /** Whether its responses break their schema. */
  spoilsResponses: boolean;
}

/** The other side of the test process P.XX.90: answers what the IUT opens, and confirms what the IUT answers, by the steps of each pattern. */
export interface Counterpart {
  readonly address: string;
  play: Play;
  /** The message that opens a transaction; it is for the caller to deliver. */
  request(transaction: TransactionTerms, says: Subject): OutgoingMessage;
  /** A signal about a message of the IUT. */
  signal(source: Envelope, code: SignalCode): OutgoingMessage;
  /** A message of the IUT. */
  take(envelope: Envelope): void;
  reset(): void;
}

const fair = (): Play => ({ withholds: [], spoilsResponses: false });

export function createCounterpart(parts: { business: Clock; ids: IdSource; send: (message: OutgoingMessage, attachments?: readonly Attachment[]) => void }): Counterpart {
  const { business, ids, send } = parts;
  const own = trialAddress('counterpart');
  const fresh = (): string => uuidUrn(ids.uuid());

  /** The signal codes and bodies of Annex 5; the header rules are those of application messages (item 99). */
  const related = (source: Envelope, action: string, body: string): OutgoingMessage => ({
    to: source.replyTo, replyTo: own, messageId: fresh(), relatesTo: { value: source.messageId ?? '' }, action,
    procedureId: source.procedureId, conversationId: source.conversationId, body,
  });
  const signal = (source: Envelope, code: SignalCode): OutgoingMessage => related(source, signalAction(source.action ?? '', code), buildSignal({
    code, signalId: ids.uuid(), dateTime: isoSeconds(business.now()), ...(code === 'ERR' ? { errors: [{ code: COMMON_ERRORS.fatal, description: 'Ошибка обработки данных' }] } : {}),
  }));
  const response = (source: Envelope, transaction: TransactionTerms): OutgoingMessage => {
    const { eDocId, subject = '', value = '' } = readSubject(source.payload[0]);
    const { message } = transaction.response!;
    const document = subjectDocument({ subject, value: `answer to ${value}` }, { message, eDocId: ids.uuid(), eDocRefId: eDocId, now: business.now() });
    return related(source, trialAction(transaction, message), counterpart.play.spoilsResponses ? document.replace(/<doc:ValueText>.*<\/doc:ValueText>/s, '') : document);
  };

  const perform = (step: PatternStep, source: Envelope, transaction: TransactionTerms): void => {
    if (counterpart.play.withholds.includes(step.message)) return;
    send(step.message === 'response' ? response(source, transaction) : signal(source, step.message === 'P.MSG.RCV' ? 'RCV' : 'PRS'));
  };

  const counterpart: Counterpart = {
    address: own,
    play: fair(),
    signal,
    request: (transaction, says) => ({
      to: trialAddress('under-test'), replyTo: own, messageId: fresh(), action: trialAction(transaction, transaction.message),
      procedureId: fresh(), conversationId: fresh(), body: subjectDocument(says, { message: transaction.message, eDocId: ids.uuid(), now: business.now() }),
    }),
    take(envelope) {
      const parsed = parseAction(envelope.action ?? '');
      const transaction = parsed.ok ? TRIAL_PROCESS.transactions.find(({ code }) => code === parsed.action.transaction) : undefined;
      if (transaction === undefined || envelope.form !== 'application') return;
      const opens = envelope.relatesTo === undefined;
      if (opens && counterpart.play.instead === 'ERR') return send(signal(envelope, 'ERR'));
      const ours = stepsOf(transaction).filter(({ from, index }) => (opens ? from === 'respondent' : from === 'initiator' && index > 0));
      for (const step of ours) perform(step, envelope, transaction);
    },
    reset() {
      counterpart.play = fair();
    },
  };
  return counterpart;
}
