import { connect as connectTls, type TLSSocket } from 'node:tls';
import { create_container, type EventContext, type Session } from 'rhea';
import type { Clock } from '../time/clock';
import { connectOptions, factsOf, type TlsFacts } from '../tls/client';
import type { TlsIdentity } from '../tls/listener';
import { closed } from '../tls/one-connection';
import { WireError, wireErrorOf, type Phase } from '../tls/wire-error';

/** Who connects, whom it trusts, and how long it waits for each answer of the broker. */
export interface BrokerAccess {
  identity: TlsIdentity;
  /** Roots (PEM) that the broker's certificate must lead to. */
  ca: readonly string[];
  /** The wall clock. */
  clock: Clock;
  timeoutMs: number;
}

/** A connection to a broker, let in by its certificate (SASL EXTERNAL). */
export interface BrokerConnection {
  tls: TlsFacts;
  /** A session of its own for each link: a broker that refuses what one link does ends the session with it. */
  session(): Session;
  /** Resolves, with the cause, when the connection is over, whoever ended it. */
  over: Promise<WireError>;
  close(): Promise<void>;
}

/**
 * One end of a link (AMQP 1.0 part 3, 3.5.3): a queue that is there for good. A broker that makes queues when they are first named makes a lasting
 * one of it; in any other, persistent messages would be lost with the queue.
 */
export const durableQueue = (address: string): { address: string; durable: number; expiry_policy: string } => ({ address, durable: 2, expiry_policy: 'never' });

/** What RabbitMQ proposes too; a message of 100 MB is some 800 frames. */
const MAX_FRAME_BYTES = 128 * 1024;

/** The TLS connection alone, so that what fails in it is told apart from what a broker says. Throws {@link WireError}. */
function secured(broker: string, { identity, ca, clock, timeoutMs }: BrokerAccess): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    let phase: Phase = 'connecting';
    const socket = connectTls({ ...connectOptions(new URL(broker), { url: broker, identity, ca, timeoutMs }), ALPNProtocols: undefined });
    const fail = (error: NodeJS.ErrnoException): void => {
      cancel();
      socket.destroy();
      reject(wireErrorOf(error, phase, broker));
    };
    const cancel = clock.at(clock.now() + timeoutMs, () => fail(new WireError('timeout', `no TLS connection within ${timeoutMs} ms (${phase})`, broker)));
    const cut = (): void => fail(closed());
    socket.once('error', fail);
    socket.once('close', cut);
    socket.once('connect', () => (phase = 'handshake'));
    socket.once('secureConnect', () => {
      cancel();
      socket.off('close', cut);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

/**
 * Connects to `broker` (`amqps://host:port`) over mutual TLS and opens AMQP 1.0. Throws {@link WireError}: beside what TLS may find,
 * `refused-by-broker` for a certificate that it knows no user for, `malformed-amqp` for a peer that speaks something else, `timeout`.
 */
export async function connectBroker(broker: string, access: BrokerAccess): Promise<BrokerConnection> {
  const { identity, clock, timeoutMs } = access;
  const socket = await secured(broker, access);
  socket.setNoDelay(true);
  const tls = factsOf(socket);
  let finish: (cause: WireError) => void = () => undefined;
  const over = new Promise<WireError>((resolve) => (finish = resolve));
  /** Tells rhea, too, that the socket is gone, and stops its timers. */
  const end = (cause: WireError): void => {
    finish(cause);
    if (!socket.destroyed) socket.destroy(new Error(cause.code));
  };
  const container = create_container({ id: `customs-conformance:${socket.localPort ?? 0}`, enable_sasl_external: true });
  const said = ({ error }: EventContext): string => [(error as { condition?: string } | undefined)?.condition, error?.message].filter(Boolean).join(': ') || 'no reason given';
  const malformed = (error: Error): void => end(new WireError('malformed-amqp', error.message, broker));
  container.on('connection_error', (event) => end(new WireError('refused-by-broker', said(event), broker)));
  container.on('connection_close', () => end(new WireError('connection-cut', 'closed by the broker', broker)));
  container.on('protocol_error', malformed);
  container.on('error', malformed);
  container.on('disconnected', ({ error }) => end(wireErrorOf(error ?? closed(), 'secure', broker)));
  const connection = container.connect({
    transport: 'tls', host: socket.remoteAddress ?? '', port: socket.remotePort ?? 0, cert: identity.chainPem, reconnect: false,
    max_frame_size: MAX_FRAME_BYTES,
    connection_details: () => ({
      host: '', port: 0,
      connect: (_port: number, _host: string, _options: unknown, connected: () => void) => {
        setImmediate(connected);
        return socket;
      },
    }),
  });
  const cancel = clock.at(clock.now() + timeoutMs, () => end(new WireError('timeout', `AMQP was not opened within ${timeoutMs} ms`, broker)));
  const refused = await Promise.race([over, new Promise<undefined>((resolve) => connection.once('connection_open', () => resolve(undefined)))]);
  cancel();
  if (refused !== undefined) throw refused;
  return {
    tls, over,
    session() {
      const session = connection.create_session();
      session.begin();
      return session;
    },
    async close() {
      const enough = clock.at(clock.now() + timeoutMs, () => end(new WireError('timeout', 'the broker did not close', broker)));
      if (connection.is_open()) connection.close();
      else end(new WireError('connection-cut', 'closed by us', broker));
      await over;
      enough();
    },
  };
}
