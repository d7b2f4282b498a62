import type { About, Delivery, Desk, Operation } from '../desk';
import type { Filing } from '../record';
import { buildAnswer, readAnswers, type Answering } from './answer';
import type { OpenRequest } from './request';

/** The request under that reference, where customs still waits for an answer to it. */
export function openRequest(filing: Filing | undefined, reference: string): OpenRequest | undefined {
  const request = filing?.requests.find((one) => one.reference === reference);
  return request?.state === 'open' || request?.state === 'undelivered' ? request : undefined;
}

/** Marks how far the answer to these requests has come. */
export function mark({ record }: Pick<Desk, 'record'>, { lrn, requests = [] }: Pick<About, 'lrn' | 'requests'>, state: OpenRequest['state']): void {
  for (const one of record.find(lrn)?.requests ?? []) if (requests.includes(one.reference)) one.state = state;
}

/** An answer is on its way from now on. */
export function answering(desk: Desk, lrn: string, requests: readonly OpenRequest[]): About {
  const about: About = { what: 'answer', lrn, requests: requests.map(({ reference }) => reference) };
  mark(desk, about, 'answering');
  return about;
}

export const answerDelivery: Delivery = {
  receipted: (desk, about) => mark(desk, about, 'answered'),
  failed: (desk, about) => mark(desk, about, 'undelivered'),
};

/** `ics2.answer`: the operator's people answer what customs asked about a filing, one request or several: one IE3R02 for each Member State that asked. */
export const giveAnswer: Operation = (desk, facts, from) => {
  const { business, ids, record, outbox, behaviour } = desk;
  const answers = readAnswers(facts);
  const lrn = String(facts['reference']);
  const filing = record.find(lrn);
  const all: Answering[] = [];
  for (const given of answers) {
    const request = openRequest(filing, given.request);
    if (request === undefined) return { status: 'refused', reason: `customs waits for no answer about ${lrn} under ${given.request}` };
    all.push({ given, request, reference: behaviour.referral.reference(request.reference, lrn) });
  }
  if (filing?.mrn === undefined) return { status: 'refused', reason: `${lrn} is not registered` };
  const { mrn, shipment } = filing;
  const sent = behaviour.referral.sends(all);
  // All are made before one is sent: either everything goes out, or the people are told why nothing does.
  const messages = [...new Set(sent.map(({ request }) => request.memberState))].map((memberState) => {
    const theirs = sent.filter(({ request }) => request.memberState === memberState);
    const context = { mrn, shipment, memberState, issuedAt: business.now(), freshContentId: () => `attachment-${ids.uuid()}`, form: behaviour.form, choices: behaviour.attachments };
    return { requests: theirs.map(({ request }) => request), built: buildAnswer(theirs, context) };
  });
  for (const { requests, built } of messages) {
    outbox.submit({ ...built, from: from ?? filing.from, country: behaviour.application.addressedCountry(shipment) }, answering(desk, lrn, requests));
  }
  return { status: 'done', reference: lrn };
};
