import type { Socket } from 'node:net';
import type * as tls from 'node:tls';
import type { TlsPeer, TlsRefusal, WireHandshake } from '../wire';
import type { ClientHello } from './client-hello';
import { peerOf } from './peer';
import { refusalOfCertificate } from './refusal';

/** One connection to a listener, told once it has ended. */
export interface EndedConnection {
  /** What the client offered first; absent where it sent no whole ClientHello. */
  hello?: ClientHello;
  /** How its handshake ended. */
  handshake: WireHandshake;
  /** By which the client knows it too. */
  clientPort: number | undefined;
  /** Bytes that the client sent inside TLS. A client that does not like the server's certificate may find out only after the handshake, and then sends none. */
  bytesReceived: number;
}

/** What is known of a handshake and of who made it; nothing once the socket is torn down. */
export function factsOf(socket: tls.TLSSocket): { peer?: TlsPeer; protocol?: string; cipher?: string } {
  // A handshake that our own close() cuts short comes by as `tlsClientError`, with a socket whose SSL object is freed; Node 20 asks it all the
  // same and takes the whole process down (SIGSEGV in SSL_get_version).
  if (socket.destroyed) return {};
  try {
    const certificate = socket.getPeerX509Certificate();
    const protocol = socket.getProtocol();
    const cipher = protocol === null ? undefined : socket.getCipher()?.name;
    return {
      ...(certificate === undefined ? {} : { peer: peerOf(certificate.raw) }),
      ...(protocol === null ? {} : { protocol }),
      ...(cipher === undefined ? {} : { cipher }),
    };
  } catch {
    return {}; // the socket was torn down before we could ask it
  }
}

/** A TCP connection, with what is known of it so far. */
export interface Carrier {
  tcp: Socket;
  clientPort: number | undefined;
  secure?: tls.TLSSocket;
  hello?: ClientHello;
  handshake?: WireHandshake;
  closed: boolean;
}

/**
 * The TCP socket under one of TLS. Node keeps it where its documentation does not say; the addresses, which it does document, are gone once a
 * connection has ended, and just then it has to be known which one it was.
 */
export const carrierSocket = (socket: tls.TLSSocket): Socket | undefined => (socket as { _parent?: Socket })._parent;

/** Clients that are let in beside those with a trusted certificate: such as show none, such as show any, or both. */
export type Admission = 'anonymous' | 'any-certificate' | 'anybody';

/** Why a client whose handshake came to an end must not get in; undefined lets it in. */
export function refusalOf(socket: tls.TLSSocket, peer: TlsPeer | undefined, alsoAdmits: Admission | undefined): { refusal: TlsRefusal; detail?: string } | undefined {
  if (alsoAdmits === 'anybody' || alsoAdmits === (peer === undefined ? 'anonymous' : 'any-certificate')) return undefined;
  if (peer !== undefined && socket.authorized) return undefined;
  const detail = socket.authorizationError === undefined ? undefined : String(socket.authorizationError);
  return { refusal: peer === undefined ? 'no-certificate' : refusalOfCertificate(detail ?? ''), detail };
}
