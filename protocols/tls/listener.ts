import type { KeyObject } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import * as tls from 'node:tls';
import type { TlsPeer, TlsRefusal, WireObserver } from '../wire';
import { peerOf } from './peer';
import { refusalOfCertificate, refusalOfHandshake } from './refusal';

/** What a party shows of itself in a handshake. Structural, so that any source of keys will do. */
export interface TlsIdentity {
  /** PEM; used unless `key` is given. */
  keyPem: string;
  key?: KeyObject;
  /** PEM, leaf first, with the issuing authorities. */
  chainPem: string;
}

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
  /** Bytes a client may send over one connection; absent = no bound here (the HTTP layer bounds each body). */
  maxBytesPerConnection?: number;
}

export const DEFAULT_LISTENER_LIMITS: ListenerLimits = { maxConnections: 200, handshakeTimeoutMs: 10_000, idleTimeoutMs: 120_000 };

export interface ListenerOptions {
  /** Our name in the log, and the client's as far as it is known beforehand. */
  party: string;
  client?: string;
  host?: string;
  /** 0 or absent: any free port. */
  port?: number;
  identity: TlsIdentity;
  /** Root certificates (PEM) that client certificates must lead to. */
  ca: readonly string[];
  /** Revocation lists (PEM), one for every authority under `ca`, roots included; absent = no lookup. */
  crl?: readonly string[];
  mode?: TlsMode;
  minVersion?: tls.SecureVersion;
  maxVersion?: tls.SecureVersion;
  observe?: WireObserver;
  limits?: Partial<ListenerLimits>;
}

export interface TlsListener {
  host: string;
  port: number;
  /** Cuts every connection and drops each new one before its handshake, as in an outage; each is reported as refused. */
  suspend(): void;
  resume(): void;
  /** Destroys every connection and stops listening. Can be called again. */
  close(): Promise<void>;
}

/** A port or address that cannot be listened on; `hint` says what to change. */
export class ListenError extends Error {
  readonly code = 'TLS-LISTEN';

  constructor(message: string, readonly hint: string, options?: { cause?: unknown }) {
    super(`TLS-LISTEN: ${message}. ${hint}`, options);
    this.name = 'ListenError';
  }
}

/** Detail of a handshake that did not begin because of an outage. */
export const OUTAGE = 'connection dropped: outage';

/** Node drops a connection when there are at least so many already; 0 would mean no bound. */
const NO_CONNECTIONS = -1;

function facts(socket: tls.TLSSocket): { peer?: TlsPeer; protocol?: string; cipher?: string } {
  // A handshake that our own close() cuts short comes by as `tlsClientError`, with a socket whose SSL object is freed; Node 20 asks it all the
  // same and takes the whole process down (SIGSEGV in SSL_get_version).
  if (socket.destroyed) return {};
  try {
    const certificate = socket.getPeerX509Certificate();
    const protocol = socket.getProtocol();
    const cipher = protocol === null ? undefined : socket.getCipher()?.name;
    return {
      ...(certificate === undefined ? {} : { peer: peerOf(certificate.raw) }),
      ...(protocol === null ? {} : { protocol }),
      ...(cipher === undefined ? {} : { cipher }),
    };
  } catch {
    return {}; // the socket was torn down before we could ask it
  }
}

const endOf = (socket: Socket): string => `${socket.remoteAddress ?? ''} ${socket.remotePort ?? ''}`;

const listen = (server: tls.Server, host: string, port: number): Promise<void> => new Promise((resolve, reject) => {
  server.once('error', (error: NodeJS.ErrnoException) => {
    const hint = error.code === 'EADDRINUSE' ? 'Stop what uses the port, or let the port be 0 for any free one.' : 'Check host and port.';
    reject(new ListenError(`cannot listen on ${host}:${port} (${error.code ?? error.message})`, hint, { cause: error }));
  });
  server.listen(port, host, resolve);
});

/**
 * Mutual TLS on `host:port`: asks every client for its certificate, reports each handshake with its true outcome, and
 * passes on only sockets of clients it trusts, with their certificate. Fails closed: whatever is not a verified
 * certificate is refused, also where the TLS library gives no reason.
 * `reset` ends a connection by RST, as a crashing server does. Throws {@link ListenError} when it cannot listen. ICD v3.30, 4.6.1 (two-way TLS, at least 1.2).
 */
export async function listenMutualTls(options: ListenerOptions, admitted: (socket: tls.TLSSocket, peer: TlsPeer, reset: () => void) => void): Promise<TlsListener> {
  const { party, client = 'iut', host = '127.0.0.1', mode = 'explaining', observe = () => {} } = options;
  const limits = { ...DEFAULT_LISTENER_LIMITS, ...options.limits };
  const open = new Set<tls.TLSSocket>();
  /** TCP connections by the client's end: also those still in the handshake, and the only ones that can send a reset. */
  const carriers = new Map<string, Socket>();
  const report = (socket: tls.TLSSocket, refusal?: TlsRefusal, detail?: string): void => observe({
    kind: 'handshake', server: party, client, outcome: refusal === undefined ? 'accepted' : 'refused',
    ...(refusal === undefined ? {} : { refusal }), ...(detail === undefined ? {} : { detail }), ...facts(socket),
  });
  const server = tls.createServer({
    key: options.identity.key?.export({ type: 'pkcs8', format: 'pem' }) ?? options.identity.keyPem,
    cert: options.identity.chainPem,
    ca: [...options.ca],
    ...(options.crl === undefined ? {} : { crl: [...options.crl] }),
    requestCert: true,
    rejectUnauthorized: mode === 'strict',
    minVersion: options.minVersion ?? 'TLSv1.2',
    ...(options.maxVersion === undefined ? {} : { maxVersion: options.maxVersion }),
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: limits.handshakeTimeoutMs,
  });
  server.maxConnections = limits.maxConnections;
  let suspended = false;
  server.on('drop', () => {
    if (suspended) observe({ kind: 'handshake', server: party, client, outcome: 'refused', refusal: 'handshake-failed', detail: OUTAGE });
  });
  const cutAll = (): void => {
    for (const socket of open) socket.destroy();
    for (const socket of carriers.values()) socket.destroy();
  };

  server.on('connection', (socket) => {
    const end = endOf(socket);
    carriers.set(end, socket);
    socket.once('close', () => { if (carriers.get(end) === socket) carriers.delete(end); });
  });
  server.on('secureConnection', (socket) => {
    socket.on('error', () => socket.destroy()); // the peer's doing; without a listener it would end the process
    const { peer } = facts(socket);
    if (peer === undefined || !socket.authorized) {
      const why = socket.authorizationError === undefined ? '' : String(socket.authorizationError);
      report(socket, peer === undefined ? 'no-certificate' : refusalOfCertificate(why), why || undefined);
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.setTimeout(limits.idleTimeoutMs, () => socket.destroy());
    report(socket);
    const { maxBytesPerConnection } = limits;
    if (maxBytesPerConnection !== undefined) {
      let received = 0;
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > maxBytesPerConnection) socket.destroy();
      });
      socket.pause();
    }
    const carrier = carriers.get(endOf(socket));
    admitted(socket, peer, () => (carrier === undefined ? socket.destroy() : carrier.resetAndDestroy()));
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    // In strict mode Node destroys the socket and says ECONNRESET, but leaves the true reason on the socket.
    const why = socket.authorizationError;
    const code = error.code ?? error.message;
    if (why) report(socket, refusalOfCertificate(String(why)), String(why));
    else report(socket, refusalOfHandshake(code), code);
    socket.destroy();
  });

  await listen(server, host, options.port ?? 0);
  server.on('error', () => {}); // accept() failing (too many files) must not end the process; clients see a timeout
  let closing: Promise<void> | undefined;
  return {
    host,
    port: (server.address() as AddressInfo).port,
    suspend: () => {
      suspended = true;
      // The port stays ours: a freed one could be taken by another process before the outage is over.
      server.maxConnections = NO_CONNECTIONS;
      cutAll();
    },
    resume: () => {
      suspended = false;
      server.maxConnections = limits.maxConnections;
    },
    close: () => {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      });
      return closing;
    },
  };
}
