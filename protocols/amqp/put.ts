import type { AmqpError, Delivery, EventContext, Message } from 'rhea';
import { WireError } from '../tls/wire-error';
import { durableQueue, type BrokerAccess, type BrokerConnection } from './connection';

/** What the broker answered for a message. `refused`: it ended the link, or never opened it. */
export type PutOutcome = { state: 'accepted' } | { state: 'rejected' | 'released' | 'refused'; why: string };

/** A link to one queue, for putting. */
export interface QueueSender {
  /** Resolves when the broker has settled the message. Throws {@link WireError} when nothing came of it. */
  put(message: Message): Promise<PutOutcome>;
  /** Whether the broker has ended the link; no use then. */
  ended(): boolean;
}

const words = (error: unknown): string => {
  const { condition, description, message } = (error ?? {}) as AmqpError & { message?: string };
  return [condition, description ?? message].filter(Boolean).join(': ') || 'no reason given';
};

/** Opens a link to the queue at `address`. Messages wait in line for the broker's credit, each no longer than the time of `access`. */
export function openSender(connection: BrokerConnection, broker: string, address: string, { clock, timeoutMs }: BrokerAccess): QueueSender {
  const session = connection.session();
  const sender = session.open_sender({ target: durableQueue(address) });
  /** In the order of putting; a job leaves when it has its outcome. */
  const jobs = new Set<{ message: Message; delivery?: Delivery; done: (outcome: PutOutcome | WireError) => void }>();
  let over: PutOutcome | WireError | undefined;

  const end = (cause: PutOutcome | WireError): void => {
    over ??= cause;
    for (const job of [...jobs]) job.done(over);
  };
  const pump = (): void => {
    for (const job of jobs) {
      if (!sender.sendable()) return;
      job.delivery ??= sender.send(job.message);
    }
  };
  const settle = (delivery: Delivery | undefined, outcome: PutOutcome): void => [...jobs].find((job) => job.delivery === delivery)?.done(outcome);
  const why = ({ delivery }: EventContext): string => words((delivery?.remote_state as { error?: unknown } | undefined)?.error);
  sender.on('sendable', pump);
  sender.on('accepted', ({ delivery }) => settle(delivery, { state: 'accepted' }));
  sender.on('rejected', (event) => settle(event.delivery, { state: 'rejected', why: why(event) }));
  for (const state of ['released', 'modified']) sender.on(state, ({ delivery }) => settle(delivery, { state: 'released', why: state }));
  for (const event of ['sender_error', 'sender_close']) sender.on(event, () => end({ state: 'refused', why: words(sender.error) }));
  for (const event of ['session_error', 'session_close']) session.on(event, () => end({ state: 'refused', why: words(session.error) }));
  void connection.over.then(end);

  return {
    ended: () => over !== undefined,
    put: (message) => new Promise((resolve, reject) => {
      if (over instanceof WireError) return reject(over);
      if (over !== undefined) return resolve(over);
      const job = {
        message,
        done(outcome: PutOutcome | WireError) {
          cancel();
          jobs.delete(job);
          if (outcome instanceof WireError) reject(outcome);
          else resolve(outcome);
        },
      };
      const cancel = clock.at(clock.now() + timeoutMs, () => job.done(new WireError('timeout', `${address} did not take the message within ${timeoutMs} ms`, broker)));
      jobs.add(job);
      pump();
    }),
  };
}
