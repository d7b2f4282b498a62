import * as tls from 'node:tls';
import { connectOptions, type ClientOptions } from './client';
import { WireError, wireErrorOf, type Phase } from './wire-error';

/** A client's connection, used for one purpose, which ends once: by `done`, by `fail`, or when its time is up. */
export interface OneConnection<T> {
  socket: tls.TLSSocket;
  phase(): Phase;
  ended(): boolean;
  done(value: T): void;
  fail(error: NodeJS.ErrnoException): void;
}

/** For what ended without an error of its own. */
export const closed = (): NodeJS.ErrnoException => Object.assign(new Error('the connection was closed'), { code: 'closed' });

/**
 * Opens one TLS connection and lets `use` work on it. One bound for all of it, so that a peer that drips bytes does not extend it; however it
 * ends, the socket is destroyed and the timer cleared.
 * @param awaited what has not come when the time is up, in words
 * @param excused a result in place of an error, where the error is what was to be seen
 * @returns rejects with {@link WireError}, and nothing else, for whatever network and server do
 */
export function overOneConnection<T>(
  options: ClientOptions, awaited: string, use: (connection: OneConnection<T>) => void, excused: (error: NodeJS.ErrnoException) => T | undefined = () => undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let phase: Phase = 'connecting';
    let ended = false;
    const socket = tls.connect(connectOptions(new URL(options.url), options));
    const finish = (act: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      socket.destroy();
      act();
    };
    const fail = (error: NodeJS.ErrnoException): void => finish(() => {
      const seen = excused(error);
      if (seen === undefined) reject(wireErrorOf(error, phase, options.url));
      else resolve(seen);
    });
    const timer = setTimeout(() => fail(new WireError('timeout', `no ${awaited} within ${options.timeoutMs} ms (${phase})`, options.url, { phase })), options.timeoutMs);
    socket.once('connect', () => {
      phase = 'handshake';
      if (socket.localPort !== undefined) options.onConnect?.(socket.localPort);
    });
    socket.on('error', fail);
    socket.once('secureConnect', () => (phase = 'secure'));
    use({ socket, phase: () => phase, ended: () => ended, done: (value) => finish(() => resolve(value)), fail });
  });
}
