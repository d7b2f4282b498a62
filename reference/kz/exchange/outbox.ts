import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import { readMessage, writeMessage, type ExchangeMessage } from '../../../requirements/kz/exchange';
import type { Clock } from '../../../protocols/time/clock';
import type { Cabinet } from '../../common/store/cabinet';
import type { Settings } from './settings';

/** A message that the other side has not answered, as it is kept. */
export interface Outgoing {
  message: ExchangeMessage;
  attempts: number;
  /** Business milliseconds until it is tried again. */
  repeatMs: number;
  /** When it goes again, epoch ms of business time. */
  nextAt?: number;
  /** Business instant by which it has to be there, and of which document it speaks. */
  due?: { at: number; number: string };
}

export interface Outbox {
  send(outgoing: Pick<Outgoing, 'message' | 'repeatMs' | 'due'>): void;
  /** Goes on with what an earlier process left: to be called once, when there is somewhere to send to. */
  resume(): void;
  /** Waits for what is under way. */
  settle(): Promise<void>;
  reset(): void;
}

/** An answer is taken within this wall time; later it counts as undelivered. */
const ANSWER_LIMIT_MS = 4000;
/** After so many attempts a person has to look. */
const MOST_ATTEMPTS = 50;

/**
 * Delivers to the other authority, again and again on the business clock until it has answered. The bytes never change. `missed`: what is done about a
 * document whose message is not there when its limit has passed; `commit` ends each event.
 */
export function createOutbox(
  { business, settings, waiting, missed, commit }: { business: Clock; settings: () => Settings; waiting: Cabinet<Outgoing>; missed: (number: string) => void; commit: () => void },
): Outbox {
  const working = new Set<Promise<void>>();
  let cancels: (() => void)[] = [];

  const answered = async (message: ExchangeMessage): Promise<boolean> => {
    const { address, identity, ca } = settings();
    try {
      const { status, body } = await postOverTls({
        url: address, identity, ca, body: writeMessage(message), timeoutMs: ANSWER_LIMIT_MS, headers: { 'content-type': 'application/json; charset=utf-8' },
      });
      return status === 200 && readMessage(body).ok;
    } catch (error) {
      if (error instanceof WireError) return false;
      throw error;
    }
  };

  /** Noted before it is under way too: whoever is stopped meanwhile tries again. */
  const later = (outgoing: Outgoing): void => {
    outgoing.nextAt = outgoing.attempts < MOST_ATTEMPTS ? business.now() + outgoing.repeatMs : undefined;
  };

  const attempt = (outgoing: Outgoing): void => {
    const { id } = outgoing.message;
    outgoing.attempts += 1;
    later(outgoing);
    const work = answered(outgoing.message).then((isDone) => {
      // A reset in between has forgotten this message.
      if (waiting.find(id) !== outgoing) return;
      if (isDone) waiting.remove(id);
      else {
        later(outgoing);
        again(outgoing);
      }
      commit();
    }).finally(() => working.delete(work));
    working.add(work);
  };

  /** At `at`, with the message as it then is, where it is still waiting; each such moment is an event of its own. */
  const on = (at: number, { message: { id } }: Outgoing, act: (outgoing: Outgoing) => void): void => {
    cancels.push(business.at(Math.max(at, business.now()), () => {
      const outgoing = waiting.find(id);
      if (outgoing === undefined) return;
      act(outgoing);
      commit();
    }));
  };
  const again = (outgoing: Outgoing): void => {
    if (outgoing.nextAt !== undefined) on(outgoing.nextAt, outgoing, attempt);
  };
  const watch = (outgoing: Outgoing): void => {
    // The limit itself is in time.
    if (outgoing.due !== undefined) on(outgoing.due.at + 1, outgoing, (late) => {
      const { number } = late.due!;
      delete late.due;
      missed(number);
    });
  };

  return {
    send({ message, repeatMs, due }) {
      const outgoing = waiting.put(message.id, { message, repeatMs, attempts: 0, ...(due === undefined ? {} : { due }) });
      attempt(outgoing);
      watch(outgoing);
    },
    resume() {
      for (const outgoing of waiting.all()) {
        again(outgoing);
        watch(outgoing);
      }
    },
    async settle() {
      while (working.size > 0) await Promise.all(working);
    },
    reset() {
      cancels.forEach((cancel) => cancel());
      cancels = [];
    },
  };
}
