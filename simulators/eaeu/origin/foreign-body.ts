import { COMMON_ERRORS, payloadDocument, uuidUrn, type Envelope, type OutgoingMessage, type SignalError } from '../../../protocols/eaeu-soap';
import type { Clock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { textAt, type Schema } from '../../../protocols/xml';
import { ORIGIN_PROCESS, transactionAction, transactionOfFlow, type Transaction } from '../../../requirements/eaeu/process';
import type { Composer } from '../compose';
import { answerDocument, type ForeignCertificate } from './documents';

/** A third country's authorised body: holds certificates, answers flows 9 and 11, takes the results of flow 8. */
export interface ForeignBody {
  /** Its database. Steps enter certificates. */
  readonly certificates: ForeignCertificate[];
  /** Answers that it has sent, oldest first. */
  readonly answers: readonly OutgoingMessage[];
  take(envelope: Envelope): void;
  reset(): void;
}

interface Parts {
  business: Clock;
  ids: IdSource;
  compose: Composer;
  /** Schema of a structure by its code. */
  schemaOf: (code: string) => Schema;
  send: (message: OutgoingMessage) => void;
}

export function createForeignBody({ business, ids, compose, schemaOf, send }: Parts): ForeignBody {
  const certificates: ForeignCertificate[] = [];
  let answers: OutgoingMessage[] = [];

  /** Of one certificate the last record; of a period all that were entered in it. */
  const search = (envelope: Envelope): ForeignCertificate[] => {
    const text = (path: string): string | undefined => textAt(envelope.payload[0], path);
    const number = text('CertificateId');
    if (number !== undefined) return certificates.filter((one) => one.number === number && one.issuedOn === text('IssueDate')).slice(-1);
    const [from, to] = [Date.parse(text('Period/StartDateTime') ?? ''), Date.parse(text('Period/EndDateTime') ?? '')];
    return certificates.filter((one) => one.enteredAt >= from && one.enteredAt <= to);
  };

  const answer = (envelope: Envelope, { response, ...transaction }: Transaction): void => {
    const head = { message: response!.message, eDocId: ids.uuid(), answers: textAt(envelope.payload[0], 'EDocHeader/EDocId'), at: business.now() };
    const message: OutgoingMessage = {
      to: envelope.replyTo, replyTo: envelope.to, messageId: uuidUrn(ids.uuid()), relatesTo: { value: envelope.messageId ?? '' },
      action: transactionAction(transaction, ORIGIN_PROCESS, response!.message), procedureId: envelope.procedureId, conversationId: envelope.conversationId,
      body: answerDocument(search(envelope), head),
    };
    answers.push(message);
    send(message);
  };

  return {
    certificates,
    get answers() { return answers; },
    take(envelope) {
      // Confirmations of our reports, errors and faults end or abandon what we opened; nothing follows them (Decision 5, items 89, 92).
      if (envelope.form !== 'application') return;
      const transaction = [8, 9, 11].map((flow) => transactionOfFlow(flow)).find((one) => transactionAction(one) === envelope.action);
      if (transaction === undefined) return send(compose.fault(envelope, 'wsa:ActionNotSupported', envelope.to ?? ''));
      const errors: SignalError[] = schemaOf(transaction.structure).validate(Buffer.from(payloadDocument(envelope.payload[0]!)))
        .map((problem) => ({ code: COMMON_ERRORS.data, description: problem.message.slice(0, 500), reference: problem.path }));
      if (errors.length > 0) return send(compose.signal(envelope, 'ERR', errors));
      if (transaction.response === undefined) return send(compose.signal(envelope, 'RCV'));
      answer(envelope, transaction);
    },
    reset() {
      certificates.length = 0;
      answers = [];
    },
  };
}
