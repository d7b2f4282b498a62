import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import * as tls from 'node:tls';
import type { TlsPeer, TlsRefusal, WireHandshake, WireObserver } from '../wire';
import { carrierSocket, factsOf, refusalOf, type Admission, type Carrier, type EndedConnection } from './carrier';
import { helloText, type ClientHello } from './client-hello';
import { lookAtFirstFlight } from './first-flight';
import { listen } from './listen';
import { NOBODY } from './peer';
import { refusalOfCertificate, refusalOfHandshake } from './refusal';
import { serverContext, type ServerFace, type ServerTrust } from './server-context';

export type { Admission, EndedConnection } from './carrier';
export { ListenError } from './listen';
export type { TlsIdentity } from './server-context';

/**
 * What happens to a client that must not get in. In both, not one byte of it reaches whoever stands behind:
 * - `explaining`: the handshake completes, the true cause is recorded, then the connection is destroyed;
 * - `strict`: the handshake itself fails, as it does at most live servers.
 */
export type TlsMode = 'explaining' | 'strict';

export interface ListenerLimits {
  /** Open connections at once; further ones are dropped. */
  maxConnections: number;
  /** A client that has not finished its handshake by then is dropped. Milliseconds. */
  handshakeTimeoutMs: number;
  /** A connection without a byte in either direction for so long is dropped. Milliseconds. */
  idleTimeoutMs: number;
  /** A request that is not whole so long after it began is cut off, however steadily it drips. Milliseconds; kept by the HTTP layers. */
  requestTimeoutMs: number;
  /** Bytes a client may send over one connection; absent = no bound here (the HTTP layer bounds each body). */
  maxBytesPerConnection?: number;
}

export const DEFAULT_LISTENER_LIMITS: ListenerLimits = { maxConnections: 200, handshakeTimeoutMs: 10_000, idleTimeoutMs: 120_000, requestTimeoutMs: 120_000 };

export interface ListenerOptions extends ServerFace, ServerTrust {
  /** Our name in the log, and the client's as far as it is known beforehand. */
  party: string;
  client?: string;
  host?: string;
  /** 0 or absent: any free port. */
  port?: number;
  mode?: TlsMode;
  /** It exists for planted faults alone (ICS2-SEED-20, ICS2-SEC-15, ICS2-SEC-17, EAEU-2009-05). */
  alsoAdmits?: Admission;
  observe?: WireObserver;
  /** Told what each client offers, before its handshake. Like {@link ListenerOptions.onEnded} it makes the listener read that, and then it is in the log as well. */
  onHello?: (hello: ClientHello) => void;
  /** Told each connection at its end. */
  onEnded?: (connection: EndedConnection) => void;
  limits?: Partial<ListenerLimits>;
}

export interface TlsListener {
  host: string;
  port: number;
  /** Shows another face in handshakes from now on, or its own again. Open connections are cut first, and told, so that the next request needs a handshake. */
  show(face?: Partial<ServerFace>): Promise<void>;
  /** Cuts every connection and drops each new one before its handshake, as in an outage; each is reported as refused. */
  suspend(): void;
  resume(): void;
  /** Destroys every connection and stops listening. Can be called again. */
  close(): Promise<void>;
}

/** Detail of a handshake that did not begin because of an outage. */
export const OUTAGE = 'connection dropped: outage';

/** Node drops a connection when there are at least so many already; 0 would mean no bound. */
const NO_CONNECTIONS = -1;

/**
 * Mutual TLS on `host:port`: asks every client for its certificate, reports each handshake with its true outcome, and
 * passes on only sockets of clients it trusts, with their certificate. Fails closed: whatever is not a verified
 * certificate is refused, also where the TLS library gives no reason.
 * `reset` ends a connection by RST, as a crashing server does. Throws {@link ListenError} when it cannot listen. ICD v3.30, 4.6.1 (two-way TLS, at least 1.2).
 */
export async function listenMutualTls(options: ListenerOptions, admitted: (socket: tls.TLSSocket, peer: TlsPeer, reset: () => void) => void): Promise<TlsListener> {
  const { party, client = 'iut', host = '127.0.0.1', mode = 'explaining', alsoAdmits, observe = () => {}, onHello, onEnded } = options;
  const limits = { ...DEFAULT_LISTENER_LIMITS, ...options.limits };
  /** All connections, also those still in the handshake. Only these sockets can send a reset. */
  const carriers = new Map<Socket, Carrier>();
  const ended = (carrier: Carrier): void => {
    // An aborted handshake is known only after its connection has closed.
    if (!carrier.closed || carrier.handshake === undefined || !carriers.delete(carrier.tcp)) return;
    onEnded?.({ hello: carrier.hello, handshake: carrier.handshake, clientPort: carrier.clientPort, bytesReceived: carrier.secure?.bytesRead ?? 0 });
  };
  const report = (carrier: Carrier | undefined, secure: tls.TLSSocket | undefined, refusal?: TlsRefusal, detail?: string): void => {
    const handshake: WireHandshake = {
      kind: 'handshake', server: party, client, outcome: refusal === undefined ? 'accepted' : 'refused',
      ...(refusal === undefined ? {} : { refusal }), ...(detail === undefined ? {} : { detail }),
      ...(carrier?.hello === undefined ? {} : { offered: helloText(carrier.hello) }), ...(secure === undefined ? {} : factsOf(secure)),
    };
    observe(handshake);
    if (carrier === undefined) return;
    carrier.handshake = handshake;
    ended(carrier);
  };
  const carrierOf = (socket: tls.TLSSocket): Carrier | undefined => carriers.get(carrierSocket(socket) ?? socket);
  const secured = tls.createServer({
    ...serverContext(options, options),
    requestCert: true,
    rejectUnauthorized: mode === 'strict' && alsoAdmits === undefined,
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: limits.handshakeTimeoutMs,
  });
  secured.on('secureConnection', (socket) => {
    socket.on('error', () => socket.destroy()); // the peer's doing; without a listener it would end the process
    const carrier = carrierOf(socket);
    const { peer } = factsOf(socket);
    const refused = refusalOf(socket, peer, alsoAdmits);
    if (refused !== undefined) {
      report(carrier, socket, refused.refusal, refused.detail);
      socket.destroy();
      return;
    }
    if (carrier !== undefined) carrier.secure = socket;
    socket.setTimeout(limits.idleTimeoutMs, () => socket.destroy());
    report(carrier, socket);
    const { maxBytesPerConnection } = limits;
    if (maxBytesPerConnection !== undefined) {
      let received = 0;
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > maxBytesPerConnection) socket.destroy();
      });
      socket.pause();
    }
    admitted(socket, peer ?? NOBODY, () => (carrier === undefined ? socket.destroy() : carrier.tcp.resetAndDestroy()));
  });
  secured.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    // In strict mode Node destroys the socket and says ECONNRESET, but leaves the true reason on the socket.
    const why = socket.authorizationError;
    const code = error.code ?? error.message;
    if (why) report(carrierOf(socket), socket, refusalOfCertificate(String(why)), String(why));
    else report(carrierOf(socket), socket, refusalOfHandshake(code), code);
    socket.destroy();
  });

  const server = createTcpServer((tcp) => {
    const carrier: Carrier = { tcp, clientPort: tcp.remotePort, closed: false };
    carriers.set(tcp, carrier);
    tcp.on('error', () => tcp.destroy()); // TLS on top reports it too
    tcp.once('close', () => {
      carrier.closed = true;
      ended(carrier);
    });
    const handshake = (hello?: ClientHello): void => {
      carrier.hello = hello;
      if (hello !== undefined) onHello?.(hello);
      secured.emit('connection', tcp);
    };
    if (onHello === undefined && onEnded === undefined) return handshake();
    lookAtFirstFlight(tcp, limits.handshakeTimeoutMs, handshake, (why) => {
      report(carrier, undefined, refusalOfHandshake(why), why);
      tcp.destroy();
    });
  });
  server.maxConnections = limits.maxConnections;
  let suspended = false;
  server.on('drop', () => {
    if (suspended) observe({ kind: 'handshake', server: party, client, outcome: 'refused', refusal: 'handshake-failed', detail: OUTAGE });
  });

  await listen(server, host, options.port ?? 0);
  server.on('error', () => {}); // accept() failing (too many files) must not end the process; clients see a timeout
  const cut = (): void => {
    for (const { secure, tcp } of carriers.values()) {
      secure?.destroy();
      tcp.destroy();
    }
  };
  let closing: Promise<void> | undefined;
  return {
    host,
    port: (server.address() as AddressInfo).port,
    show: async (face = {}) => {
      secured.setSecureContext(serverContext({ ...options, ...face }, options));
      const closed = [...carriers.keys()].map((tcp) => new Promise((resolve) => void tcp.once('close', resolve)));
      cut();
      await Promise.all(closed);
    },
    suspend: () => {
      suspended = true;
      // The port stays ours: a freed one could be taken by another process before the outage is over.
      server.maxConnections = NO_CONNECTIONS;
      cut();
    },
    resume: () => {
      suspended = false;
      server.maxConnections = limits.maxConnections;
    },
    close: () => {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      });
      return closing;
    },
  };
}
