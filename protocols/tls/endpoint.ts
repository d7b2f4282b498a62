// mockttp brings a second copy of the library that makes certificates. Whichever copy is loaded first works; ours has to be that one.
import 'reflect-metadata';
import '@peculiar/x509';
import { getLocal, type CompletedRequest, type Mockttp } from 'mockttp';
import type { Clock } from '../time/clock';
import type { IdSource } from '../time/ids';
import { createTlsFront, type FrontConnection, type Leftover, type TlsFront } from './front';
import {
  answer, DEFAULT_MAX_BODY_BYTES, MAX_HEADER_LINES, requestFrom, tooLarge, tooManyHeaders,
  type FinishedResponse, type HandlerErrorReport, type PartyHandler, type PartyRequest,
} from './handler';
import type { ListenerOptions, TlsListener } from './listener';
import { distortionOf, UNAVAILABLE_PAGE, type Misbehaviour } from './misbehaviour';

export type { Misbehaviour };

/** How one scripted misbehaviour is carried out. */
export interface MisbehaviourOptions {
  /** The handler works first and only its answer is spoilt, as when a receipt does not arrive; otherwise the handler never sees the request. */
  afterHandling?: boolean;
  /** How long a client is kept waiting at most (`never-answer`, `drip`) before it is cut off, ms. */
  limitMs?: number;
}

/** No client waits longer than this; a public one gives up after 100 s. */
const DEFAULT_LIMIT_MS = 120_000;

export interface EndpointOptions extends ListenerOptions {
  /** The wall clock: for the Date header and for how long a refused client may linger. */
  clock: Clock;
  ids: IdSource;
  /** A larger body gets 413 and is not kept. */
  maxBodyBytes?: number;
  handler: PartyHandler;
  /** Told what a handler threw; the client got 500. */
  onError?: HandlerErrorReport;
  /** Told each request that a scripted misbehaviour met, since the handler may not see it. */
  onMisbehaviour?: (kind: Misbehaviour, request: PartyRequest) => void;
}

export interface MutualTlsEndpoint extends TlsListener {
  url: string;
  /** Where mockttp listens behind the front. Whoever goes there directly has shown no certificate and is reset. */
  innerPort: number;
  /**
   * The next request that no earlier call claims is treated so. What spoils an answer (`cut-after-headers`, `cut-in-body`, `drip`) needs one
   * and implies `afterHandling`.
   */
  misbehaveOnce(kind: Misbehaviour, options?: MisbehaviourOptions): Promise<void>;
  /** Forgets misbehaviours that no request has met yet. */
  behave(): void;
}

/** How long a client whose body was refused may go on sending before it is cut, so that it can read the 413. Milliseconds. */
const DRAIN_MS = 1_000;

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

type Outcome = FinishedResponse | 'close' | 'reset';

function page(status: number, html: string): FinishedResponse {
  const body = Buffer.from(html, 'utf8');
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'content-length': String(body.length) }, body };
}

/**
 * What mockttp wants from a callback: a raw body, so that it neither re-encodes nor decorates anything. It also leaves
 * out the Date that a server with a clock must send (RFC 9110, 6.6.1), by which a peer may notice that clocks differ.
 */
const forMockttp = (outcome: Outcome, now: number): 'close' | 'reset' | { statusCode: number; headers: Record<string, string>; rawBody: Buffer } =>
  (typeof outcome === 'string' ? outcome : { statusCode: outcome.status, headers: { date: new Date(now).toUTCString(), ...outcome.headers }, rawBody: outcome.body });

/**
 * One simulated party's endpoint: mutual TLS at the front, mockttp behind it on plain loopback HTTP for rules and
 * faults (why: docs/decisions; mockttp cannot demand a client certificate). Reports handshakes through `observe`;
 * messages are the handler owner's to report, who alone knows what they are called.
 * Throws ListenError when it cannot listen.
 */
export async function createMutualTlsEndpoint(options: EndpointOptions): Promise<MutualTlsEndpoint> {
  const { clock, ids, handler, onError = () => {}, onMisbehaviour = () => {}, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const mock: Mockttp = getLocal({ http2: false, recordTraffic: false, suggestChanges: false, maxBodySize: maxBodyBytes });
  await mock.start(0);
  let front: TlsFront;
  let ended = false;
  /** No handler ever sees these, so their report falls to us. */
  const onLeftover = ({ bytes, length, answer, peer }: Leftover): void => {
    if (ended) return;
    const exchange = ids.uuid();
    const client = options.client ?? 'iut';
    const between = { kind: 'message' as const, exchange };
    options.observe?.({
      ...between, leg: 'request', from: client, to: options.party, label: 'not a request', bytes, http: { start: bytes.toString('latin1', 0, 200).split('\r\n', 1)[0]!, headers: [] },
      facts: { 'bytes received': String(length), 'bytes kept': String(bytes.length), 'TLS client': peer.subject },
    });
    const label = answer === '' ? 'request cut short' : `refused: ${answer.replace(/^HTTP\/1\.1 /, 'HTTP ')}`;
    options.observe?.({ ...between, leg: 'response', from: options.party, to: client, label, bytes: Buffer.alloc(0), http: { start: answer || '(no answer)', headers: [] } });
  };
  try {
    front = await createTlsFront({ ...options, upstreamPort: mock.port, onLeftover });
  } catch (error) {
    await mock.stop();
    throw error;
  }
  /** Bytes seen on a connection when its previous request ended: the difference is the size of the present one. */
  const marks = new WeakMap<FrontConnection, number>();
  const release = new AbortController();

  const admit = (raw: CompletedRequest): { refused: Outcome } | { request: PartyRequest; connection: FrontConnection } => {
    const connection = LOOPBACK.has(raw.remoteIpAddress ?? '') ? front.connection(raw.remotePort ?? -1) : undefined;
    // mockttp listens on every interface. Who did not come through the front has shown no certificate.
    if (connection === undefined) return { refused: 'reset' };
    const sent = connection.bytesReceived() - (marks.get(connection) ?? 0);
    marks.set(connection, connection.bytesReceived());
    // mockttp hands on an empty body in place of one that is too large.
    const declared = Number(raw.headers['content-length'] ?? 0);
    if (raw.body.buffer.length === 0 && (declared > maxBodyBytes || sent > maxBodyBytes)) {
      clock.at(clock.now() + DRAIN_MS, connection.destroy);
      return { refused: tooLarge(maxBodyBytes) };
    }
    if (raw.rawHeaders.length > MAX_HEADER_LINES) return { refused: tooManyHeaders() };
    connection.taken();
    // An absolute-form target (`POST http://host/path`) is legal HTTP; `path` is the same for both.
    return { connection, request: requestFrom({ method: raw.method, path: raw.path, rawHeaders: raw.rawHeaders, body: raw.body.buffer, peer: connection.peer }, ids) };
  };

  const serve = async (raw: CompletedRequest): Promise<Outcome> => {
    const entry = admit(raw);
    return 'refused' in entry ? entry.refused : await answer(handler, entry.request, onError);
  };

  /** Ends when the endpoint closes or the limit is over; until then the client waits, or goes away by itself. */
  const silence = (limitMs: number): Promise<'close'> => new Promise((resolve) => {
    const end = (): void => {
      cancel();
      release.signal.removeEventListener('abort', end);
      resolve('close');
    };
    const cancel = clock.at(clock.now() + limitMs, end);
    if (release.signal.aborted) end();
    else release.signal.addEventListener('abort', end);
  });

  const misbehave = async (kind: Misbehaviour, { afterHandling = false, limitMs = DEFAULT_LIMIT_MS }: MisbehaviourOptions, raw: CompletedRequest): Promise<Outcome> => {
    const entry = admit(raw);
    if ('refused' in entry) return entry.refused;
    onMisbehaviour(kind, entry.request);
    const distortion = distortionOf(kind, clock, limitMs);
    if (distortion !== undefined) {
      const due = await answer(handler, entry.request, onError);
      entry.connection.distort(distortion);
      return due;
    }
    if (afterHandling) await answer(handler, entry.request, onError);
    switch (kind) {
      case 'reset': return 'reset';
      case 'never-answer': return silence(limitMs);
      case 'status-503': return page(503, UNAVAILABLE_PAGE);
      default: return 'close';
    }
  };

  /** A rule of an earlier generation was called off: it serves like the handler's own. */
  let generation = 0;
  await mock.forUnmatchedRequest().thenCallback(async (raw) => forMockttp(await serve(raw), clock.now()));

  let closing: Promise<void> | undefined;
  return {
    url: `https://${front.host.includes(':') ? `[${front.host}]` : front.host}:${front.port}`,
    host: front.host,
    port: front.port,
    innerPort: mock.port,
    misbehaveOnce: async (kind, how = {}) => {
      const own = generation;
      await mock.forAnyRequest().once().thenCallback(
        async (raw) => forMockttp(own === generation ? await misbehave(kind, how, raw) : await serve(raw), clock.now()));
    },
    behave: () => {
      generation += 1;
    },
    show: front.show,
    suspend: front.suspend,
    resume: front.resume,
    close: () => {
      closing ??= (async () => {
        release.abort();
        ended = true; // what we cut ourselves is nobody's half request
        await front.close();
        await mock.stop();
      })();
      return closing;
    },
  };
}
