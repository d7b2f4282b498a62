import { isSuite, suiteName } from './suites';
import { versionOf, type TlsVersion } from './versions';

/** What a client offers in the first message of a handshake. */
export interface ClientHello {
  /** Every version offered, where the client names them (supported_versions, RFC 8446, 4.2.1); otherwise its newest alone. */
  versions: TlsVersion[];
  /** False where the client names only its newest version, so that it may take older ones as well. */
  versionsAreAll: boolean;
  /** In the client's order, without signalling values. */
  suites: number[];
  /** Name that it asks for (SNI, RFC 6066, 3). */
  servername?: string;
  /** It brings a session of an earlier connection (ticket or pre-shared key). */
  resumes: boolean;
}

export type ReadHello = { kind: 'hello'; hello: ClientHello } | { kind: 'incomplete' } | { kind: 'no-hello' };

/** More than any client sends, with keys of post-quantum groups and a session ticket. */
export const MAX_HELLO_BYTES = 32 * 1024;

const HANDSHAKE = 0x16;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;
const SESSION_TICKET = 35;
const PRE_SHARED_KEY = 41;
const SUPPORTED_VERSIONS = 43;

/** The handshake messages of the first records, put together again; undefined where these are no handshake records. */
function unpackRecords(bytes: Buffer): Buffer | undefined {
  const fragments: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] !== HANDSHAKE || (at + 1 < bytes.length && bytes[at + 1] !== 3)) return fragments.length === 0 ? undefined : Buffer.concat(fragments);
    if (at + 5 > bytes.length) break;
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    fragments.push(bytes.subarray(at + 5, end));
    at = end;
  }
  return Buffer.concat(fragments);
}

/** A reader that runs out of bytes throws RangeError, as Buffer does: the message lies about its lengths. */
function cursor(bytes: Buffer): { left(): number; uint(octets: number): number; take(length: number): Buffer; vector(lengthOctets: number): Buffer } {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new RangeError('the message is shorter than it says');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const uint = (octets: number): number => take(octets).readUIntBE(0, octets);
  return { left: () => bytes.length - at, uint, take, vector: (lengthOctets) => take(uint(lengthOctets)) };
}

function numbers(list: Buffer): number[] {
  return Array.from({ length: list.length >> 1 }, (_, index) => list.readUInt16BE(index * 2));
}

function extensionsOf(bytes: Buffer): Map<number, Buffer> {
  const extensions = new Map<number, Buffer>();
  for (const rest = cursor(bytes); rest.left() > 0;) extensions.set(rest.uint(2), rest.vector(2));
  return extensions;
}

function parse(body: Buffer): ClientHello {
  const hello = cursor(body);
  const newest = versionOf(hello.uint(2));
  hello.take(32);
  hello.vector(1);
  const suites = numbers(hello.vector(2)).filter(isSuite);
  hello.vector(1);
  const extensions = hello.left() > 0 ? extensionsOf(hello.vector(2)) : new Map<number, Buffer>();
  const named = extensions.get(SUPPORTED_VERSIONS);
  const versions = named === undefined ? [newest] : numbers(cursor(named).vector(1)).map(versionOf);
  const sni = extensions.get(SERVER_NAME);
  return {
    versions: versions.filter((version) => version !== undefined),
    versionsAreAll: named !== undefined,
    suites,
    ...(sni === undefined ? {} : { servername: servernameOf(sni) }),
    resumes: extensions.has(PRE_SHARED_KEY) || (extensions.get(SESSION_TICKET)?.length ?? 0) > 0,
  };
}

function servernameOf(extension: Buffer): string {
  const entry = cursor(cursor(extension).vector(2));
  entry.uint(1);
  return entry.vector(2).toString('latin1');
}

/**
 * Reads the first bytes of a connection (RFC 5246, 7.4.1.2; RFC 8446, 4.1.2). `incomplete` asks for more, and is not said beyond
 * {@link MAX_HELLO_BYTES}; `no-hello` is anything else, also a message that lies about its lengths. Never throws.
 */
export function readClientHello(bytes: Buffer): ReadHello {
  const more: ReadHello = bytes.length < MAX_HELLO_BYTES ? { kind: 'incomplete' } : { kind: 'no-hello' };
  const messages = unpackRecords(bytes);
  if (messages === undefined) return { kind: 'no-hello' };
  if (messages.length < 4) return more;
  if (messages[0] !== CLIENT_HELLO) return { kind: 'no-hello' };
  const length = messages.readUIntBE(1, 3);
  if (length > MAX_HELLO_BYTES) return { kind: 'no-hello' };
  if (messages.length < 4 + length) return more;
  try {
    return { kind: 'hello', hello: parse(messages.subarray(4, 4 + length)) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'no-hello' };
    throw error;
  }
}

/** One line for a log: `TLSv1.2, TLSv1.3; TLS_AES_256_GCM_SHA384, ...; SNI localhost`. */
export function helloText({ versions, versionsAreAll, suites, servername, resumes }: ClientHello): string {
  return [
    `${versionsAreAll ? '' : 'up to '}${versions.join(', ') || 'no version'}`, suites.map(suiteName).join(', '),
    servername === undefined ? 'no SNI' : `SNI ${servername}`, ...(resumes ? ['brings a session'] : []),
  ].join('; ');
}
