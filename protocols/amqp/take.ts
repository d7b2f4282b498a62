import type { Message } from 'rhea';
import { WireError } from '../tls/wire-error';
import { durableQueue, type BrokerAccess, type BrokerConnection } from './connection';

/** What becomes of a message that was taken: it is gone, it lies in the queue again, or the broker puts it aside. */
export type Settlement = 'accept' | 'release' | 'reject';

/** A link to one queue, for taking: one message after the other. */
export interface QueueReceiver {
  /** Resolves when nothing will come any more, with the cause unless we closed it ourselves. */
  over: Promise<WireError | undefined>;
  close(): Promise<void>;
}

/** A message that was released comes again at once; its taker has said that it needs time. */
const PAUSE_AFTER_RELEASE_MS = 1_000;

/**
 * Takes from the queue at `address`, never more than one message at a time. A message is settled when `handle` has said how; until then it
 * is the broker's, and comes again when we go away. Throws {@link WireError} `refused-by-broker` or `timeout` when the link does not open.
 */
export async function openReceiver(
  connection: BrokerConnection, broker: string, address: string, { clock, timeoutMs }: BrokerAccess, handle: (message: Message) => Promise<Settlement>,
): Promise<QueueReceiver> {
  const session = connection.session();
  const receiver = session.open_receiver({ source: durableQueue(address), credit_window: 0, autoaccept: false });
  let finish: (cause: WireError | undefined) => void = () => undefined;
  const over = new Promise<WireError | undefined>((resolve) => (finish = resolve));
  let closing = false;
  let atWork: Promise<void> = Promise.resolve();

  const ended = (error: unknown): void => {
    const { condition, description } = (error ?? {}) as { condition?: string; description?: string };
    finish(closing ? undefined : new WireError('refused-by-broker', `${condition ?? 'closed'}: ${description ?? address}`, broker));
  };
  for (const event of ['receiver_error', 'receiver_close']) receiver.on(event, () => ended(receiver.error));
  for (const event of ['session_error', 'session_close']) session.on(event, () => ended(session.error));
  void connection.over.then((cause) => finish(closing ? undefined : cause));

  receiver.on('message', ({ message, delivery }) => {
    if (message === undefined || delivery === undefined) return;
    atWork = handle(message).catch((): Settlement => 'release').then((settlement) => {
      const next = (): void => {
        if (!closing) receiver.add_credit(1);
      };
      if (settlement === 'accept') delivery.accept();
      else if (settlement === 'reject') delivery.reject();
      else delivery.release(); // without parameters: RabbitMQ 3.10 knows no `modified`
      if (settlement === 'release') clock.at(clock.now() + PAUSE_AFTER_RELEASE_MS, next);
      else next();
    });
  });
  const tooLate = new Promise<WireError>((resolve) => {
    clock.at(clock.now() + timeoutMs, () => resolve(new WireError('timeout', `${address} was not opened within ${timeoutMs} ms`, broker)));
  });
  // A broker that refuses opens the link to nothing first, and then ends it (AMQP 1.0 part 2, 2.6.3).
  const opened = new Promise<undefined>((resolve) => receiver.once('receiver_open', () => {
    if ((receiver.source as { address?: string } | undefined)?.address !== undefined) resolve(undefined);
  }));
  const refused = await Promise.race([opened, over, tooLate]);
  if (refused !== undefined) throw refused;
  receiver.add_credit(1);
  return {
    over,
    async close() {
      closing = true;
      await atWork;
      if (receiver.is_open()) receiver.close();
      else finish(undefined);
      clock.at(clock.now() + timeoutMs, () => finish(undefined));
      await over;
    },
  };
}
