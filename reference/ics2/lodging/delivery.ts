import type { Delivery } from '../desk';
import { happened } from '../life';

/** What becomes of a filing on its way. A receipt changes nothing in its state; giving up does. */
export const filingDelivery: Delivery = {
  sentAs: ({ record }, { lrn }, messageId) => void record.find(lrn)?.messageIds.push(messageId),
  receipted({ record, behaviour }, { lrn }) {
    const filing = record.find(lrn);
    if (filing !== undefined) behaviour.application.onReceipt(filing);
  },
  failed({ record }, { lrn }, code, text) {
    const filing = record.find(lrn);
    if (filing === undefined || !happened(filing, 'given up')) return;
    filing.failure = { code, text };
  },
};
