import * as net from 'node:net';
import * as tls from 'node:tls';
import { connectOptions, hostOf, type ClientOptions } from './client';
import { wireErrorOf, type Phase, type WireError } from './wire-error';

/** One thing to do to the server, in order. `close` ends politely, `reset` tears the connection down. */
export type RawStep = { send: Buffer } | { waitMs: number } | { close: true } | { reset: true };

export interface RawOptions extends ClientOptions {
  script: readonly RawStep[];
  /** Bytes of the answer that are kept. */
  maxResponseBytes?: number;
  /** Speak plain TCP to the TLS port: garbage instead of a handshake. */
  plain?: boolean;
}

export interface RawResult {
  /** What came back, cut at `maxResponseBytes`. */
  received: Buffer;
  /** `peer`: it closed or refused; `us`: the script did; `limit`: `timeoutMs` ran out while the peer kept the line open. */
  endedBy: 'peer' | 'us' | 'limit';
  /** How far we came, and what the socket said if it failed. */
  phase: Phase;
  error?: WireError;
}

const DEFAULT_MAX_RECEIVED = 1024 * 1024;

/**
 * A sender that keeps to no protocol: slow bodies, cuts in the middle, garbage, thousands of header lines. For tests and
 * scenarios that must show a server surviving it. Bounded by `timeoutMs` in all; after the last step it waits for the
 * peer to close. Never rejects for what the peer does.
 */
export function rawTls(options: RawOptions): Promise<RawResult> {
  const url = new URL(options.url);
  const { maxResponseBytes = DEFAULT_MAX_RECEIVED, plain = false } = options;
  return new Promise((resolve) => {
    let phase: Phase = 'connecting';
    let settled = false;
    let pause: NodeJS.Timeout | undefined;
    let kept = 0;
    const chunks: Buffer[] = [];
    const tcp = net.connect({ host: hostOf(url), port: Number(url.port || 443) });
    const socket: net.Socket = plain ? tcp : tls.connect({ ...connectOptions(url, options), socket: tcp });

    const finish = (endedBy: RawResult['endedBy'], error?: WireError): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(pause);
      socket.destroy();
      resolve({ received: Buffer.concat(chunks), endedBy, phase, ...(error === undefined ? {} : { error }) });
    };
    const timer = setTimeout(() => finish('limit'), options.timeoutMs);
    tcp.on('error', () => {}); // the TLS socket on top reports it too
    tcp.once('connect', () => { phase = plain ? 'secure' : 'handshake'; });
    socket.on('error', (error) => finish('peer', wireErrorOf(error, phase, options.url)));
    socket.once('close', () => finish('peer'));
    socket.on('data', (chunk: Buffer) => {
      const room = maxResponseBytes - kept;
      if (room <= 0) return;
      chunks.push(chunk.subarray(0, room));
      kept += Math.min(room, chunk.length);
    });

    const step = (index: number): void => {
      if (settled) return;
      const next = options.script[index];
      if (next === undefined) return; // the peer's turn: it answers and closes, or the limit ends it
      const proceed = (): void => step(index + 1);
      if ('send' in next) socket.write(next.send, proceed);
      else if ('waitMs' in next) pause = setTimeout(proceed, next.waitMs);
      else if ('close' in next) socket.end(() => finish('us'));
      else {
        tcp.resetAndDestroy(); // RST instead of FIN; the TLS socket on top cannot
        finish('us');
      }
    };
    socket.once(plain ? 'connect' : 'secureConnect', () => {
      phase = 'secure';
      step(0);
    });
  });
}
