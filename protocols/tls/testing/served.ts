import type { Pki } from '../../../certs/pki';
import { WallClock } from '../../time/clock';
import { RandomIds } from '../../time/ids';
import type { WireHandshake } from '../../wire';
import type { createMutualTlsEndpoint, Misbehaviour, MutualTlsEndpoint } from '../endpoint';
import type { PartyRequest } from '../handler';
import type { HttpsServer } from '../https-server';
import type { EndedConnection, ListenerLimits } from '../listener';
import { postOverTls, type PostResult } from '../post';
import { rawTls, type RawOptions, type RawResult } from '../raw';

/** A server of ours with tight limits, and clients of every manner, for the tests of this folder. */
export const MAX_BODY = 100_000;
export const LIMITS: Partial<ListenerLimits> = { idleTimeoutMs: 250, handshakeTimeoutMs: 250, maxConnections: 20 };

const clock = new WallClock();
const ids = new RandomIds();

export interface Served<T> {
  server: T;
  requests: PartyRequest[];
  errors: Error[];
  misbehaved: Misbehaviour[];
  handshakes: WireHandshake[];
  ended: EndedConnection[];
}

/** Answers each request with the length of its body and a letter of two octets; `/fail` makes the handler throw. */
export async function serve<T extends MutualTlsEndpoint | HttpsServer>(
  pki: Pki, make: (options: Parameters<typeof createMutualTlsEndpoint>[0]) => Promise<T>, limits: Partial<ListenerLimits> = LIMITS,
): Promise<Served<T>> {
  const served: Served<T> = { server: undefined as never, requests: [], errors: [], misbehaved: [], handshakes: [], ended: [] };
  served.server = await make({
    party: 'trader-interface', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), clock, ids,
    maxBodyBytes: MAX_BODY, limits,
    onEnded: (connection) => served.ended.push(connection),
    observe: (event) => { if (event.kind === 'handshake') served.handshakes.push(event); },
    handler: async (request) => {
      served.requests.push(request);
      if (request.path === '/fail') throw new Error('planned');
      return { status: 200, headers: { 'Content-Length': '1', 'x-answer': 'yes' }, body: `${request.body.length} ү` };
    },
    onError: (error) => served.errors.push(error),
    onMisbehaviour: (kind) => served.misbehaved.push(kind),
  });
  return served;
}

export interface Clients {
  post(url: string, body?: Buffer | string, headers?: Record<string, string>, timeoutMs?: number): Promise<PostResult>;
  raw(url: string, script: RawOptions['script'], more?: Partial<RawOptions>): Promise<RawResult>;
}

/** Clients that show the operator's certificate. */
export function clientsOf(pki: () => Pki): Clients {
  const shown = (): Pick<RawOptions, 'ca' | 'identity'> => ({ ca: pki().trustAnchors('tls'), identity: pki().identity('operator.tls') });
  return {
    post: (url, body = 'x', headers = {}, timeoutMs = 3_000) => postOverTls({ url, body: Buffer.from(body), headers, timeoutMs, ...shown() }),
    raw: (url, script, more = {}) => rawTls({ url, script, timeoutMs: 3_000, ...shown(), ...more }),
  };
}

/** Head of a request with a Content-Length, or with the framing lines given. */
export const head = (framing: number | string): Buffer =>
  Buffer.from(`POST / HTTP/1.1\r\nhost: x\r\n${typeof framing === 'number' ? `content-length: ${framing}` : framing}\r\n\r\n`);

export const statusOf = (result: RawResult): string => result.received.toString('latin1').split('\r\n', 1)[0]!;
