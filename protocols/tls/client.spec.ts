import assert from 'node:assert/strict';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { before, describe, test } from 'node:test';
import * as tls from 'node:tls';
import type { IdentityName } from '../../certs/identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import type { WireHandshake } from '../wire';
import type { ClientOptions } from './client';
import { createHttpsServer } from './https-server';
import { listenMutualTls, ListenError, type TlsListener } from './listener';
import { postOverTls, type PostOptions, type PostResult } from './post';
import { WireError, type WireErrorCode } from './wire-error';

const clock = new WallClock();
const ids = new RandomIds();
let pki: Pki;
before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids }); });

const client = (url: string, identity: IdentityName | undefined = 'operator.tls'): ClientOptions =>
  ({ url, ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), timeoutMs: 3_000, ...(identity === undefined ? {} : { identity: pki.identity(identity) }) });
const post = (url: string, more: Partial<PostOptions> = {}): Promise<PostResult> =>
  postOverTls({ ...client(url), body: Buffer.from('x'), headers: {}, ...more });

async function fails(code: WireErrorCode, promise: Promise<unknown>): Promise<WireError> {
  const error = await promise.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof WireError, `expected ${code}, got ${String(error)}`);
  assert.equal(error.code, code, error.message);
  return error;
}

async function tcp(onConnection: (socket: Socket) => void): Promise<{ url: string; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => new Promise((resolve) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => resolve());
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

/** A TLS server with our certificate that says exactly `bytes` to every request, and then does `then`. */
function says(bytes: string | Buffer, then: (socket: tls.TLSSocket) => void = () => {}): Promise<TlsListener> {
  return listenMutualTls({ party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls') }, (socket) => {
    socket.once('data', () => socket.write(bytes, () => then(socket)));
  });
}

describe('postOverTls: each failure has its own code', () => {
  const withServer = async (server: TlsListener, act: (url: string) => Promise<unknown>): Promise<void> => {
    try {
      await act(`https://127.0.0.1:${server.port}/`);
    } finally {
      await server.close();
    }
  };

  test('connect-refused', async () => {
    const gone = await tcp(() => {});
    await gone.close();
    const error = await fails('connect-refused', post(gone.url));
    assert.equal(error.detail, 'ECONNREFUSED');
    assert.ok(error.hint.includes('port'));
  });

  test('dns', async () => {
    await fails('dns', post('https://no-such-host.invalid:8443/', { timeoutMs: 8_000 }));
  });

  test('timeout in the handshake: the server never answers', async () => {
    const silent = await tcp(() => {});
    const error = await fails('timeout', post(silent.url, { timeoutMs: 150 }));
    assert.match(error.detail, /handshake/);
    assert.equal(error.phase, 'handshake');
    await silent.close();
  });

  test('malformed-http: no TLS there', async () => {
    const plain = await tcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    await fails('malformed-http', post(plain.url));
    await plain.close();
  });

  test('tls-refused-by-peer: closed in the handshake', async () => {
    const rude = await tcp((socket) => socket.once('data', () => socket.destroy()));
    await fails('tls-refused-by-peer', post(rude.url));
    await rude.close();
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`tls-refused-by-peer: an alert, with ${version} before or after secureConnect`, async () => {
      const server = await listenMutualTls({ party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), mode: 'strict' }, () => {});
      await withServer(server, async (url) => {
        const error = await fails('tls-refused-by-peer', postOverTls({ ...client(url), identity: undefined, body: Buffer.alloc(0), headers: {}, minVersion: version, maxVersion: version }));
        assert.match(error.detail, /ALERT/);
      });
    });
  }

  for (const [title, identity, more] of [
    ['another authority', 'trader-interface.tls.rogue', {}], ['expired', 'operator.tls.expired', {}], ['revoked', 'operator.tls.revoked', {}],
    ['wrong usage', 'operator.tls.wrong-usage', {}], ['another name', 'trader-interface.tls', { servername: 'customs.example' }],
  ] as const) {
    test(`server-untrusted: ${title}; taken all the same when verification is off`, async () => {
      const server = await createHttpsServer({
        party: 'p', identity: pki.identity(identity), ca: pki.trustAnchors('tls'), clock, ids, handler: async () => ({ status: 200, body: 'ok' }),
      });
      try {
        await fails('server-untrusted', post(server.url, more));
        assert.equal((await post(server.url, { ...more, verifyServer: false })).body.toString(), 'ok');
      } finally {
        await server.close();
      }
    });
  }

  test('timeout: half an answer, dripping', async () => {
    const drip = (socket: tls.TLSSocket): void => {
      const timer = setInterval(() => socket.write('x'), 20);
      socket.once('close', () => clearInterval(timer));
    };
    await withServer(await says('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n', drip), async (url) => {
      assert.equal((await fails('timeout', post(url, { timeoutMs: 200 }))).phase, 'secure');
    });
  });

  test('connection-cut: in the middle of an answer, and instead of one', async () => {
    await withServer(await says('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', (socket) => socket.destroy()), (url) => fails('connection-cut', post(url)));
    await withServer(await says('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n', (socket) => socket.end()), (url) => fails('connection-cut', post(url)));
    await withServer(await says('', (socket) => socket.end()), (url) => fails('connection-cut', post(url)));
  });

  test('response-too-large', async () => {
    const large = `HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n${'x'.repeat(5000)}`;
    await withServer(await says(large), async (url) => {
      await fails('response-too-large', post(url, { maxResponseBytes: 4999 }));
      assert.equal((await post(url, { maxResponseBytes: 5000 })).body.length, 5000);
    });
  });

  test('malformed-http', async () => {
    await withServer(await says('hello, this is no HTTP\r\n\r\n'), (url) => fails('malformed-http', post(url)));
    await withServer(await says(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}\r\n`), (url) => fails('malformed-http', post(url)));
  });

  test('an answer that ends with the connection is complete', async () => {
    await withServer(await says('HTTP/1.1 200 OK\r\n\r\nuntil the end', (socket) => socket.end()), async (url) => {
      assert.equal((await post(url)).body.toString(), 'until the end');
    });
  });
});

describe('the listener', () => {
  test('a port in use is a clear error', async () => {
    const first = await listenMutualTls({ party: 'p', identity: pki.identity('trader-interface.tls'), ca: [] }, () => {});
    try {
      await assert.rejects(listenMutualTls({ party: 'p', identity: pki.identity('trader-interface.tls'), ca: [], port: first.port }, () => {}),
        (error) => error instanceof ListenError && error.code === 'TLS-LISTEN' && /EADDRINUSE/.test(error.message) && /port/.test(error.hint));
    } finally {
      await first.close();
      await first.close();
    }
  });

  test('TLS 1.1 is refused as protocol-version, and 1.2 is the least', async () => {
    const seen: WireHandshake[] = [];
    const server = await listenMutualTls({
      party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), observe: (event) => { if (event.kind === 'handshake') seen.push(event); },
    }, () => {});
    try {
      await new Promise<void>((resolve) => {
        // Security level 0 lets this machine's OpenSSL offer what it would not offer by itself.
        const socket = tls.connect({ host: '127.0.0.1', port: server.port, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0', rejectUnauthorized: false });
        socket.on('error', () => resolve());
        socket.on('secureConnect', () => resolve());
      });
      assert.deepEqual(seen.map(({ outcome, refusal }) => [outcome, refusal]), [['refused', 'protocol-version']], JSON.stringify(seen));
    } finally {
      await server.close();
    }
  });

  test('a resumed session is still known by its certificate', async () => {
    const seen: WireHandshake[] = [];
    const server = await listenMutualTls({
      party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), observe: (event) => { if (event.kind === 'handshake') seen.push(event); },
    }, (socket) => socket.end('bye'));
    const identity = pki.identity('operator.tls');
    const once = (session?: Buffer): Promise<{ session?: Buffer; reused: boolean }> => new Promise((resolve, reject) => {
      let ticket: Buffer | undefined;
      const socket = tls.connect({ host: '127.0.0.1', port: server.port, key: identity.keyPem, cert: identity.chainPem, ca: pki.trustAnchors('tls'), session });
      let reused = false;
      socket.on('session', (next) => { ticket = next; });
      socket.on('secureConnect', () => { reused = socket.isSessionReused(); });
      socket.on('error', reject);
      socket.resume().on('close', () => resolve({ ...(ticket === undefined ? {} : { session: ticket }), reused }));
    });
    try {
      const { session } = await once();
      const second = await once(session);
      assert.equal(second.reused, true);
      assert.deepEqual(seen.map(({ outcome, peer }) => [outcome, peer?.eori]), [['accepted', 'DE1234567890123'], ['accepted', 'DE1234567890123']]);
    } finally {
      await server.close();
    }
  });

});
