import type { TLSSocket } from 'node:tls';
import type { Pki } from '../../certs/pki';
import type { IdentityName } from '../../certs/identities';
import { listenMutualTls } from '../../protocols/tls/listener';

/** What an implementation's own endpoint does with a request, in place of answering it. */
export type Conduct = (socket: TLSSocket) => void;

const headed = (lines: string): string => `HTTP/1.1 200 OK\r\ncontent-type: application/soap+xml\r\n${lines}\r\n`;
const MEGABYTE = Buffer.alloc(1024 * 1024, 'a');

/** Writes until the other side has gone, waiting for it to take each piece: the sender of 200 MB does not hold them either. */
function pour(socket: TLSSocket, pieces: number): void {
  if (pieces === 0 || socket.destroyed) return;
  socket.write(MEGABYTE, () => pour(socket, pieces - 1));
}

export const CONDUCTS = {
  'takes what it gets': (socket) => void socket.end('HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'),
  'closes without an answer': (socket) => void socket.end(),
  'closes in the middle of its answer': (socket) => void socket.end(`${headed('content-length: 1000\r\n')}<half`),
  'sends garbage': (socket) => void socket.end('\0\x01\x02 garbage \r\n\r\n'),
  'sends 10,000 header lines': (socket) => void socket.end(headed('a: b\r\n'.repeat(10_000))),
  'sends 200 MB': (socket) => {
    socket.write(headed(`content-length: ${200 * MEGABYTE.length}\r\n`));
    pour(socket, 200);
  },
  'sends 200 MB of unknown length': (socket) => {
    socket.write(headed('connection: close\r\n'));
    pour(socket, 200);
  },
  'never answers': () => undefined,
} as const satisfies Record<string, Conduct>;

export type ConductName = keyof typeof CONDUCTS;

/** An implementation's endpoint on mutual TLS that speaks as `conduct` says once the first bytes of a request have come. */
export async function hostileIut(pki: Pki, as: IdentityName): Promise<{ url: string; behave(name: ConductName): void; close(): Promise<void> }> {
  let conduct: Conduct = CONDUCTS['takes what it gets'];
  const listener = await listenMutualTls(
    { party: 'iut', client: 'simulator', identity: pki.identity(as), ca: pki.trustAnchors('tls'), crl: pki.crl('tls') },
    (socket) => {
      socket.once('data', () => {
        conduct(socket);
        socket.resume();
      });
    },
  );
  return {
    url: `https://127.0.0.1:${listener.port}/in`,
    behave: (name) => {
      conduct = CONDUCTS[name];
    },
    close: () => listener.close(),
  };
}
