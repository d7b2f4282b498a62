import * as tls from 'node:tls';
import { connectOptions, factsOf, type ClientOptions, type TlsFacts } from './client';
import { WireError, wireErrorOf, type Phase } from './wire-error';

export type ProbeResult = { ok: true; tls: TlsFacts } | { ok: false; error: WireError };

/**
 * With TLS 1.3 the client has finished before the server looks at its certificate, so a refusal comes a moment after
 * `secureConnect`. A server that still listens after this long has accepted us. Milliseconds; generous for a round trip
 * over the open Internet.
 */
export const LATE_REFUSAL_MS = 400;

/**
 * Connects, and says nothing over the connection: the facts of the handshake, or why there is none. For pre-flight checks.
 * `url` may be any `https://host:port`; `lateRefusalMs` as {@link LATE_REFUSAL_MS}. Never rejects (TypeError for a bad URL).
 */
export function probeTls(options: ClientOptions & { lateRefusalMs?: number }): Promise<ProbeResult> {
  const url = new URL(options.url);
  return new Promise((resolve) => {
    let phase: Phase = 'connecting';
    let late: NodeJS.Timeout | undefined;
    let settled = false;
    const socket = tls.connect(connectOptions(url, options));
    const finish = (result: ProbeResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(late);
      socket.destroy();
      resolve(result);
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      const sorted = wireErrorOf(error, phase, options.url);
      // Nothing was asked yet, so a cut right after the handshake can only be about the handshake.
      const refused = phase === 'secure' && sorted.code === 'connection-cut';
      finish({ ok: false, error: refused ? new WireError('tls-refused-by-peer', `closed after the handshake (${sorted.detail})`, options.url, { cause: error }) : sorted });
    };
    const timer = setTimeout(
      () => finish({ ok: false, error: new WireError('timeout', `no TLS handshake within ${options.timeoutMs} ms (${phase})`, options.url) }), options.timeoutMs);
    socket.once('connect', () => { phase = 'handshake'; });
    socket.on('error', fail);
    socket.once('close', () => fail(Object.assign(new Error('the connection was closed'), { code: 'closed' })));
    socket.resume(); // an end or an alert is only seen by who reads
    socket.once('secureConnect', () => {
      if (settled) return;
      phase = 'secure';
      const facts = factsOf(socket);
      late = setTimeout(() => finish({ ok: true, tls: facts }), options.lateRefusalMs ?? LATE_REFUSAL_MS);
    });
  });
}
