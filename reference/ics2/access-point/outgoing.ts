import type { Attachment } from '../referral/answer';

/** What goes out: a business document under its message name, or the connectivity test (ICD 4.5.1). */
export type Outgoing = ({ kind: 'business'; action: string; document: string; attachments?: readonly Attachment[] } | { kind: 'test' }) & {
  /** Party id of the access point that sends; the first one where absent. */
  from?: string;
  /** Country whose customs is addressed; the shared interface where absent. */
  country?: string;
};

/** By these a connectivity test is known, in either direction (ICD 4.5.1). */
export const TEST_SERVICE = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/service';
export const TEST_ACTION = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/test';
