import type { Operation } from '../desk';
import { masterDocument } from '../filing/documents';
import { fillForm } from '../filing/form';

/** `ics2.invalidate`: customs is asked to take a registered filing for withdrawn (IE3Q04). */
export const invalidate: Operation = ({ business, record, outbox, behaviour }, facts, from) => {
  const lrn = String(facts['reference']);
  const filing = record.find(lrn);
  if (filing?.mrn === undefined || filing.state !== 'registered') return { status: 'refused', reason: `no registered filing ${lrn}` };
  if (filing.invalidation?.state === 'pending') return { status: 'refused', reason: `customs was asked already to invalidate ${lrn}` };
  const { shipment, mrn } = filing;
  const document = fillForm('IE3Q04', {
    documentIssueDate: business.now(),
    MRN: mrn,
    ...behaviour.invalidation.addressee(shipment),
    representative: { identificationNumber: shipment.representative?.eori },
    transportDocument: masterDocument(shipment),
    declarant: { identificationNumber: shipment.declarant.eori },
  }, behaviour.form);
  filing.invalidation = { state: 'pending', messageIds: [], errors: [] };
  const country = behaviour.application.addressedCountry(shipment);
  outbox.submit({ action: 'IE3Q04', document, from: from ?? filing.from, country }, { what: 'invalidation', lrn });
  return { status: 'done', reference: lrn };
};
