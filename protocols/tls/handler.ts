import type { IdSource } from '../time/ids';
import type { TlsPeer } from '../wire';

/** One HTTP request of a client that TLS has let in. */
export interface PartyRequest {
  method: string;
  /** Path and query as sent. */
  path: string;
  /** Lower-case names; of a repeated header, the values joined by `, `. */
  headers: Record<string, string>;
  /** In wire order, names as sent. */
  rawHeaders: [name: string, value: string][];
  body: Buffer;
  peer: TlsPeer;
  /** Unique in the run; links the request with its answer in the log. */
  exchange: string;
  /** First line of it in the log, where it did not come by HTTP. */
  start?: string;
}

export interface PartyResponse {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

export type PartyHandler = (request: PartyRequest) => Promise<PartyResponse>;

/** What an error in a handler is reported with. Such an error is always ours, never the client's. */
export type HandlerErrorReport = (error: Error, request: PartyRequest) => void;

/** More header lines than this get 431: far above any real message, far below what hurts. */
export const MAX_HEADER_LINES = 200;
/** Bytes of all header lines together (also Node's own default). */
export const MAX_HEADER_BYTES = 16_384;
export const DEFAULT_MAX_BODY_BYTES = 32 * 1024 * 1024;

/** A finished answer: the body is bytes, and content-length says how many, without which the connection cannot be kept. */
export interface FinishedResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export function plainText(status: number, text: string, headers: Record<string, string> = {}): FinishedResponse {
  const body = Buffer.from(`${text}\n`, 'utf8');
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': String(body.length), ...headers }, body };
}

/**
 * Without `connection: close`, on purpose: Node would then close at once, the kernel would answer what is still coming with a reset, and the
 * reset would take the 413 with it before the client has read it. The server ends the connection itself, DRAIN_MS later.
 */
export const tooLarge = (maxBytes: number): FinishedResponse => plainText(413, `The request body is larger than ${maxBytes} bytes.`);

export const tooManyHeaders = (): FinishedResponse =>
  plainText(431, `More than ${MAX_HEADER_LINES} header lines or ${MAX_HEADER_BYTES} bytes of them.`, { connection: 'close' });

/** Joined header values under lower-case names. No prototype: a header may be called `__proto__`. */
export function headersOf(rawHeaders: readonly (readonly [string, string])[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of rawHeaders) {
    const key = name.toLowerCase();
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers;
}

/** `[a, b, c, d]`, as Node lists raw headers, as `[[a, b], [c, d]]`. */
export function pairs(flat: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) result.push([flat[index]!, flat[index + 1]!]);
  return result;
}

export function requestFrom(
  parts: { method: string; path: string; rawHeaders: [string, string][]; body: Buffer; peer: TlsPeer }, ids: IdSource,
): PartyRequest {
  return { ...parts, headers: headersOf(parts.rawHeaders), exchange: ids.uuid() };
}

/** Runs the handler and finishes its answer; whatever it throws becomes a 500 and is reported. Never rejects. */
export async function answer(handler: PartyHandler, request: PartyRequest, onError: HandlerErrorReport): Promise<FinishedResponse> {
  try {
    const { status, headers = {}, body = '' } = await handler(request);
    const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
    const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    return { status, headers: { ...Object.fromEntries(kept), 'content-length': String(bytes.length) }, body: bytes };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    try {
      onError(error, request);
    } catch {
      // A reporter that fails must not leave the client without an answer.
    }
    return plainText(500, 'The simulated party failed to handle this request; see the run log.');
  }
}
