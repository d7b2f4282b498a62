import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, before, describe, test } from 'node:test';
import type { IdentityName } from '../../certs/identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import type { TlsRefusal, WireHandshake } from '../wire';
import { createMutualTlsEndpoint } from './endpoint';
import { createTlsFront } from './front';
import type { PartyHandler } from './handler';
import { createHttpsServer } from './https-server';
import type { ListenerOptions, TlsListener, TlsMode } from './listener';
import { postOverTls, type PostOptions, type PostResult } from './post';
import { WireError, type WireErrorCode } from './wire-error';

const clock = new WallClock();
const ids = new RandomIds();

let pki: Pki;
before(async () => {
  pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids });
});

const echo: PartyHandler = async (request) => ({
  status: 200, headers: { 'content-type': 'text/plain', 'x-eori': request.peer.eori ?? '' }, body: `${request.method} ${request.path} ${request.body.length}`,
});

interface Bench {
  endpoint: TlsListener & { url: string };
  seen: WireHandshake[];
  calls: number;
}

type Kind = 'endpoint' | 'https';
const makers = { endpoint: createMutualTlsEndpoint, https: createHttpsServer };

async function bench(kind: Kind, mode: TlsMode, more: Partial<ListenerOptions> & { handler?: PartyHandler; maxBodyBytes?: number } = {}): Promise<Bench> {
  const result: Bench = { endpoint: undefined as never, seen: [], calls: 0 };
  const { handler = echo, ...rest } = more;
  result.endpoint = await makers[kind]({
    party: 'trader-interface', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), mode, clock, ids,
    observe: (event) => { if (event.kind === 'handshake') result.seen.push(event); },
    handler: (request) => { result.calls += 1; return handler(request); },
    ...rest,
  });
  return result;
}

const post = (url: string, identity: IdentityName | undefined, more: Partial<PostOptions> = {}): Promise<PostResult> => postOverTls({
  url: `${url}/msh?x=1`, body: Buffer.from('hello'), headers: { 'content-type': 'text/plain' }, timeoutMs: 5_000,
  ca: pki.trustAnchors('tls'), ...(identity === undefined ? {} : { identity: pki.identity(identity) }), ...more,
});

async function failure(promise: Promise<unknown>): Promise<WireErrorCode> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    assert.ok(error.hint.length > 20);
    return error.code;
  }
  throw new assert.AssertionError({ message: 'expected a WireError' });
}

/** Waits for the server's own record, which may come after the client's error. */
async function recorded(seen: WireHandshake[], count: number): Promise<void> {
  for (let round = 0; seen.length < count && round < 200; round += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(seen.length, count, 'handshake reports');
}

const clients: [name: IdentityName | undefined, refusal: TlsRefusal | undefined][] = [
  ['operator.tls', undefined],
  ['operator.tls.wrong-eori', undefined],
  [undefined, 'no-certificate'],
  ['operator.tls.rogue', 'other-authority'],
  ['operator.seal', 'other-authority'],
  ['operator.tls.expired', 'expired'],
  ['operator.tls.not-yet-valid', 'not-yet-valid'],
  ['operator.tls.revoked', 'revoked'],
  ['operator.tls.wrong-usage', 'wrong-usage'],
];

describe('who gets in', () => {
  for (const kind of ['endpoint', 'https'] as const) for (const mode of ['explaining', 'strict'] as const) {
    describe(`${kind}, ${mode}`, () => {
      let server: Bench;
      before(async () => { server = await bench(kind, mode); });
      after(() => server.endpoint.close());
      for (const [client, refusal] of clients) for (const version of ['TLSv1.2', 'TLSv1.3'] as const) for (const servername of ['localhost', '']) {
        test(`${client ?? 'no certificate'}, ${version}, ${servername === '' ? 'without' : 'with'} SNI: ${refusal ?? 'admitted'}`, async () => {
          server.seen.length = 0;
          const calls = server.calls;
          const request = post(server.endpoint.url, client, { minVersion: version, maxVersion: version, servername });
          if (refusal === undefined) {
            const answer = await request;
            assert.equal(answer.body.toString(), 'POST /msh?x=1 5');
            assert.equal(answer.start, 'HTTP/1.1 200 OK');
            assert.equal(answer.tls.protocol, version);
            assert.equal(answer.headers['x-eori'], pki.identity(client!).eori);
            assert.equal(answer.tls.peer.eori, 'BE0000000000001');
          } else {
            assert.match(await failure(request), /^(tls-refused-by-peer|connection-cut)$/);
          }
          await recorded(server.seen, 1);
          const [event] = server.seen;
          assert.equal(event!.outcome, refusal === undefined ? 'accepted' : 'refused');
          assert.equal(event!.refusal, refusal, event!.detail);
          if (refusal === undefined) assert.equal(event!.protocol, version);
          if (client !== undefined && (mode === 'explaining' || refusal === undefined)) assert.match(event!.peer!.fingerprint256, /^[0-9a-f]{64}$/);
          assert.equal(server.calls - calls, refusal === undefined ? 1 : 0);
        });
      }

      test('TLS 1.1 only: protocol-version', async () => {
        server.seen.length = 0;
        await failure(post(server.endpoint.url, 'operator.tls', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }));
        const ours = server.seen[0];
        // Where the machine's OpenSSL does not even offer 1.1, nothing reaches the server.
        if (ours !== undefined) assert.equal(ours.refusal, 'protocol-version', ours.detail);
      });
    });
  }
});

describe('the front fails closed', () => {
  test('refused clients never reach the upstream, not even as a connection', async () => {
    let connections = 0;
    const upstream = createTcpServer((socket) => { connections += 1; socket.on('error', () => {}); socket.resume().end(); });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const front = await createTlsFront({
      party: 'p', upstreamPort: (upstream.address() as AddressInfo).port, identity: pki.identity('trader-interface.tls'),
      ca: pki.trustAnchors('tls'), crl: pki.crl('tls'), mode: 'explaining',
    });
    try {
      const url = `https://127.0.0.1:${front.port}`;
      for (const [client, refusal] of clients) {
        if (refusal !== undefined) await failure(post(url, client));
      }
      assert.equal(connections, 0);
      await failure(post(url, 'operator.tls')); // the upstream hangs up at once
      assert.equal(connections, 1, 'the count does count');
    } finally {
      await front.close();
      await new Promise((resolve) => upstream.close(resolve));
    }
  });
});

const tool = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const ipv6 = Object.values(networkInterfaces()).flat().some((address) => address?.address === '::1');

test('openssl as a client agrees', { skip: tool('openssl', 'version') ? false : 'openssl is not installed' }, async () => {
  const server = await bench('endpoint', 'strict');
  const talk = (identity: IdentityName | undefined): Promise<string> => new Promise((resolve, reject) => {
    const own = identity === undefined ? [] : ['-key', pki.identity(identity).files.key, '-cert', pki.identity(identity).files.cert, '-cert_chain', pki.identity(identity).files.chain];
    const child = spawn('openssl', ['s_client', '-quiet', '-ign_eof', '-connect', `127.0.0.1:${server.endpoint.port}`, '-verify_return_error',
      '-CAfile', pki.authorityFiles('tls').root, '-crl_check', '-CRL', pki.authorityFiles('tls').crls, ...own], { timeout: 5_000 });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stdin.on('error', () => {});
    child.stdin.write('POST /from-openssl HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
  try {
    assert.match(await talk('operator.tls'), /POST \/from-openssl 0/);
    for (const identity of [undefined, 'operator.tls.rogue'] as const) assert.doesNotMatch(await talk(identity), /from-openssl/);
    assert.deepEqual(server.seen.map((event) => event.refusal), [undefined, 'no-certificate', 'other-authority']);
  } finally {
    await server.endpoint.close();
  }
});

describe('an IPv6 or named host', () => {
  for (const kind of ['endpoint', 'https'] as const) {
    test(`::1, ${kind}`, { skip: ipv6 ? false : 'this machine has no IPv6 loopback' }, async () => {
      const server = await bench(kind, 'explaining', { host: '::1' });
      try {
        assert.match(server.endpoint.url, /^https:\/\/\[::1\]:\d+$/);
        assert.equal((await post(server.endpoint.url, 'operator.tls')).status, 200);
      } finally {
        await server.endpoint.close();
      }
    });
  }


  test('localhost by name', async () => {
    const server = await bench('https', 'explaining', { host: 'localhost' });
    try {
      assert.equal((await post(`https://localhost:${server.endpoint.port}`, 'operator.tls')).status, 200);
    } finally {
      await server.endpoint.close();
    }
  });
});

test('a caller that goes round the front is not served', async () => {
  let calls = 0;
  const endpoint = await createMutualTlsEndpoint({
    party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), clock, ids,
    handler: async () => { calls += 1; return { status: 200 }; },
  });
  try {
    const received = await new Promise<string>((resolve) => {
      const socket = connect(endpoint.innerPort, '127.0.0.1', () => socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => { text += chunk.toString(); });
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
    });
    assert.equal(received, '');
    assert.equal(calls, 0);
    assert.equal((await post(endpoint.url, 'operator.tls')).status, 200);
    assert.equal(calls, 1);
  } finally {
    await endpoint.close();
  }
});
