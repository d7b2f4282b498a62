import assert from 'node:assert/strict';
import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import { createMutualTlsEndpoint, type MutualTlsEndpoint } from './endpoint';
import { createHttpsServer, type HttpsServer } from './https-server';
import type { RawStep } from './raw';
import { clientsOf, head, LIMITS, serve, type Served, statusOf } from './testing/served';

/** Clients that want to wear a server out: too slow, too many, too much. Each is bounded by a limit with a name, and the next client is served. */

let pki: Pki;
before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() }); });
const { post, raw } = clientsOf(() => pki);

/** Shorter than idling would allow on the whole, longer than the pause between two drops. */
const REQUEST_MS = 600;
const DROP_MS = 60;
/** What a client may make the server keep in memory while 200 MB come in, in bytes: far less than a tenth of them. */
const MAX_PEAK = 16 << 20;

const closed = (socket: Socket): Promise<void> => new Promise((resolve) => (socket.closed ? resolve() : void socket.once('close', () => resolve())));
const drip = (text: string, times: number): RawStep[] => Array.from({ length: times }, () => [{ send: Buffer.from(text) }, { waitMs: DROP_MS }]).flat();

for (const [kind, make] of [['endpoint', createMutualTlsEndpoint], ['https server', createHttpsServer]] as const) {
  describe(`a client that wears out the ${kind}`, () => {
    let served: Served<MutualTlsEndpoint | HttpsServer>;
    before(async () => { served = await serve(pki, make, { ...LIMITS, requestTimeoutMs: REQUEST_MS }); });
    after(() => served.server.close());

    /** The handler sees `expected` requests of the attack, and the next client is served. */
    const attack = (title: string, act: (url: string) => Promise<void>, expected = 0): void => {
      test(title, async () => {
        served.requests.length = 0;
        await act(served.server.url);
        assert.equal(served.requests.length, expected, 'requests that the handler saw');
        assert.equal((await post(served.server.url, 'after')).body.toString(), '5 ү');
        assert.deepEqual(served.errors, []);
      });
    };
    const cutInTime = async (url: string, steps: RawStep[]): Promise<void> => {
      const { endedBy, received } = await raw(url, steps);
      assert.equal(endedBy, 'peer');
      assert.doesNotMatch(received.toString('latin1'), /^HTTP\/1.1 200/);
    };

    attack('headers that drip are cut at the limit of a request', (url) =>
      cutInTime(url, [{ send: Buffer.from('POST / HTTP/1.1\r\nhost: x\r\nx-slow: ') }, ...drip('a', 50)]));
    attack('a body that drips is cut at the limit of a request', (url) => cutInTime(url, [{ send: head(500) }, ...drip('a', 50)]));
    attack('chunks without an end are cut at the limit of a request', (url) => cutInTime(url, [{ send: head('transfer-encoding: chunked') }, ...drip('1\r\na\r\n', 50)]));
    attack('empty lines before a request that never comes are cut at the limit of a request', (url) => cutInTime(url, drip('\r\n', 50)));
    attack('a second request that drips behind a good one', async (url) => {
      const { endedBy, received } = await raw(url, [{ send: Buffer.concat([head(3), Buffer.from('abc')]) }, { waitMs: DROP_MS }, { send: Buffer.from('POST / HTTP/1.1\r\n') }, ...drip('x', 50)]);
      assert.equal(endedBy, 'peer');
      assert.match(received.toString(), /^HTTP\/1.1 200/);
    }, 1);
    attack('a chunk of more octets than there are numbers', (url) => cutInTime(url, [{ send: head('transfer-encoding: chunked') }, { send: Buffer.from('ffffffffffffffff\r\naaaa') }]));
    attack('a chunk extension that never ends', (url) => cutInTime(url, [{ send: head('transfer-encoding: chunked') }, { send: Buffer.from(`1;${'x'.repeat(200_000)}`) }]));
    attack('a Content-Length that is no length', async (url) => {
      for (const length of ['99999999999999999999', '-1', '+3', '0x10', '3 3', '1e3']) await cutInTime(url, [{ send: head(`content-length: ${length}`) }, { send: Buffer.from('abc') }]);
    });
    attack('a good request with garbage behind it comes through, and the garbage does not', async (url) => {
      const { received } = await raw(url, [{ send: Buffer.concat([head(3), Buffer.from('abc\0\x01garbage\r\n\r\n')]) }]);
      assert.ok((received.toString('latin1').match(/HTTP\/1.1 200/g)?.length ?? 0) <= 1);
    }, 1);
    attack('fifty requests at once on one connection are answered one after the other', async (url) => {
      const last = Buffer.from('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      const { received } = await raw(url, [{ send: Buffer.concat([...Array.from({ length: 49 }, () => head(0)), last]) }]);
      assert.equal(received.toString('latin1').match(/HTTP\/1.1 200/g)?.length, 50);
    }, 50);
    attack('a request of no octets is a request', async (url) => {
      assert.match(statusOf(await raw(url, [{ send: head(0) }])), /^HTTP\/1.1 200/);
    }, 1);

    attack('300 clients that finish no handshake', async (url) => {
      const port = Number(new URL(url).port);
      const before = served.handshakes.length;
      const half = Buffer.from('16030102000100', 'hex'); // begins a ClientHello of 512 octets, and ends there
      const sockets: Socket[] = Array.from({ length: 300 }, (_, n) => {
        const socket = connect(port, '127.0.0.1').on('error', () => {}).resume();
        if (n % 2 === 0) socket.write(half);
        return socket;
      });
      await Promise.all(sockets.map(closed));
      assert.ok(served.handshakes.slice(before).every((one) => one.outcome === 'refused'));
    });
    attack('300 clients that say nothing after the handshake', async (url) => {
      const many = await Promise.all(Array.from({ length: 300 }, () => raw(url, [], { timeoutMs: 20_000 })));
      assert.ok(many.every((result) => result.endedBy === 'peer'));
    });
    attack('a client that closes its half and waits', async (url) => {
      const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true }).on('error', () => {}).resume();
      socket.end();
      await closed(socket);
    });

    for (const [name, framing] of [['announced', { 'content-length': 200 << 20 }], ['in chunks that announce nothing', {}]] as const) {
      attack(`a body of 200 MB ${name}: 413, and next to nothing of it is kept`, async (url) => {
        const { status, peak } = await flood(url, framing);
        assert.ok(status === 413 || status === undefined, `${status}`);
        assert.ok(peak < MAX_PEAK, `${peak >> 20} MB more while it came`);
      });
    }
  });
}

/** Streams 200 MB, or as much as is taken. `status` undefined: cut off. `peak`: how much more memory for octets was in use meanwhile. */
async function flood(url: string, framing: Record<string, number>): Promise<{ status?: number; peak: number }> {
  const { keyPem: key, chainPem: cert } = pki.identity('operator.tls');
  const piece = Buffer.alloc(64 << 10, 'a');
  const held = process.memoryUsage().arrayBuffers;
  let peak = 0;
  return new Promise((resolve) => {
    let status: number | undefined;
    const request = httpsRequest(url, { method: 'POST', key, cert, ca: pki.trustAnchors('tls'), headers: framing, agent: false });
    request.on('response', (response) => {
      status = response.statusCode;
      response.resume();
    });
    request.on('error', () => {}); // what is cut off shows in `close`
    request.on('close', () => resolve({ status, peak }));
    let left = 200 << 20;
    const feed = (): void => {
      for (let room = true; room && left > 0 && !request.destroyed; left -= piece.length) {
        room = request.write(piece);
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - held);
      }
      if (left > 0) request.once('drain', feed);
      else request.end();
    };
    feed();
  });
}

