import type { Delivery, Notice } from '../desk';
import { happened } from '../life';
import { errorsOf } from '../notices/refused';
import { answers, text } from '../notices/said';

/** IE3R07: the filing is in force no more. */
export const invalidated: Notice = ({ record }, { body }) => {
  const filing = record.byMrn(text(body, 'MRN') ?? '');
  if (filing?.invalidation === undefined) return false;
  filing.invalidation.state = 'done';
  happened(filing, 'invalidated');
  return true;
};

/** IE3N99, IE3N01 to the request: the filing stays in force. */
export const invalidationRefused: Notice = ({ record }, said) => {
  const filing = record.byMrn(text(said.body, 'functionalReference') ?? text(said.body, 'MRN') ?? '');
  const asked = filing?.invalidation;
  if (asked?.state !== 'pending' || !answers(said, asked.messageIds)) return false;
  asked.state = 'refused';
  asked.errors = errorsOf(said.body);
  return true;
};

/** What becomes of the request on its way. */
export const invalidationDelivery: Delivery = {
  sentAs: ({ record }, { lrn }, messageId) => void record.find(lrn)?.invalidation?.messageIds.push(messageId),
  failed({ record }, { lrn }, code, words) {
    const asked = record.find(lrn)?.invalidation;
    if (asked?.state === 'pending') Object.assign(asked, { state: 'undelivered', failure: { code, text: words } });
  },
};
