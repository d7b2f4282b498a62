import * as net from 'node:net';
import { hostOf } from './client';
import { suiteName } from './suites';
import { numberOf, versionOf, type TlsVersion } from './versions';
import { wireErrorOf, type WireError } from './wire-error';

/** A handshake that is offered with one version and nothing newer. */
export interface Offer {
  /** `https://host:port`. */
  url: string;
  version: Exclude<TlsVersion, 'TLSv1.3'>;
  /** Numbers of the suites, most wanted first. */
  suites: readonly number[];
  /** 32 fresh bytes. */
  random: Uint8Array;
  /** Bound on everything together, in milliseconds. */
  timeoutMs: number;
}

/** What a server makes of an offer. `refused` is an alert or a closed connection, in `how`; `no-answer` is neither and no ServerHello. */
export type OfferAnswer =
  | { kind: 'agreed'; version: string; suite: number }
  | { kind: 'refused'; how: string }
  | { kind: 'no-answer'; why: string }
  | { kind: 'unreachable'; error: WireError };

const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 0xff])));
const sized = (octets: 1 | 2 | 3, bytes: Buffer): Buffer => {
  const length = Buffer.alloc(octets);
  length.writeUIntBE(bytes.length, 0, octets);
  return Buffer.concat([length, bytes]);
};
const extension = (type: number, content: Buffer): Buffer => Buffer.concat([u16(type), sized(2, content)]);

/** x25519, P-256, P-384, P-521. */
const GROUPS = extension(10, sized(2, u16(0x001d, 0x0017, 0x0018, 0x0019)));
const POINT_FORMATS = extension(11, sized(1, Buffer.from([0])));
/** ECDSA, RSA-PSS and RSA with SHA-256 to SHA-512, and with SHA-1 last. */
const SIGNATURES = extension(13, sized(2, u16(0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201)));
const RENEGOTIATION_INFO = extension(0xff01, sized(1, Buffer.alloc(0)));

/** A ClientHello for one version, as bytes (RFC 5246, 7.4.1.2; RFC 6101, 5.6.1.2: SSL 3.0 knows no extensions). */
export function clientHello({ version, suites, random }: Pick<Offer, 'version' | 'suites' | 'random'>): Buffer {
  const extensions = [GROUPS, POINT_FORMATS, RENEGOTIATION_INFO, ...(version === 'TLSv1.2' ? [SIGNATURES] : [])];
  const body = Buffer.concat([
    u16(numberOf(version)), random, sized(1, Buffer.alloc(0)), sized(2, u16(...suites)), sized(1, Buffer.from([0])),
    ...(version === 'SSLv3' ? [] : [sized(2, Buffer.concat(extensions))]),
  ]);
  const record = version === 'SSLv3' ? 0x0300 : 0x0301;
  return Buffer.concat([Buffer.from([0x16]), u16(record), sized(2, Buffer.concat([Buffer.from([1]), sized(3, body)]))]);
}

/** RFC 5246, 7.2.2, those that end a handshake over version, suite or certificate. */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify', 10: 'unexpected_message', 40: 'handshake_failure', 42: 'bad_certificate', 46: 'certificate_unknown', 47: 'illegal_parameter', 50: 'decode_error',
  70: 'protocol_version', 71: 'insufficient_security', 80: 'internal_error', 86: 'inappropriate_fallback', 112: 'unrecognized_name', 116: 'certificate_required',
};

/** The server's first message once it is whole; undefined asks for more. */
function readAnswer(bytes: Buffer): OfferAnswer | undefined {
  if (bytes.length < 5) return undefined;
  const content = bytes.subarray(5, 5 + bytes.readUInt16BE(3));
  if (bytes[0] === 0x15) return content.length < 2 ? undefined : { kind: 'refused', how: `alert ${ALERTS[content[1]!] ?? String(content[1])}` };
  if (bytes[0] !== 0x16 || bytes[1] !== 3) return { kind: 'no-answer', why: 'what came back is no TLS' };
  // Handshake header, version, random and length of the session id; then the id and the suite.
  if (content.length < 39 || content.length < 41 + content[38]!) return undefined;
  if (content[0] !== 2) return { kind: 'no-answer', why: `handshake message ${content[0]} came back instead of a ServerHello` };
  const version = content.readUInt16BE(4);
  return { kind: 'agreed', version: versionOf(version) ?? `version 0x${version.toString(16)}`, suite: content.readUInt16BE(39 + content[38]!) };
}

/** No ServerHello is longer, and nothing behind it is of interest. */
const MAX_ANSWER_BYTES = 32 * 1024;

/**
 * Offers a server one version and a choice of suites, written by hand, and ends the connection after its answer: the libraries of our time neither speak what
 * must be refused nor tell exactly what was answered. Never rejects for what the server does.
 */
export function offerTls(offer: Offer): Promise<OfferAnswer> {
  const url = new URL(offer.url);
  return new Promise((resolve) => {
    let connected = false;
    let settled = false;
    let received = Buffer.alloc(0);
    const socket = net.connect({ host: hostOf(url), port: Number(url.port || 443) });
    const finish = (answer: OfferAnswer): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ kind: 'no-answer', why: `neither a ServerHello nor an end within ${offer.timeoutMs} ms` }), offer.timeoutMs);
    socket.on('error', (error) => finish(connected ? { kind: 'refused', how: 'connection reset' } : { kind: 'unreachable', error: wireErrorOf(error, 'connecting', offer.url) }));
    socket.once('close', () => finish({ kind: 'refused', how: 'connection closed' }));
    socket.once('connect', () => {
      connected = true;
      socket.write(clientHello(offer));
    });
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]).subarray(0, MAX_ANSWER_BYTES);
      const answer = readAnswer(received);
      if (answer !== undefined) finish(answer);
      else if (received.length === MAX_ANSWER_BYTES) finish({ kind: 'no-answer', why: 'a ServerHello without an end' });
    });
  });
}

/**
 * Which of `suites` a server takes: what it has chosen is left out of the next offer, until it refuses the rest. As many connections as it takes suites,
 * and one. `last` is the answer that ended it.
 */
export async function suitesTaken(offer: Offer): Promise<{ taken: number[]; last: OfferAnswer }> {
  const taken: number[] = [];
  for (;;) {
    const suites = offer.suites.filter((suite) => !taken.includes(suite));
    if (suites.length === 0) return { taken, last: { kind: 'refused', how: 'none was left to offer' } };
    const last = await offerTls({ ...offer, suites });
    if (last.kind !== 'agreed' || !suites.includes(last.suite)) return { taken, last };
    taken.push(last.suite);
  }
}

/** One line for a check. */
export function answerText(answer: OfferAnswer): string {
  switch (answer.kind) {
    case 'agreed': return `agreed on ${answer.version} with ${suiteName(answer.suite)}`;
    case 'refused': return `refused (${answer.how})`;
    case 'no-answer': return answer.why;
    case 'unreachable': return answer.error.message;
  }
}
