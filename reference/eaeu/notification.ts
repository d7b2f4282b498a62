import { formatAction, parseAddress, uuidUrn, type OutgoingMessage } from '../../protocols/eaeu-soap';
import type { VirtualClock } from '../../protocols/time/clock';
import type { IdSource } from '../../protocols/time/ids';
import { durationMilliseconds } from '../../requirements/parameters';
import { ORIGIN_PROCESS, patternOf, transactionOfFlow } from '../../requirements/eaeu/process';
import type { Behaviour } from './behaviour';
import type { Certificate } from './certificate';
import { certificateDocument } from './document';
import type { Outbox } from './post';

export type ReportState = 'waiting' | 'sent' | 'confirmed' | 'refused' | 'abnormal' | 'undeliverable' | 'processed' | 'not-taken';

/** One transaction that reports a certificate, as its initiator sees it. */
export interface Report {
  certificate: Certificate;
  state: ReportState;
  procedureId: string;
  conversationId: string;
  eDocId: string;
  /** MessageIDs, one for each sending. */
  attempts: string[];
  /** What went wrong, in words for the operator. */
  trouble?: string;
  /** Result notices taken into account (flow 2). */
  results: { eDocId: string; code: string; text?: string }[];
}

export interface Initiator {
  /** Opens the transaction: `opened` is told of it before anything goes out; resolves when the first message has been handed over. */
  open(certificate: Certificate, opened: (report: Report) => void): Promise<void>;
  /** Goes on with a transaction that was waiting when we were stopped: that counts as no confirmation. */
  resume(report: Report): void;
  confirmed(report: Report): void;
  /** ERR from the other side. */
  refused(report: Report, why: string): void;
  /** A fault in place of the awaited confirmation (items 100, 103). */
  faulted(report: Report, why: string): void;
  reset(): void;
}

/** Initiator of the transaction of flow 1, driven by the steps and limits of its pattern (Decision 5, items 100-110, 136, 137). */
export function createInitiator(parts: {
  behaviour: Behaviour; business: VirtualClock; ids: IdSource; outbox: Outbox; address: () => string;
  /** Told when a report has come into another state, so that it is kept. */
  changed: (report: Report) => void;
}): Initiator {
  const { behaviour, business, ids, outbox } = parts;
  const transaction = transactionOfFlow(1);
  const awaited = patternOf(transaction).steps.filter((step) => step.from === 'respondent' && step.limit !== null);
  const limitMs = Math.min(...awaited.map((step) => durationMilliseconds(transaction[step.limit!] ?? '') ?? Infinity));
  const timers = new Map<Report, () => void>();
  const documents = new Map<Report, string>();

  const disarm = (report: Report): void => {
    timers.get(report)?.();
    timers.delete(report);
  };

  const send = async (report: Report): Promise<void> => {
    const { process, version, participants } = ORIGIN_PROCESS;
    const fresh = uuidUrn(ids.uuid());
    const messageId = report.attempts.length === 0 ? fresh : behaviour.repeating.messageId(fresh, report.attempts[0]!);
    const message: OutgoingMessage = behaviour.shape.application({
      to: `EAEU://${report.certificate.issuedFor}/CP/${process}/${participants['third-country-customs'].code}`,
      replyTo: parts.address(),
      messageId,
      action: formatAction({ process, version, procedure: transaction.procedure, transaction: transaction.code, message: transaction.message }),
      procedureId: report.procedureId,
      conversationId: report.conversationId,
      body: documents.get(report)!,
    });
    const to = parseAddress(message.to ?? '', { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries });
    if (to.ok && !behaviour.reporting.routes(to.address.segment)) {
      report.state = 'undeliverable';
      report.trouble = `no route to segment ${to.address.segment}`;
      parts.changed(report);
      return;
    }
    // Armed and noted before it goes out: the confirmation may be back before the transport says that it has taken the message.
    report.attempts.push(message.messageId ?? messageId);
    report.state = 'sent';
    parts.changed(report);
    timers.set(report, business.at(business.now() + limitMs, () => missing(report, `no confirmation within ${transaction.receiptTime}`)));
    const posted = await outbox.send(message);
    if (!posted.taken) report.trouble = posted.why;
  };

  /** The awaited message did not come, or a fault came in its place. */
  const missing = (report: Report, why: string): void => {
    disarm(report);
    if (report.state !== 'sent') return;
    report.trouble = why;
    if (report.attempts.length <= behaviour.repeating.limit(transaction.retries)) void send(report);
    else {
      report.state = behaviour.repeating.usedUp;
      report.trouble = `abnormal situation: ${why}, ${report.attempts.length} sendings`;
      parts.changed(report);
    }
  };

  const write = (report: Report): void => {
    const said = behaviour.reporting.says(report.certificate);
    documents.set(report, certificateDocument(said, { eDocId: report.eDocId, infEnvelopeCode: transaction.message, madeAt: business.now() }, behaviour.reporting.conditions));
  };

  return {
    async open(certificate, opened) {
      const procedureId = uuidUrn(ids.uuid());
      const report: Report = {
        certificate, state: 'waiting', procedureId, conversationId: behaviour.reporting.conversation(uuidUrn(ids.uuid()), procedureId), eDocId: ids.uuid(), attempts: [], results: [],
      };
      write(report);
      opened(report);
      await send(report);
    },
    resume(report) {
      write(report);
      missing(report, 'we were stopped before it was confirmed');
    },
    confirmed(report) {
      disarm(report);
      if (report.state === 'sent') report.state = 'confirmed';
      parts.changed(report);
    },
    refused(report, why) {
      disarm(report);
      if (report.state === 'sent' || report.state === 'confirmed') report.state = 'refused';
      report.trouble = why;
      parts.changed(report);
    },
    faulted(report, why) {
      if (behaviour.repeating.onFault === 'confirmed') this.confirmed(report);
      else missing(report, why);
    },
    reset() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
      documents.clear();
    },
  };
}
