import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { TlsPeer } from '../wire';
import { DEFAULT_LISTENER_LIMITS, listenMutualTls, type ListenerOptions, type TlsListener } from './listener';
import type { Distortion } from './misbehaviour';
import { requestTimer } from './request-timer';

/** One connection through the front, as the side behind it may ask about it. */
export interface FrontConnection {
  peer: TlsPeer;
  /** Bytes that the client has sent so far (after TLS). */
  bytesReceived(): number;
  /** Says that the bytes so far were read as requests by the side behind: they are its to report. */
  taken(): void;
  /** From now on the client gets what `distortion` makes of the answer, and is cut off where that ends. */
  distort(distortion: Distortion): void;
  /** Cuts both sides. */
  destroy(): void;
}

/** What a connection ended with that nobody behind the front has taken: garbage, too much, or half a request. */
export interface Leftover {
  peer: TlsPeer;
  /** Its first bytes, at most {@link LEFTOVER_BYTES}. */
  bytes: Buffer;
  /** How many there were in all. */
  length: number;
  /** Status line with which the upstream answered; empty where it did not. */
  answer: string;
}

/** Enough to see what it was. */
export const LEFTOVER_BYTES = 64 * 1024;

export interface TlsFront extends TlsListener {
  /**
   * The connection whose upstream side has this local port, or undefined: then the caller did not come through the
   * front, knows no client certificate, and must be refused.
   */
  connection(upstreamLocalPort: number): FrontConnection | undefined;
}

export interface FrontOptions extends ListenerOptions {
  /** Plain TCP on loopback; a function where the port is known only later. */
  upstreamPort: number;
  /** Told once per connection that ends with bytes nobody took. */
  onLeftover?: (leftover: Leftover) => void;
}

/**
 * A mutual-TLS front for a plain server on loopback: admitted connections are piped to `127.0.0.1:upstreamPort`, and
 * who they are is kept under the local port of the upstream side. Nothing of a refused client reaches the upstream;
 * not even a connection is opened. Throws ListenError when it cannot listen.
 */
export async function createTlsFront(options: FrontOptions): Promise<TlsFront> {
  const connections = new Map<number, FrontConnection>();
  const upstreams = new Set<Socket>();
  const { requestTimeoutMs } = { ...DEFAULT_LISTENER_LIMITS, ...options.limits };

  const admitted = (socket: TLSSocket, peer: TlsPeer, reset: () => void): void => {
    socket.pause(); // nothing may be read before the upstream stands, and before the peer is on record
    const upstream = connect({ host: '127.0.0.1', port: options.upstreamPort });
    upstreams.add(upstream);
    const cut = (): void => {
      socket.destroy();
      upstream.destroy();
    };
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') reset(); // a reset behind the front is one in front of it
      cut();
    });
    socket.once('close', cut);
    const rest = { chunks: [] as Buffer[], kept: 0, length: 0, answer: '' };
    let distorted = false;
    const distort = (distortion: Distortion): void => {
      distorted = true;
      upstream.unpipe(socket);
      // The client's going away is no error of ours; either way both sides are done.
      pipeline(upstream, distortion, socket, cut);
    };
    const request = requestTimer(requestTimeoutMs, cut);
    const taken = (): void => {
      request.whole();
      Object.assign(rest, { chunks: [], kept: 0, length: 0 });
    };
    socket.once('close', () => {
      request.whole();
      if (rest.length > 0) options.onLeftover?.({ peer, bytes: Buffer.concat(rest.chunks), length: rest.length, answer: rest.answer });
    });
    upstream.once('connect', () => {
      const port = upstream.localPort!;
      connections.set(port, { peer, bytesReceived: () => upstream.bytesWritten, taken, distort, destroy: cut });
      upstream.once('close', () => connections.delete(port));
      socket.on('data', (chunk: Buffer) => {
        request.begun();
        if (rest.length === 0) rest.answer = '';
        rest.length += chunk.length;
        if (rest.kept >= LEFTOVER_BYTES) return;
        const part = Buffer.from(chunk.subarray(0, LEFTOVER_BYTES - rest.kept));
        rest.chunks.push(part);
        rest.kept += part.length;
      });
      upstream.on('data', (chunk: Buffer) => {
        if (rest.answer === '') rest.answer = chunk.toString('latin1', 0, 200).split('\r\n', 1)[0]!;
      });
      socket.pipe(upstream);
      upstream.pipe(socket);
    });
    upstream.once('close', () => {
      upstreams.delete(upstream);
      if (distorted) return; // the pipeline ends it when the last of it is out
      // What the upstream said last must still reach the client; pipe() ends the socket when it has.
      if (socket.writableEnded) socket.once('finish', cut);
      else cut();
    });
  };

  const listener = await listenMutualTls(options, admitted);
  return {
    ...listener,
    connection: (port) => connections.get(port),
    close: async () => {
      for (const upstream of upstreams) upstream.destroy();
      await listener.close();
    },
  };
}
