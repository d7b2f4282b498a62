import type { Clock } from '../../../protocols/time/clock';
import type { TlsIdentity } from '../../../protocols/tls/listener';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import type { Cabinet } from '../../common/store/cabinet';

/** Where letters go, and as whom. */
export interface Post {
  url: string;
  ca: string[];
  identity: TlsIdentity;
}

/** A letter that has not been taken yet, as it is kept. */
export interface Waiting {
  /** Its place in the row. */
  at: number;
  text: string;
  attempts: number;
}

export interface Outbox {
  /** Letters leave one after another, in the order in which they were written, once the event that wrote them is over. */
  send(text: string): void;
  /** Goes on with what waits: what an earlier process left, too. */
  go(): void;
  /** Until all have left, or could not. */
  settle(): Promise<void>;
  stop(): void;
}

/** A letter that is not taken within this wall time has not been delivered. */
const POST_LIMIT_MS = 4000;
/** It is tried again after so many business milliseconds, and so often; then a person has to look. */
const REPEAT_MS = 300_000;
const MOST_ATTEMPTS = 50;

export function createOutbox(
  { business, post, waiting, commit }: { business: Clock; post: () => Post; waiting: Cabinet<Waiting>; commit: () => void },
): Outbox {
  let next = Math.max(0, ...waiting.all().map(({ at }) => at + 1));
  let running: Promise<void> | undefined;
  let cancel = (): void => undefined;

  /** Whether the other side has said anything but that it is not there: what it thinks of a letter is no matter of delivery. */
  const delivered = async (text: string): Promise<boolean> => {
    const { url, ca, identity } = post();
    try {
      const { status } = await postOverTls({
        url, ca, identity, body: Buffer.from(text), timeoutMs: POST_LIMIT_MS, headers: { 'content-type': 'application/json', 'user-agent': 'reference-customs-authority' },
      });
      return status < 500;
    } catch (error) {
      if (error instanceof WireError) return false;
      throw error;
    }
  };

  const work = async (): Promise<void> => {
    for (let [first] = waiting.all(); first !== undefined; [first] = waiting.all()) {
      const key = String(first.at);
      const done = await delivered(first.text);
      const letter = waiting.find(key);
      if (letter !== first) continue; // forgotten meanwhile
      letter.attempts += 1;
      if (done || letter.attempts >= MOST_ATTEMPTS) waiting.remove(key);
      commit();
      if (done) continue;
      cancel = business.at(business.now() + REPEAT_MS, go);
      return;
    }
  };

  const go = (): void => {
    running ??= Promise.resolve().then(work).finally(() => { running = undefined; });
  };

  return {
    send(text) {
      waiting.put(String(next), { at: next, text, attempts: 0 });
      next += 1;
      go();
    },
    go,
    async settle() {
      await running;
    },
    stop: () => cancel(),
  };
}
