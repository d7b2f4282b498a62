import type { Delivery, Notice } from '../desk';
import { errorsOf } from '../notices/refused';
import { answers, text, type Said } from '../notices/said';
import type { BusinessRecord, Filing } from '../record';
import { mark } from '../referral/give-answer';
import { sendNext } from './amend';
import type { Amendment } from './amendment';

/** The amendment that customs speaks of: the one that is under way, unless the message answers something else. */
function meant(record: BusinessRecord, said: Said, mrn: string | undefined): { filing: Filing; amendment: Amendment } | undefined {
  if (mrn === undefined && said.refToMessageId === undefined) return undefined;
  for (const filing of record.filings()) {
    const amendment = filing.amendments.find(({ state, messageIds }) => state === 'pending' && answers(said, messageIds));
    if (amendment !== undefined && (mrn ?? filing.mrn) === filing.mrn) return { filing: record.find(filing.lrn)!, amendment };
  }
  return undefined;
}

/** IE3N10: from now on the filing is what the amendment said (ICS2-AMD-10). */
export const amended: Notice = (desk, said) => {
  const found = meant(desk.record, said, text(said.body, 'MRN'));
  if (found === undefined) return false;
  const { filing, amendment } = found;
  amendment.state = 'applied';
  if (amendment.answers !== undefined) mark(desk, { lrn: filing.lrn, requests: [amendment.answers] }, 'answered');
  filing.shipment = amendment.shipment;
  sendNext(desk, filing);
  return true;
};

/** IE3N99, IE3N01 to an amendment: the filing stands as it was. */
export const amendmentRefused: Notice = (desk, said) => {
  const found = meant(desk.record, said, text(said.body, 'functionalReference') ?? text(said.body, 'MRN'));
  if (found === undefined) return false;
  const { filing, amendment } = found;
  amendment.state = 'refused';
  // What customs has asked for is still to be done.
  if (amendment.answers !== undefined) mark(desk, { lrn: filing.lrn, requests: [amendment.answers] }, 'open');
  amendment.errors = errorsOf(said.body);
  desk.behaviour.amendment.onRefusal(filing, amendment);
  sendNext(desk, filing);
  return true;
};

/** What becomes of an amendment on its way. */
export const amendmentDelivery: Delivery = {
  sentAs: ({ record }, { lrn, reference }, messageId) => void record.find(lrn)?.amendments[Number(reference)]?.messageIds.push(messageId),
  failed(desk, { lrn, reference }, code, words) {
    const filing = desk.record.find(lrn);
    const amendment = filing?.amendments[Number(reference)];
    if (filing === undefined || amendment?.state !== 'pending') return;
    amendment.state = 'undelivered';
    amendment.failure = { code, text: words };
    sendNext(desk, filing);
  },
};
