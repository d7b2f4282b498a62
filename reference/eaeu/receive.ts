import { parseAction, readEnvelope, readFault, readSignal, unpackMessage, type Attachment, type Envelope, type Finding, type ReadMessage } from '../../protocols/eaeu-soap';
import type { Clock } from '../../protocols/time/clock';
import type { PartyRequest, PartyResponse } from '../../protocols/tls/handler';
import type { Schema, Xml } from '../../protocols/xml';
import { ORIGIN_PROCESS, transactionOfFlow, type Transaction } from '../../requirements/eaeu/process';
import type { Answers } from './answers';
import type { Behaviour } from './behaviour';
import { firstDefect, subcodeOf } from './control';
import { receiveNotice } from './notices';
import type { ExchangeLog } from './log';
import type { Initiator, Report } from './notification';

/** Another participant of the member state behind the same door; it is asked before the authorised body. */
export interface Party {
  serves(envelope: Envelope): boolean;
  /** `problem` is the text of the message, for a fault about it. */
  take(source: Envelope, problem: string, context: Context): void;
}

/** What came with a message, and what its control noticed without refusing it. */
export interface Context {
  attachments: readonly Attachment[];
  findings: readonly Finding[];
}

export interface ReceiverParts {
  behaviour: Behaviour;
  business: Clock;
  xml: Xml;
  schema: Schema;
  answers: Answers;
  log: ExchangeLog;
  initiator: Initiator;
  address: () => string;
  reports: () => readonly Report[];
  /** Told when a notice has changed what is known of a report. */
  changed: (report: Report) => void;
  /** Answers a request of flow 3 or 5. */
  question: (source: Envelope, transaction: Transaction) => void;
  others: readonly Party[];
}

const text = (status: number, body: string): PartyResponse => ({ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body });

/** Largest message we read: the transport's own limit (Decision 5, Annex 1 item 5). */
export const MAX_MESSAGE_BYTES = 100 * 1024 * 1024;

/** Takes what the gateway posts to us. The transport's answer says only that we have it; everything else is a message of its own. */
export function createReceiver(parts: ReceiverParts): (request: PartyRequest) => PartyResponse {
  const { behaviour, xml, answers, initiator } = parts;
  const messageIds: string[] = [];

  const signal = (source: Envelope, problem: string): void => {
    const read = readSignal(source.payload[0]);
    const report = parts.reports().find((one) => one.conversationId === source.conversationId);
    if (report === undefined) {
      if (read?.code !== 'ERR') answers.unexpected(source, 'транзакция неизвестна');
      else if (behaviour.receiving.answersErrors) answers.signal(source, 'ERR', [{ code: 'Common:UnexpectedMessage', description: 'Непредусмотренное сообщение' }]);
      return;
    }
    const cited = report.attempts.indexOf(source.relatesTo?.value ?? '');
    if (cited < 0) {
      answers.fault(source, 'wsa:InvalidAddressingHeader', problem, {
        code: 'EAEU-RELATES-UNKNOWN', where: 'wsa:RelatesTo', seen: source.relatesTo?.value ?? '', severity: 'error', text: 'relates to no message of this transaction',
      });
      return;
    }
    if (cited < report.attempts.length - 1 && behaviour.repeating.onLate === 'unexpected') return answers.unexpected(source, 'ответ на прежнюю попытку');
    switch (read?.code) {
      case 'RCV': return initiator.confirmed(report);
      case 'ERR': return initiator.refused(report, read.errors.map((error) => `${error.code}: ${error.description}`).join('; '));
      case 'PRS': return answers.unexpected(source, 'сигнал не предусмотрен транзакцией');
      case undefined: return answers.unexpected(source, 'неизвестный сигнал');
    }
  };

  const fault = (source: Envelope): void => {
    const report = parts.reports().find((one) => one.attempts.includes(source.relatesTo?.value ?? ''));
    const read = readFault(source.payload[0]);
    if (report !== undefined) initiator.faulted(report, `fault ${read?.subcode ?? ''}: ${read?.reasons[0]?.text ?? ''}`);
    else if (behaviour.receiving.answersErrors) answers.unexpected({ ...source, replyTo: source.from }, 'сообщение об ошибке без причины');
  };

  const application = (source: Envelope, problem: string): void => {
    const parsed = parseAction(source.action ?? '');
    const notice = transactionOfFlow(2);
    if (!parsed.ok) return answers.fault(source, 'wsa:ActionNotSupported', problem);
    const { process, procedure, transaction, message } = parsed.action;
    if (process !== ORIGIN_PROCESS.process) return answers.unexpected(source, 'общий процесс не обслуживается');
    const known = ORIGIN_PROCESS.transactions.find((one) => one.code === transaction && one.procedure === procedure && one.message === message);
    if (known === undefined) return answers.fault(source, 'wsa:ActionNotSupported', problem);
    if (known.pattern === 'question-answer' && known.respondent === 'authorised-body') return parts.question(source, known);
    if (known !== notice) return answers.unexpected(source, 'получатель не участвует в транзакции');
    receiveNotice(parts, source);
  };

  const dispatch = (read: Extract<ReadMessage, { kind: 'broken' | 'message' }>, bytes: Buffer, attachments: readonly Attachment[]): void => {
    const source = read.envelope;
    const problem = bytes.toString('utf8');
    parts.log.note('received', source, problem);
    if (read.kind === 'broken') {
      const defect = firstDefect(read);
      return answers.fault(source, subcodeOf(defect), problem, defect);
    }
    const refusal = behaviour.receiving.refuses(source, { messageIds, now: parts.business.now() });
    if (source.messageId !== undefined) messageIds.push(source.messageId);
    if (refusal !== undefined) return answers.fault(source, 'wsa:InvalidAddressingHeader', problem, undefined, refusal);
    const other = parts.others.find((party) => party.serves(source));
    if (other !== undefined) return other.take(source, problem, { attachments, findings: read.findings });
    if (source.form === 'fault') return fault(source);
    if (source.to !== parts.address()) return answers.fault(source, 'wsa:DestinationUnreachable', problem);
    if (source.form === 'signal') return signal(source, problem);
    application(source, problem);
  };

  return (request) => {
    if (request.method !== 'POST') return { ...text(405, 'EAEU-METHOD: messages are posted\n'), headers: { allow: 'POST' } };
    const unpacked = unpackMessage(request.headers['content-type'] ?? '', request.body);
    if (!unpacked.ok) return text(400, `EAEU-PACKAGE: ${unpacked.problem}\n`);
    const bytes = behaviour.receiving.text(unpacked.envelope);
    const read = readEnvelope(xml, bytes, {
      mode: behaviour.receiving.mode,
      profile: { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries },
      limits: { maxBytes: MAX_MESSAGE_BYTES },
    });
    if (read.kind === 'not-xml') return text(400, `${read.error.code}: ${read.error.message}. ${read.error.hint}\n`);
    if (read.kind === 'not-soap') return text(400, `${read.findings[0]!.code}: ${read.findings[0]!.text}\n`);
    dispatch(read, bytes, unpacked.attachments);
    return { status: 202 };
  };
}
