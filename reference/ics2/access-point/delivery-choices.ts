import type { Outgoing } from './outgoing';

/** Sub-codes for trouble at UUM&DS or with it: A002 and A003 of the ICD; A0002 to A0004 as a Domibus writes them. A001 is the sender's own matter. */
const CUSTOMS_SIDE_TROUBLE = /\bA0{2,3}[2-4]\b/;

/** Reception awareness (ICD table 19, AS4 3.2). */
export interface DeliveryChoices {
  /** Whether an answer with this result of receipt matching counts as delivered. */
  counts: (receiptMatches: boolean) => boolean;
  /** Whether the receipt is kept beside the message that it is for, once the message counts as delivered. */
  keepsReceipts: boolean;
  retryMessageId: (first: string, fresh: () => string) => string;
  /** Told when all attempts are spent. */
  tellsProducer: boolean;
  /** Whether an attempt that found no connection at all is followed by another: an outage ends. */
  outlastsOutage: boolean;
  /** Whether an error of customs says that its own side is in trouble, so that the same message is worth another attempt (ICD Annex 4, table 24). */
  isTransient: (code: string, text: string) => boolean;
  /** Told when customs answers with eb:Error. */
  tellsRefusal: boolean;
  /** Whether an error signal with a SOAP Fault in its Body can be read. */
  readsFaultBody: boolean;
  detectsDuplicates: boolean;
  duplicateAnswer: 'receipt' | 'EBMS:0004';
  deliversTests: boolean;
  /** The business system files again on its own while the first message is still under way. */
  resubmits: boolean;
  /** Whether the nth connectivity test since the start goes out: every one. */
  sendsTest: (nth: number) => boolean;
  /** What a connectivity test sends (ICD 4.5.1). */
  ping: Outgoing;
}

export const SOUND_DELIVERY: DeliveryChoices = {
  counts: (receiptMatches) => receiptMatches,
  keepsReceipts: true,
  retryMessageId: (first) => first,
  tellsProducer: true,
  outlastsOutage: true,
  isTransient: (code, text) => code === 'EBMS:0004' && CUSTOMS_SIDE_TROUBLE.test(text),
  tellsRefusal: true,
  readsFaultBody: true,
  detectsDuplicates: true,
  duplicateAnswer: 'receipt',
  deliversTests: false,
  resubmits: false,
  sendsTest: () => true,
  ping: { kind: 'test' },
};
