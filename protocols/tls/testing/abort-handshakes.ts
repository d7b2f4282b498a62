/**
 * A process of its own for handshakes.spec.ts: a regression here is a crash of Node itself (SIGSEGV), which would take every other test with it.
 * Usage: abort-handshakes.ts client|server CA SERVER-CHAIN SERVER-KEY CLIENT-CHAIN CLIENT-KEY (PEM files). Prints how many handshakes were
 * reported as refused.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { WallClock } from '../../time/clock';
import { RandomIds } from '../../time/ids';
import { createHttpsServer, type HttpsServer } from '../https-server';
import { postOverTls, type PostResult } from '../post';

const [who, ...files] = process.argv.slice(2);
const [root = '', serverChain = '', serverKey = '', clientChain = '', clientKey = ''] = files.map((file) => readFileSync(file, 'utf8'));
const ca = [root];
const clock = new WallClock();
const ids = new RandomIds();
let refused = 0;

const listening = (round: number): Promise<HttpsServer> => createHttpsServer({
  party: 'trader-interface', identity: { keyPem: serverKey, chainPem: serverChain }, ca, clock, ids, mode: round % 2 === 0 ? 'strict' : 'explaining',
  observe: (event) => { if (event.kind === 'handshake' && event.outcome === 'refused') refused += 1; },
  handler: async () => ({ status: 200, body: 'taken' }),
});

const post = (url: string): Promise<PostResult> =>
  postOverTls({ url, ca, identity: { keyPem: clientKey, chainPem: clientChain }, body: Buffer.from('x'), headers: {}, timeoutMs: 5000 });

/** The first bytes of a client that means it: a whole ClientHello. */
async function clientHello(): Promise<Buffer> {
  const ear = createServer().listen(0, '127.0.0.1');
  await once(ear, 'listening');
  const client = tlsConnect({ port: (ear.address() as AddressInfo).port, host: '127.0.0.1' }).on('error', () => {});
  const [heard] = (await once(ear, 'connection')) as [Socket];
  const [hello] = (await once(heard, 'data')) as [Buffer];
  client.destroy();
  heard.destroy();
  ear.close();
  return hello;
}

/** Ways to leave: before or after the server's flight, politely or by a reset, or with an alert that says something is wrong. */
const LEAVING: { awaitsFlight: boolean; last: (socket: Socket) => void }[] = [
  { awaitsFlight: true, last: (socket) => socket.destroy() },
  { awaitsFlight: true, last: (socket) => socket.resetAndDestroy() },
  { awaitsFlight: false, last: (socket) => socket.resetAndDestroy() },
  { awaitsFlight: true, last: (socket) => socket.end(Buffer.from('15030300020250', 'hex')) },
];

async function leave(port: number, hello: Buffer, { awaitsFlight, last }: (typeof LEAVING)[number]): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  const closed = once(socket, 'close');
  await new Promise<void>((resolve) => void socket.write(hello, () => resolve()));
  if (awaitsFlight) await once(socket, 'data');
  last(socket);
  socket.resume();
  await closed;
}

/** Clients that leave in the middle of 48 handshakes. */
async function clientsAbort(): Promise<void> {
  const hello = await clientHello();
  for (let round = 0; round < 4; round++) {
    const server = await listening(round);
    for (let nth = 0; nth < 12; nth++) await leave(server.port, hello, LEAVING[nth % LEAVING.length]!);
    const after = await post(server.url);
    if (after.status !== 200) throw new Error(`the server does not serve any more: ${after.status}`);
    await server.close();
  }
}

/** Servers that close in the middle of 60 handshakes, each time at another point of them. */
async function serversClose(): Promise<void> {
  for (let round = 0; round < 15; round++) {
    const server = await listening(round);
    const posts = Array.from({ length: 4 }, () => post(server.url).catch(() => undefined));
    // No event of ours tells how far a handshake is; the point is to hit every place of it.
    await new Promise<void>((resolve) => void setTimeout(resolve, round));
    await server.close();
    await Promise.all(posts);
  }
}

void (who === 'client' ? clientsAbort() : serversClose()).then(() => process.stdout.write(`${refused} refused\n`));
