import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Clock } from '../time/clock';
import type { IdSource } from '../time/ids';
import type { TlsPeer } from '../wire';
import {
  answer, DEFAULT_MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_HEADER_LINES, pairs, requestFrom, tooLarge, tooManyHeaders,
  type FinishedResponse, type HandlerErrorReport, type PartyHandler,
} from './handler';
import { DEFAULT_LISTENER_LIMITS, listenMutualTls, type ListenerOptions, type TlsListener } from './listener';
import { requestTimer, type RequestTimer } from './request-timer';

export interface HttpsServerOptions extends ListenerOptions {
  /** The wall clock: for how long a refused client may linger. */
  clock: Clock;
  ids: IdSource;
  maxBodyBytes?: number;
  handler: PartyHandler;
  onError?: HandlerErrorReport;
}

export interface HttpsServer extends TlsListener {
  url: string;
}

/** How long a client whose body was refused may go on sending before it is cut, so that it can read the 413. Milliseconds. */
const DRAIN_MS = 1_000;

/** The whole body, or undefined as soon as it is larger than `maxBytes`. Rejects when the client goes away. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return resolve(undefined);
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) {
        chunks.length = 0;
        resolve(undefined);
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the client went away')));
  });
}

function send(response: ServerResponse, { status, headers, body }: FinishedResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}

/**
 * The plain variant: Node's own HTTP directly behind mutual TLS, with the same handlers and the same admission as
 * {@link createMutualTlsEndpoint}, without scripted faults. For reference implementations and where speed is measured.
 * Throws ListenError when it cannot listen.
 */
export async function createHttpsServer(options: HttpsServerOptions): Promise<HttpsServer> {
  const { clock, ids, handler, onError = () => {}, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const { requestTimeoutMs } = { ...DEFAULT_LISTENER_LIMITS, ...options.limits };
  const clients = new WeakMap<object, { peer: TlsPeer; timer: RequestTimer }>();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const client = clients.get(request.socket);
    if (client === undefined) {
      request.socket.destroy(); // cannot happen: only admitted sockets are handed in below
      return;
    }
    const { peer, timer } = client;
    // The time until the next request counts as its own: Node's keep-alive is far shorter.
    response.once('finish', timer.begun);
    const rawHeaders = pairs(request.rawHeaders);
    if (rawHeaders.length > MAX_HEADER_LINES) return send(response, tooManyHeaders());
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) {
      clock.at(clock.now() + DRAIN_MS, () => request.socket.destroy());
      request.resume();
      return send(response, tooLarge(maxBodyBytes));
    }
    timer.whole();
    const parts = { method: request.method ?? '', path: request.url ?? '', rawHeaders, body, peer };
    send(response, await answer(handler, requestFrom(parts, ids), onError));
  };

  // Never listens itself: it is handed sockets whose TLS is done.
  const http = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    response.on('error', () => request.socket.destroy());
    serve(request, response).catch(() => request.socket.destroy());
  });
  const listener = await listenMutualTls(options, (socket: TLSSocket, peer) => {
    const timer = requestTimer(requestTimeoutMs, () => socket.destroy());
    clients.set(socket, { peer, timer });
    socket.once('close', timer.whole);
    timer.begun();
    http.emit('connection', socket);
  });
  return {
    ...listener,
    url: `https://${listener.host.includes(':') ? `[${listener.host}]` : listener.host}:${listener.port}`,
    close: async () => {
      http.closeAllConnections();
      http.close();
      await listener.close();
    },
  };
}
