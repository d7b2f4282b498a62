import type { Clock } from '../../../protocols/time/clock';
import type { Store } from '../../common/store/store';
import type { Behaviour } from './behaviour';
import type { GatewayJournal } from './journal';
import { contentOf, type Mail } from './mail';
import type { Handed } from './outlet';

/** Carries accepted messages to their segments: each ends in delivery or in a fault to its sender (Decision 5, item 88). */
export interface Relay {
  /** Keeps the message durably; only then may its sender be told that we have it. */
  keep(mail: Mail): void;
  /** Begins to deliver what is kept. */
  send(mail: Mail): void;
  /** Nothing is owed for it any more. */
  done(mail: Mail): void;
  settle(): Promise<void>;
  /** Nothing is begun after it; what a neighbour is taking just now is still noted. */
  stop(): void;
}

const MINUTE_MS = 60_000;
/** A closed neighbour is asked again after 1, 2, 4 ... minutes, at last every hour. */
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;

export function createRelay(parts: {
  behaviour: Behaviour; business: Clock; store: Store; journal: GatewayJournal; expiryMs: number;
  handOver: (mail: Mail, segment: string) => Promise<Handed>;
  /** Told that a message was not delivered in time, and to whom not. */
  onExpired: (mail: Mail, segment: string) => void;
}): Relay {
  const { behaviour, business, store, journal } = parts;
  const expiryMs = behaviour.relaying.expiryMs(parts.expiryMs);
  /** One line to each segment, so that it sees messages in the order of their acceptance. */
  const lines = new Map<string, Promise<void>>();
  let stopped = false;

  const keep = (mail: Mail): void => {
    store.keep('held', mail.id, () => mail);
    store.commit();
  };
  const done = (mail: Mail): void => {
    store.drop('held', mail.id);
    store.commit();
  };
  const release = (mail: Mail, segment: string): void => {
    mail.owedTo = mail.owedTo.filter((one) => one !== segment);
    if (mail.owedTo.length > 0) keep(mail);
    else done(mail);
  };

  const attempt = async (mail: Mail, segment: string, pauseMs: number): Promise<void> => {
    if (stopped) return;
    // The journal's copies are ours, and wait for it however long.
    const deadline = mail.journalCopy === true ? Infinity : mail.acceptedAt + expiryMs;
    if (business.now() >= deadline) {
      journal.note(mail, 'timed-out', { receiver: segment, error: { code: 'wsa:EndpointUnavailable', text: `segment ${segment} did not take the message within ${expiryMs / MINUTE_MS} minutes` } });
      release(mail, segment);
      parts.onExpired(mail, segment);
      return;
    }
    if (!behaviour.relaying.passes(mail, contentOf(mail).toString('utf8'))) return release(mail, segment);
    const handed = await parts.handOver(mail, segment);
    if (handed.taken) {
      const failure = behaviour.journal.blamesChannelFor(mail) ? { error: { code: 'wsa:EndpointUnavailable', text: 'failure of the channel between segments' } } : {};
      journal.note(mail, 'sent', { receiver: segment, ...failure });
      return release(mail, segment);
    }
    if (stopped) return;
    if (behaviour.relaying.whenClosed === 'drop') return release(mail, segment);
    const again = (): void => queue(mail, segment, Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
    // The clock may have moved on while the neighbour was asked.
    if (business.now() >= deadline) again();
    else business.at(Math.min(business.now() + pauseMs, deadline), again);
  };

  const queue = (mail: Mail, segment: string, pauseMs: number): void => {
    const before = lines.get(segment) ?? Promise.resolve();
    lines.set(segment, before.then(() => attempt(mail, segment, pauseMs)));
  };
  const send = (mail: Mail): void => mail.owedTo.forEach((segment) => queue(mail, segment, MINUTE_MS));

  return {
    keep, send, done,
    async settle() {
      for (;;) {
        const seen = [...lines.values()];
        await Promise.all(seen);
        if ([...lines.values()].every((line) => seen.includes(line))) return;
      }
    },
    stop() {
      stopped = true;
    },
  };
}
