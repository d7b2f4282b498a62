import type { IdSource } from '../../protocols/time/ids';
import type { VirtualClock } from '../../protocols/time/clock';
import type { Behaviour } from './behaviour';
import type { Shipment } from './filing/facts';
import { lookedThrough } from './filing/clerk';
import { buildFiling, type BuiltFiling } from './filing/filing';
import type { BusinessRecord, Filing } from './record';
import { buildAnswer, type Attachment, type GivenAnswer } from './referral/answer';
import { readReply, type FunctionalReply } from './reply';

/** How the access point reports on one message it was given. */
export interface DeliveryReport {
  /** A message id under which the message goes out; called again for each new one. */
  sentAs(messageId: string): void;
  receipted(): void;
  failed(code: string, text: string): void;
}

/** The business system's view of the access point. */
export interface Outbox {
  /** Takes a business document for sending; returns at once. */
  submit(message: { action: string; document: string; attachments?: readonly Attachment[]; from?: string; country?: string }, report: DeliveryReport): void;
}

/**
 * The operator's business system: it files, corrects, books, and believes nothing but customs' functional replies. What it is
 * asked to file it looks through first: FactsIncomplete where the facts must not be sent.
 */
export interface Application {
  /** `from`: party id of the access point that sends it; the first one where absent. */
  file(shipment: Shipment, from?: string): Filing;
  correct(refused: string, shipment: Shipment, from?: string): Filing | undefined;
  book(shipment: Shipment, loading: number, from?: string): Filing;
  /** Answers a request of customs about the filing; undefined where nobody asked so. */
  answer(lrn: string, given: GivenAnswer, from?: string): Filing | undefined;
  /** Takes a functional reply from the access point. */
  deliver(document: Buffer, refToMessageId: string | undefined): void;
}

export function createApplication(parts: { business: VirtualClock; ids: IdSource; record: BusinessRecord; outbox: Outbox; behaviour: Behaviour }): Application {
  const { business, ids, record, outbox, behaviour } = parts;

  /** 22 characters at most (HTI table: an..22), unique without a counter that a restart would lose. */
  const freshLrn = (): string => `OP${ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;

  const build = (lrn: string, shipment: Shipment): BuiltFiling => buildFiling(shipment, { lrn, issuedAt: business.now() }, behaviour.form);

  const submit = (filing: Filing, built: BuiltFiling): void => {
    filing.state = 'pending';
    if (!behaviour.application.sends(filing.shipment)) return;
    outbox.submit({ ...built, from: filing.from, country: behaviour.application.addressedCountry(filing.shipment) }, {
      sentAs: (messageId) => filing.messageIds.push(messageId),
      receipted: () => behaviour.application.onReceipt(filing),
      failed: (code, text) => {
        if (filing.state !== 'pending') return;
        filing.state = 'undelivered';
        filing.failure = { code, text };
      },
    });
  };

  const prepared = (typed: Shipment): Shipment => behaviour.application.fileAs(lookedThrough(typed, behaviour.clerk));

  const open = (lrn: string, typed: Shipment, from: string | undefined): Filing => {
    const shipment = prepared(typed);
    // Made before anything is recorded: what cannot be filed opens no case.
    const built = build(lrn, shipment);
    const filing = record.open(lrn, shipment, 'pending', from);
    submit(filing, built);
    return filing;
  };

  const filingOf = (functionalReference: string | undefined, refToMessageId: string | undefined): Filing | undefined => {
    if (functionalReference !== undefined) return record.find(functionalReference);
    return refToMessageId === undefined || !behaviour.application.correlatesByMessageId ? undefined : record.byMessageId(refToMessageId);
  };

  const meant = (reply: FunctionalReply, refToMessageId: string | undefined): Filing | undefined => {
    if (reply.kind === 'other') return undefined;
    if (reply.kind === 'asked') return record.byMrn(reply.mrn);
    return filingOf(reply.kind === 'registered' ? reply.lrn : reply.functionalReference, refToMessageId);
  };

  return {
    file: (shipment, from) => open(freshLrn(), shipment, from),
    correct(refused, shipment, from) {
      const filing = record.find(refused);
      if (filing === undefined) return undefined;
      return open(behaviour.application.correctionLrn(refused, freshLrn), shipment, from ?? filing.from);
    },
    book(typed, loading, from) {
      const lrn = freshLrn();
      const shipment = prepared(typed);
      // What cannot be filed today cannot be filed when it is due: told to the clerk now.
      build(lrn, shipment);
      const filing = record.open(lrn, shipment, 'planned', from);
      const file = (): void => submit(filing, build(lrn, shipment));
      const fileAt = behaviour.application.fileAt(loading, Date.parse(shipment.departure ?? ''));
      if (fileAt <= business.now()) file();
      else business.at(fileAt, file);
      return filing;
    },
    answer(lrn, given, from) {
      const filing = record.find(lrn);
      const request = filing?.requests.find(({ reference }) => reference === given.request);
      if (filing?.mrn === undefined || request === undefined) return undefined;
      const { mrn, shipment } = filing;
      const built = buildAnswer(given, {
        mrn, shipment, request, issuedAt: business.now(), freshContentId: () => `attachment-${ids.uuid()}`, form: behaviour.form, choices: behaviour.attachments,
      });
      request.state = 'answering';
      outbox.submit({ ...built, from: from ?? filing.from, country: behaviour.application.addressedCountry(shipment) }, {
        sentAs: () => undefined,
        receipted: () => (request.state = 'answered'),
        failed: () => (request.state = 'undelivered'),
      });
      return filing;
    },
    deliver(document, refToMessageId) {
      const reply = readReply(document);
      const filing = meant(reply, refToMessageId);
      if (filing === undefined) {
        record.setAside(reply.kind === 'other' ? reply.message : reply.kind);
        return;
      }
      if (reply.kind === 'asked') {
        filing.requests.push(...reply.requests);
        return;
      }
      filing.deliveries += 1;
      if (reply.kind === 'registered') {
        filing.state = 'registered';
        filing.mrn = reply.mrn;
      } else if (reply.kind === 'refused') {
        filing.state = 'refused';
        filing.errors = behaviour.application.keepErrors(reply.errors);
      }
    },
  };
}
