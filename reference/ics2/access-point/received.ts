import type { SignedReference } from '../../../protocols/as4';

/** A message that passed, as the access point hands it on. */
export interface Received {
  messageId: string;
  refToMessageId?: string;
  action: string;
  references: readonly SignedReference[];
  /** The first part, decompressed; absent in a test message. */
  document?: Buffer;
}
