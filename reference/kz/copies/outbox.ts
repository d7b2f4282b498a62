import type { TlsIdentity } from '../../../protocols/tls/listener';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';

/** Where letters go, and as whom. */
export interface Post {
  url: string;
  ca: string[];
  identity: TlsIdentity;
}

export interface Outbox {
  /** Letters leave one after another, in the order in which they were written. */
  send(post: Post, letter: Buffer): void;
  /** Until all have left, or could not. */
  settle(): Promise<void>;
}

/** A letter that is not taken within this wall time has not been delivered. */
const POST_LIMIT_MS = 4000;

export function createOutbox(): Outbox {
  let last: Promise<void> = Promise.resolve();
  return {
    send({ url, ca, identity }, body) {
      last = last.then(async () => {
        try {
          await postOverTls({ url, ca, identity, body, timeoutMs: POST_LIMIT_MS, headers: { 'content-type': 'application/json', 'user-agent': 'reference-customs-authority' } });
        } catch (error) {
          // What could not be delivered is seen by whoever waits for it.
          if (!(error instanceof WireError)) throw error;
        }
      });
    },
    settle: () => last,
  };
}
