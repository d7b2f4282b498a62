import type { Operation } from '../operations';
import { buildAnswer, readAnswer } from './answer';

/** `ics2.answer`: the operator's people answer one request of customs about a filing. */
export const giveAnswer: Operation = (desk, facts, from) => {
  const { business, ids, record, outbox, behaviour } = desk;
  const given = readAnswer(facts);
  const lrn = String(facts['reference']);
  const filing = record.find(lrn);
  const request = filing?.requests.find(({ reference }) => reference === given.request);
  if (filing?.mrn === undefined || request === undefined) return { status: 'refused', reason: `customs has not asked about ${lrn} under ${given.request}` };
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
  return { status: 'done', reference: lrn };
};
