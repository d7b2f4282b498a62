import * as tls from 'node:tls';
import { connectOptions, factsOf, type ClientOptions, type TlsFacts } from './client';
import { WireError, wireErrorOf, type Phase } from './wire-error';

/** What a bare connection showed, and what became of the renegotiation where one was asked for. */
export interface Handshake {
  facts: TlsFacts;
  renegotiation?: { refused: boolean; how: string };
}

/**
 * One handshake and nothing over it; with `renegotiate` the client then asks for another one on the same connection, which TLS 1.2 still
 * knows (RFC 5246, 7.4.1.1). With TLS 1.3 a server may refuse the client's certificate only afterwards, which is not waited for.
 * Throws {@link WireError}, and nothing else, for whatever network and server do.
 */
export function shakeHands(options: ClientOptions, renegotiate = false): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    let phase: Phase = 'connecting';
    let facts: TlsFacts | undefined;
    let settled = false;
    const socket = tls.connect(connectOptions(new URL(options.url), options));
    const finish = (act: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      socket.destroy();
      act();
    };
    const timer = setTimeout(() => fail(new WireError('timeout', `no end of the handshake within ${options.timeoutMs} ms (${phase})`, options.url)), options.timeoutMs);
    const fail = (error: NodeJS.ErrnoException): void => finish(() => {
      if (facts === undefined) reject(wireErrorOf(error, phase, options.url));
      else resolve({ facts, renegotiation: { refused: true, how: error.code ?? error.message } });
    });
    socket.once('connect', () => {
      phase = 'handshake';
      if (socket.localPort !== undefined) options.onConnect?.(socket.localPort);
    });
    socket.on('error', fail);
    socket.once('close', () => fail(Object.assign(new Error('the connection was closed'), { code: 'closed' })));
    socket.once('secureConnect', () => {
      phase = 'secure';
      const first = factsOf(socket);
      if (!renegotiate) return finish(() => resolve({ facts: first }));
      facts = first;
      socket.renegotiate({}, (error) => (error === null ? finish(() => resolve({ facts: first, renegotiation: { refused: false, how: 'a second handshake on the same connection' } })) : fail(error)));
    });
  });
}
