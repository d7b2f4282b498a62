import { amendmentDelivery } from './amendment/answered';
import { arrivalDelivery } from './arrival/arrive';
import { consultationDelivery } from './consultation/answered';
import type { About, Delivery, DeliveryReport, Desk } from './desk';
import { invalidationDelivery } from './invalidation/answered';
import { filingDelivery } from './lodging/delivery';
import { answerDelivery } from './referral/give-answer';

/** By what the message is about. */
const DELIVERIES: Readonly<Record<string, Delivery>> = {
  filing: filingDelivery,
  amendment: amendmentDelivery,
  invalidation: invalidationDelivery,
  consultation: consultationDelivery,
  answer: answerDelivery,
  arrival: arrivalDelivery,
};

/** The reports on one message, on their way to whoever it concerns. */
export function reportOn(desk: Desk, about: About): DeliveryReport {
  const delivery = DELIVERIES[about.what] ?? {};
  return {
    sentAs: (messageId) => delivery.sentAs?.(desk, about, messageId),
    receipted: () => delivery.receipted?.(desk, about),
    failed: (code, text) => delivery.failed?.(desk, about, code, text),
  };
}
