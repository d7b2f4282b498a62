import { MEMBER_STATES, uuidUrn, type Envelope } from '../../../protocols/eaeu-soap';
import { isoSeconds, type VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { escapeText, textAt } from '../../../protocols/xml';
import { ORIGIN_PROCESS, transactionAction, transactionOfFlow } from '../../../requirements/eaeu/process';
import { structure } from '../../../requirements/eaeu/structures';
import type { Answers } from '../answers';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import type { Outbox } from '../post';
import { createSendings } from './awaiting';
import type { CustomsBehaviour } from './behaviour';
import { readCertificate, type Resource } from './resource';

export interface Reports {
  /** A report of flow 7 that passed the control. */
  take(source: Envelope): void;
  /** The third country confirms our notice of flow 8; false when it confirms nothing of ours. */
  confirmed(messageId: string | undefined): boolean;
  /** Waits on for confirmations that had not come when we were stopped. */
  resume(): void;
  reset(): void;
}

/** A repeat of a report older than so many others is not known any more. */
const MOST_TAKEN = 100_000;

/** R.006 about a report. */
function resultDocument(positive: boolean, eDocRefId: string, made: { eDocId: string; message: string; at: number }): string {
  const { doc, ccdo, csdo } = structure('R.006').namespaces as { doc: string; ccdo: string; csdo: string };
  const field = (name: string, value: string): string => `<s:${name}>${escapeText(value)}</s:${name}>`;
  return (
    `<d:ProcessingResultDetails xmlns:d="${doc}" xmlns:c="${ccdo}" xmlns:s="${csdo}"><c:EDocHeader>${field('InfEnvelopeCode', made.message)}` +
    `${field('EDocCode', 'R.006')}${field('EDocId', made.eDocId)}${field('EDocRefId', eDocRefId)}${field('EDocDateTime', isoSeconds(made.at))}</c:EDocHeader>` +
    `${field('EventDateTime', isoSeconds(made.at))}${field('ProcessingResultV2Code', ORIGIN_PROCESS.resultCodes[positive ? 'positive' : 'negative'])}` +
    `${field('DescriptionText', positive ? 'Сведения добавлены' : 'Сертификат выдан не для государства-члена')}</d:ProcessingResultDetails>`
  );
}

/**
 * Respondent of the transaction of flow 7 and initiator of that of flow 8: the report enters the resource and its result goes back, whatever it is
 * (Decision 124, items 10(a), 10(b), 10(g), 21(a)). A repeat is confirmed like the first and changes nothing (Decision 5, item 101).
 */
export function createReports(parts: {
  behaviour: CustomsBehaviour; business: VirtualClock; ids: IdSource; outbox: Outbox; answers: Answers; address: () => string; resource: Resource; store: Store;
}): Reports {
  const { behaviour, business, ids, outbox, answers, resource, store } = parts;
  const transaction = transactionOfFlow(8);
  const notices = createSendings({ transaction, business, ids, outbox, store, abnormal: () => undefined });
  /** EDocIds of the reports taken, the newest {@link MOST_TAKEN}. */
  const taken = createCabinet<true>('eaeu.report-taken', store, MOST_TAKEN);

  return {
    take(source) {
      const payload = source.payload[0]!;
      const eDocId = textAt(payload, 'EDocHeader/EDocId') ?? '';
      answers.signal(source, 'RCV');
      if (taken.find(eDocId) === true) return;
      taken.put(eDocId, true);
      taken.save();
      const certificate = readCertificate(payload);
      const positive = MEMBER_STATES.includes(certificate.issuedFor);
      if (positive) resource.take(certificate, 'report');
      if (!positive && !behaviour.notices.onFailure) return store.commit();
      notices.open({
        to: source.replyTo, replyTo: parts.address(), action: transactionAction(transaction), procedureId: source.procedureId, conversationId: uuidUrn(ids.uuid()),
        body: resultDocument(positive, eDocId, { eDocId: ids.uuid(), message: transaction.message, at: business.now() }),
      }, eDocId);
    },
    confirmed(messageId) {
      const known = notices.close(messageId) !== undefined;
      store.commit();
      return known;
    },
    resume: () => notices.resume(),
    reset() {
      notices.reset();
      taken.clear();
    },
  };
}
