import { COMMON_ERRORS, parseAction, payloadDocument, readSignal, type Envelope, type OutgoingMessage, type SignalError } from '../../protocols/eaeu-soap';
import type { Clock } from '../../protocols/time/clock';
import { child, type Schema } from '../../protocols/xml';
import { ORIGIN_PROCESS, roleAddress, transactionAction, transactionOfFlow } from '../../requirements/eaeu/process';
import { structure } from '../../requirements/eaeu/structures';
import { durationMilliseconds } from '../../requirements/parameters';
import type { Composer } from './compose';
import type { GatewayRules } from './rules';
import type { Script } from './script';

/** A certificate as the third country holds it. */
export interface HeldCertificate {
  /** EDocId of the report. */
  eDocId: string;
  kind: string;
  number: string;
  /** How often it was reported; more than once means repeats. */
  reported: number;
}

/** The third country's customs body: respondent of flow 1, initiator of flow 2. */
export interface CustomsBody {
  readonly held: readonly HeldCertificate[];
  take(envelope: Envelope): void;
  reset(): void;
}

interface Parts {
  business: Clock;
  compose: Composer;
  rules: GatewayRules;
  schema: Schema;
  script: () => Script;
  send: (message: OutgoingMessage) => void;
}

interface OpenNotice {
  attempts: string[];
  cancel: () => void;
}

const DOC = structure('R.CT.EE.01.001').namespaces as { doc: string; ccdo: string; csdo: string };

export function createCustomsBody(parts: Parts): CustomsBody {
  const { compose, send } = parts;
  const own = roleAddress('third-country-customs');
  const flow1 = transactionOfFlow(1);
  const flow2 = transactionOfFlow(2);
  const answersToUs = [4, 6].map((flow) => transactionOfFlow(flow)).map((one) => transactionAction(one, ORIGIN_PROCESS, one.response!.message));
  const receiptMs = durationMilliseconds(flow2.receiptTime ?? '') ?? 0;
  let held: HeldCertificate[] = [];
  let notices: OpenNotice[] = [];

  /** Flow 2 is a notification of ours: no confirmation in time opens it again, under a new MessageID (Decision 5, item 136). */
  const notify = (message: OutgoingMessage, open: OpenNotice = { attempts: [], cancel: () => undefined }): void => {
    if (open.attempts.length === 0) notices.push(open);
    open.attempts.push(message.messageId!);
    open.cancel = parts.business.at(parts.business.now() + receiptMs, () => {
      if (open.attempts.length <= flow2.retries) notify(compose.again(message), open);
    });
    send({ ...message, to: parts.rules.noticeTo(message.to!) });
  };

  const signal = (envelope: Envelope): void => {
    const open = notices.find((notice) => notice.attempts.includes(envelope.relatesTo?.value ?? ''));
    const read = readSignal(envelope.payload[0]);
    open?.cancel();
    if (open === undefined && read?.code !== 'ERR') send(compose.signal(envelope, 'ERR', [{ code: COMMON_ERRORS.unexpected, description: 'Транзакция неизвестна' }]));
  };

  const structural = (document: string): SignalError[] =>
    parts.schema.validate(Buffer.from(document)).map((problem) => ({ code: COMMON_ERRORS.data, description: problem.message.slice(0, 500), reference: problem.path }));

  const report = (envelope: Envelope): void => {
    const payload = envelope.payload[0]!;
    const errors = structural(payloadDocument(payload));
    if (errors.length > 0) return send(compose.signal(envelope, 'ERR', errors));
    const script = parts.script();
    if (script.loseReports > 0) {
      script.loseReports -= 1;
      return;
    }
    if (script.faultReports > 0) {
      script.faultReports -= 1;
      return send(compose.fault(envelope, 'int:InternalError', own));
    }
    if (script.refuseReports > 0) {
      script.refuseReports -= 1;
      return send(compose.signal(envelope, 'ERR', [{ code: COMMON_ERRORS.data, description: 'Сведения о сертификате не соответствуют структуре', reference: '/OriginCertificateDetails/CertificateId' }]));
    }
    const eDocId = child(child(payload, 'EDocHeader', DOC.ccdo), 'EDocId', DOC.csdo)?.text.trim() ?? '';
    const text = (name: string): string => child(payload, name, DOC.doc)?.text.trim() ?? '';
    const known = held.find((certificate) => certificate.eDocId === eDocId);
    send(compose.signal(envelope, 'RCV'));
    if (known !== undefined) {
      known.reported += 1;
      return;
    }
    held.push({ eDocId, kind: text('CertificateKindCode'), number: text('CertificateId'), reported: 1 });
    if (script.notice === 'none') return;
    const positive = script.notice === 'positive';
    notify(compose.notice({
      positive, procedureId: envelope.procedureId!, eDocRefId: eDocId,
      text: positive ? 'Сведения добавлены' : 'Сертификат с таким номером не может быть принят',
    }));
  };

  return {
    get held() { return held; },
    take(envelope) {
      if (envelope.form === 'fault') return; // nothing follows a fault (items 89, 92)
      if (envelope.form === 'signal') return signal(envelope);
      // Answers to what we asked; nothing follows them (Decision 5, item 126).
      if (answersToUs.includes(envelope.action ?? '')) return;
      const parsed = parseAction(envelope.action ?? '');
      const known = parsed.ok && parsed.action.process === ORIGIN_PROCESS.process && parsed.action.version === ORIGIN_PROCESS.version &&
        parsed.action.procedure === flow1.procedure && parsed.action.transaction === flow1.code && parsed.action.message === flow1.message;
      if (!known) return send(compose.fault(envelope, 'wsa:ActionNotSupported', own));
      report(envelope);
    },
    reset() {
      for (const notice of notices) notice.cancel();
      held = [];
      notices = [];
    },
  };
}
