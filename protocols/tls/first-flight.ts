import type { Socket } from 'node:net';
import { readClientHello, type ClientHello } from './client-hello';

/**
 * Looks at what a client says first and puts it back, so that TLS finds the connection untouched. `then` is called once, with the ClientHello
 * or without where it is none; `never` where nothing whole has come within `limitMs` or before the connection ended: the reason in OpenSSL's or
 * the socket's word. Bounded by MAX_HELLO_BYTES.
 */
export function lookAtFirstFlight(socket: Socket, limitMs: number, then: (hello?: ClientHello) => void, never: (why: string) => void): void {
  let kept = Buffer.alloc(0);
  const done = (act: () => void): void => {
    clearTimeout(timer);
    socket.removeListener('readable', look);
    socket.removeListener('end', ended);
    socket.removeListener('close', ended);
    act();
  };
  const look = (): void => {
    for (let chunk = socket.read() as Buffer | null; chunk !== null; chunk = socket.read() as Buffer | null) kept = Buffer.concat([kept, chunk]);
    if (kept.length === 0) return; // the end is near: 'end' or 'close' says so
    const read = readClientHello(kept);
    if (read.kind === 'incomplete') return;
    done(() => {
      socket.unshift(kept);
      then(read.kind === 'hello' ? read.hello : undefined);
    });
  };
  const ended = (): void => done(() => never('ECONNRESET'));
  const timer = setTimeout(() => done(() => never('ERR_TLS_HANDSHAKE_TIMEOUT')), limitMs);
  socket.on('readable', look);
  socket.once('end', ended);
  socket.once('close', ended);
}
