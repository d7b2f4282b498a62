import type { ExchangeMessage } from '../../../requirements/kz/exchange';

/** Where messages of the exchange are posted, on both sides. */
export const EXCHANGE_PATH = '/exchange';

/** One message of the IUT as the other authority saw it. */
export interface Received {
  exchange: string;
  /** Business time, epoch ms. */
  at: number;
  /** Path to which it was posted. */
  path: string;
  read: { ok: true; message: ExchangeMessage } | { ok: false; problem: string };
  /** Whether the other authority answered; held back messages come again. */
  answered: boolean;
}

/** What came back for a message that we posted to the IUT. */
export type Posted =
  | { kind: 'answered'; message: ExchangeMessage }
  | { kind: 'not-understood'; status: number; problem: string }
  | { kind: 'not-answered'; why: string };

export type MessageOf<K extends ExchangeMessage['message']> = Extract<ExchangeMessage, { message: K }>;

/** The messages of one kind that were taken, oldest first. */
export function taken<K extends ExchangeMessage['message']>(received: readonly Received[], kind: K): { at: number; path: string; message: MessageOf<K> }[] {
  return received.flatMap(({ at, path, read, answered }) =>
    (answered && read.ok && read.message.message === kind ? [{ at, path, message: read.message as MessageOf<K> }] : []));
}
