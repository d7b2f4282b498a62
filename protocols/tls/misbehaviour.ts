import type { Clock } from '../time/clock';

/**
 * How an endpoint can be told to treat one request. With the ways that spoil an answer (`cut-...`, `drip`) the status line and headers are
 * those of the answer that was due, so that a client which believes a status code alone is found out.
 */
export type Misbehaviour =
  /** The connection is closed, or reset, before the first byte of an answer. */
  | 'close-without-answer'
  | 'reset'
  /** Nothing is said until the client gives up; see `limitMs` of misbehaveOnce. */
  | 'never-answer'
  /** A page for people, as a gateway sends it whose back end is gone. */
  | 'status-503'
  /** All headers of the answer, and not one byte of its body. */
  | 'cut-after-headers'
  /** Half of the body. */
  | 'cut-in-body'
  /** The body byte by byte, each soon enough for a client that waits for the next one only. */
  | 'drip';

export const UNAVAILABLE_PAGE = '<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head>'
  + '<body><h1>Service Unavailable</h1><p>The server cannot handle the request at present. Please try again later.</p></body></html>\n';

/** What becomes of an answer's bytes on their way to the client; when it returns, the connection is ended. */
export type Distortion = (answer: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>;

const END_OF_HEADERS = '\r\n\r\n';
/** Between two bytes of a dripped body. A client that counts silence only never gives up on it. Milliseconds. */
const DRIP_MS = 50;
/** Headers of our own making; beyond this there is no end of them to be found. */
const MAX_HEAD_BYTES = 64 * 1024;

interface Head {
  /** Status line and headers with the empty line. */
  bytes: Buffer;
  /** What of the body came with them. */
  rest: Buffer;
  bodyLength: number;
}

async function readHead(answer: AsyncIterator<Buffer>): Promise<Head | undefined> {
  let seen = Buffer.alloc(0);
  while (seen.length <= MAX_HEAD_BYTES) {
    const next = await answer.next();
    if (next.done === true) return undefined;
    seen = Buffer.concat([seen, next.value]);
    const at = seen.indexOf(END_OF_HEADERS);
    if (at === -1) continue;
    const bytes = seen.subarray(0, at + END_OF_HEADERS.length);
    const stated = /^content-length:\s*(\d+)/im.exec(bytes.toString('latin1'))?.[1];
    return { bytes, rest: seen.subarray(bytes.length), bodyLength: Number(stated ?? 0) };
  }
  return undefined;
}

/** Headers, and of the body as much as `share` of it. */
const cutAt = (share: number): Distortion => async function* (answer) {
  const bytes = answer[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  if (head === undefined) return;
  yield head.bytes;
  let left = Math.floor(head.bodyLength * share);
  let part: Buffer | undefined = head.rest;
  while (part !== undefined && left > 0) {
    if (part.length > 0) yield part.subarray(0, left);
    left -= part.length;
    // More is asked for only where more is wanted: a connection that is kept alive would not end by itself.
    part = left > 0 ? ((await bytes.next()).value as Buffer | undefined) : undefined;
  }
};

/** Headers, then the body byte by byte until `limitMs` are over. */
const drip = (clock: Clock, limitMs: number): Distortion => async function* (answer) {
  const bytes = answer[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  if (head === undefined) return;
  yield head.bytes;
  const until = clock.now() + limitMs;
  const pause = (): Promise<void> => new Promise((resolve) => void clock.at(clock.now() + DRIP_MS, resolve));
  for (let part: Buffer | undefined = head.rest; part !== undefined; part = (await bytes.next()).value as Buffer | undefined) {
    for (let at = 0; at < part.length; at++) {
      await pause();
      if (clock.now() >= until) return;
      yield part.subarray(at, at + 1);
    }
  }
};

/** How the answer is spoilt on its way, where the misbehaviour is one of the answer's bytes. */
export function distortionOf(kind: Misbehaviour, clock: Clock, limitMs: number): Distortion | undefined {
  switch (kind) {
    case 'cut-after-headers': return cutAt(0);
    case 'cut-in-body': return cutAt(0.5);
    case 'drip': return drip(clock, limitMs);
    default: return undefined;
  }
}
