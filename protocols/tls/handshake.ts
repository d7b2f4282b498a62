import { factsOf, type ClientOptions, type TlsFacts } from './client';
import { closed, overOneConnection } from './one-connection';

/** What a bare connection showed, and what became of the renegotiation where one was asked for. */
export interface Handshake {
  facts: TlsFacts;
  renegotiation?: { refused: boolean; how: string };
}

/**
 * One handshake and nothing over it; with `renegotiate` the client then asks for another one on the same connection, which TLS 1.2 still
 * knows (RFC 5246, 7.4.1.1). With TLS 1.3 a server may refuse the client's certificate only afterwards, which is not waited for.
 * Throws WireError, and nothing else, for whatever network and server do.
 */
export function shakeHands(options: ClientOptions, renegotiate = false): Promise<Handshake> {
  let facts: TlsFacts | undefined;
  const refused = (error: NodeJS.ErrnoException): Handshake | undefined => (facts === undefined ? undefined : { facts, renegotiation: { refused: true, how: error.code ?? error.message } });
  return overOneConnection<Handshake>(options, 'end of the handshake', ({ socket, done, fail }) => {
    socket.once('close', () => fail(closed()));
    socket.once('secureConnect', () => {
      const first = factsOf(socket);
      if (!renegotiate) return done({ facts: first });
      facts = first;
      socket.renegotiate({}, (error) => (error === null ? done({ facts: first, renegotiation: { refused: false, how: 'a second handshake on the same connection' } }) : fail(error)));
    });
  }, refused);
}
