import { uuidUrn, type Envelope } from '../../../protocols/eaeu-soap';
import { isoSeconds, type VirtualClock } from '../../../protocols/time/clock';
import type { IdSource } from '../../../protocols/time/ids';
import { technicalConditions } from '../../../requirements/eaeu/countries';
import { ORIGIN_PROCESS, roleAddress, transactionAction, transactionOfFlow } from '../../../requirements/eaeu/process';
import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import { element, writeDocument } from '../document';
import type { Outbox } from '../post';
import { createSendings } from './awaiting';
import type { CustomsBehaviour } from './behaviour';
import { readAnswer, type Resource } from './resource';

/** What a third country's authorised body is asked: about one certificate (flow 9), or for what entered its database in a period (flow 11). */
export type Request =
  | { about: 'one'; issuingCountry: string; number: string; issuedOn: string }
  | { about: 'period'; issuingCountry: string; from: number; to: number };

export type RequestState = 'open' | 'confirmed' | 'not-confirmed' | 'updated' | 'no-updates' | 'abnormal';

export interface RequestRecord {
  /** Ours. */
  reference: string;
  request: Request;
  state: RequestState;
  /** Certificates in the answer. */
  count: number;
}

export interface Requests {
  /** Asks; returns our reference. */
  ask(request: Request): string;
  /** An answer of flow 10 or 12 that passed the control; false when nobody waits for it. */
  take(source: Envelope): boolean;
  find(reference: string): RequestRecord | undefined;
  /** Waits on for answers that had not come when we were stopped. */
  resume(): void;
  reset(): void;
}

const FLOW = { one: 9, period: 11 } as const;

/** Initiator of the transactions of flows 9 and 11 (Decision 124, items 10(c) to 10(f), 22). */
export function createRequests(parts: {
  behaviour: CustomsBehaviour; business: VirtualClock; ids: IdSource; outbox: Outbox; address: () => string; resource: Resource; store: Store;
}): Requests {
  const { behaviour, business, ids, outbox, resource } = parts;
  const records = createCabinet<RequestRecord>('eaeu.customs-request', parts.store);
  const settle = (reference: string, state: RequestState, count = 0): void => {
    Object.assign(records.find(reference)!, { state, count });
    records.save();
    parts.store.commit();
  };
  const sendings = (flow: number) => createSendings({ transaction: transactionOfFlow(flow), business, ids, outbox, store: parts.store, abnormal: (reference) => settle(reference, 'abnormal') });
  const waiting = { one: sendings(FLOW.one), period: sendings(FLOW.period) };

  const contentOf = (request: Request): string => {
    const country = element('d:IssuingCountryCode', request.issuingCountry);
    if (request.about === 'period') {
      const period = `<d:Period>${element('d:StartDateTime', isoSeconds(request.from))}${element('d:EndDateTime', isoSeconds(request.to))}</d:Period>`;
      return country + (behaviour.requests.namesPeriod ? period : '');
    }
    return (behaviour.requests.namesCountry ? country : '') + element('d:CertificateId', request.number) + element('d:IssueDate', request.issuedOn) +
      element('d:TreatyFormCode', technicalConditions(request.issuingCountry)?.treatyForm);
  };

  const send = (reference: string, request: Request): void => {
    const transaction = transactionOfFlow(FLOW[request.about]);
    const head = { eDocId: ids.uuid(), infEnvelopeCode: transaction.message, madeAt: business.now() };
    waiting[request.about].open({
      to: roleAddress('third-country-authorised', ORIGIN_PROCESS, request.issuingCountry), replyTo: parts.address(), action: transactionAction(transaction),
      procedureId: uuidUrn(ids.uuid()), conversationId: uuidUrn(ids.uuid()),
      body: writeDocument(transaction.structure, head, technicalConditions(request.issuingCountry)?.language ?? 'en', contentOf(request)),
    }, reference);
  };

  return {
    ask(request) {
      const reference = ids.uuid();
      records.put(reference, { reference, request, state: 'open', count: 0 });
      records.save();
      send(reference, request);
      return reference;
    },
    take(source) {
      const relatesTo = source.relatesTo?.value;
      const reference = waiting.one.close(relatesTo) ?? waiting.period.close(relatesTo);
      const payload = source.payload[0];
      if (reference === undefined || payload === undefined) return false;
      const { request } = records.find(reference)!;
      const found = readAnswer(payload);
      if (request.about === 'one') {
        if (behaviour.resource.takesSingleAnswers) for (const certificate of found) resource.take(certificate, 'single answer');
        if (found.length === 0 && behaviour.requests.onNone === 'asks-again') send(reference, request);
        else settle(reference, found.length === 0 ? 'not-confirmed' : 'confirmed', found.length);
        return true;
      }
      for (const certificate of found) resource.take(certificate, 'updates');
      if (found.length === 0) resource.noUpdates();
      settle(reference, found.length === 0 ? 'no-updates' : 'updated', found.length);
      return true;
    },
    find: (reference) => records.find(reference),
    resume() {
      waiting.one.resume();
      waiting.period.resume();
    },
    reset() {
      waiting.one.reset();
      waiting.period.reset();
      records.clear();
    },
  };
}
