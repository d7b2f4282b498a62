import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import { readMessage, writeMessage, type ExchangeMessage } from '../../../requirements/kz/exchange';
import type { Clock } from '../../../protocols/time/clock';
import type { Settings } from './settings';

/** What has become of a message: on its way, taken, or sent back by the other side. */
export type Fate = 'waiting' | 'taken' | 'returned';

export interface Outgoing {
  message: ExchangeMessage;
  fate: Fate;
  attempts: number;
}

export interface Sending {
  /** Business milliseconds until it is tried again. */
  repeatMs: number;
  /** Business instant by which it has to be there, and what is done where it is not. */
  due?: { at: number; missed: () => void };
}

export interface Outbox {
  send(message: ExchangeMessage, sending: Sending): Outgoing;
  /** Waits for what is under way. */
  settle(): Promise<void>;
  reset(): void;
}

/** An answer is taken within this wall time; later it counts as undelivered. */
const ANSWER_LIMIT_MS = 4000;
/** After so many attempts a person has to look. */
const MOST_ATTEMPTS = 50;

/** Delivers to the other authority, again and again on the business clock until it has answered. The bytes never change. */
export function createOutbox(business: Clock, settings: () => Settings): Outbox {
  const working = new Set<Promise<void>>();
  let cancels: (() => void)[] = [];
  let life = 0;

  const exchange = async (bytes: Buffer): Promise<Fate> => {
    const { address, identity, ca } = settings();
    try {
      const { status, body } = await postOverTls({
        url: address, identity, ca, body: bytes, timeoutMs: ANSWER_LIMIT_MS, headers: { 'content-type': 'application/json; charset=utf-8' },
      });
      const read = readMessage(body);
      if (status !== 200 || !read.ok) return 'waiting';
      return read.message.message === 'return' ? 'returned' : 'taken';
    } catch (error) {
      if (error instanceof WireError) return 'waiting';
      throw error;
    }
  };

  const attempt = (outgoing: Outgoing, bytes: Buffer, repeatMs: number): void => {
    const began = life;
    outgoing.attempts += 1;
    const work = exchange(bytes).then((fate) => {
      // A reset in between has forgotten this message.
      if (began !== life) return;
      outgoing.fate = fate;
      if (fate === 'waiting' && outgoing.attempts < MOST_ATTEMPTS) cancels.push(business.at(business.now() + repeatMs, () => attempt(outgoing, bytes, repeatMs)));
    }).finally(() => working.delete(work));
    working.add(work);
  };

  return {
    send(message, { repeatMs, due }) {
      const outgoing: Outgoing = { message, fate: 'waiting', attempts: 0 };
      attempt(outgoing, writeMessage(message), repeatMs);
      // The limit itself is in time.
      if (due !== undefined) cancels.push(business.at(due.at + 1, () => { if (outgoing.fate === 'waiting') due.missed(); }));
      return outgoing;
    },
    async settle() {
      while (working.size > 0) await Promise.all(working);
    },
    reset() {
      life += 1;
      cancels.forEach((cancel) => cancel());
      cancels = [];
    },
  };
}
