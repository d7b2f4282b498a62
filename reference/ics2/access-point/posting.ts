import type { Packed } from '../../../protocols/as4';
import type { About } from '../desk';
import type { Store } from '../../common/store/store';

/** A message on its way, until it is receipted or given up: all that its next attempt needs, also after a restart. */
export interface Posting {
  messageId: string;
  /** What it is about; a message without is not missed after a restart. */
  about?: About;
  /** Of its header; absent in a connectivity test. */
  action?: string;
  /** Country whose customs is addressed; the shared interface where absent. */
  country?: string;
  packed: Packed;
  /** Attempts begun, this one included, and when it was (business time, epoch ms). */
  number: number;
  begunAt: number;
}

const KIND = 'outgoing';

/** Messages on their way, in the store. */
export interface Postings {
  keep(posting: Posting): void;
  drop(posting: Posting): void;
  /** Those that were on their way when the operator was stopped. */
  left(): Posting[];
}

export function createPostings(store: Store): Postings {
  return {
    keep(posting) {
      const { about, packed, ...plain } = posting;
      if (about !== undefined) store.keep(KIND, posting.messageId, () => ({ ...plain, about, packed: { ...packed, body: packed.body.toString('base64') } }));
    },
    drop: ({ messageId }) => store.drop(KIND, messageId),
    left: () => [...(store.all(KIND) as ReadonlyMap<string, Posting & { packed: { body: string } }>).values()].map((kept) => ({
      ...kept, packed: { ...kept.packed, body: Buffer.from(kept.packed.body, 'base64') },
    })),
  };
}
