import type { IdSource } from '../../protocols/time/ids';
import type { VirtualClock } from '../../protocols/time/clock';
import type { Behaviour } from './behaviour';
import type { Shipment } from './filing/facts';
import { buildIE3F10 } from './filing/ie3f10';
import type { BusinessRecord, Filing } from './record';
import { readReply } from './reply';

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
  submit(message: { action: string; document: string }, report: DeliveryReport): void;
}

/** The operator's business system: it files, corrects, books, and believes nothing but customs' functional replies. */
export interface Application {
  file(shipment: Shipment): Filing;
  correct(refused: string, shipment: Shipment): Filing | undefined;
  book(shipment: Shipment, loading: number): Filing;
  /** Takes a functional reply from the access point. */
  deliver(document: Buffer, refToMessageId: string | undefined): void;
}

export function createApplication(parts: { business: VirtualClock; ids: IdSource; record: BusinessRecord; outbox: Outbox; behaviour: Behaviour }): Application {
  const { business, ids, record, outbox, behaviour } = parts;

  /** 22 characters at most (HTI table: an..22), unique without a counter that a restart would lose. */
  const freshLrn = (): string => `OP${ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;

  const submit = (filing: Filing): void => {
    if (filing.state === 'planned') filing.state = 'pending';
    const document = buildIE3F10(filing.shipment, { lrn: filing.lrn, issuedAt: business.now() }, behaviour.form);
    outbox.submit({ action: 'IE3F10', document }, {
      sentAs: (messageId) => filing.messageIds.push(messageId),
      receipted: () => behaviour.application.onReceipt(filing),
      failed: (code, text) => {
        if (filing.state !== 'pending') return;
        filing.state = 'undelivered';
        filing.failure = { code, text };
      },
    });
  };

  const open = (lrn: string, shipment: Shipment): Filing => {
    const filing = record.open(lrn, shipment, 'pending');
    submit(filing);
    return filing;
  };

  const filingOf = (functionalReference: string | undefined, refToMessageId: string | undefined): Filing | undefined => {
    if (functionalReference !== undefined) return record.find(functionalReference);
    return refToMessageId === undefined || !behaviour.application.correlatesByMessageId ? undefined : record.byMessageId(refToMessageId);
  };

  return {
    file: (shipment) => open(freshLrn(), shipment),
    correct(refused, shipment) {
      if (record.find(refused) === undefined) return undefined;
      return open(behaviour.application.correctionLrn(refused, freshLrn), shipment);
    },
    book(shipment, loading) {
      const filing = record.open(freshLrn(), shipment, 'planned');
      const fileAt = behaviour.application.fileAt(loading, Date.parse(shipment.departure));
      if (fileAt <= business.now()) submit(filing);
      else business.at(fileAt, () => submit(filing));
      return filing;
    },
    deliver(document, refToMessageId) {
      const reply = readReply(document);
      const filing = reply.kind === 'other' ? undefined : filingOf(reply.kind === 'registered' ? reply.lrn : reply.functionalReference, refToMessageId);
      if (filing === undefined) {
        record.setAside(reply.kind === 'other' ? reply.message : reply.kind);
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
