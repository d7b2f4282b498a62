import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';
import { listenMutualTls } from './listener';
import { answerText, offerTls, suitesTaken, type Offer } from './offer';
import type { ServerFace } from './server-context';
import { FORWARD_SECRET, suiteName, suitesWorth } from './suites';
import { hasOpenssl } from './testing/openssl';

const ids = new RandomIds();
let pki: Pki;
before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids }); });

const ALL = suitesWorth('sound', 'exposed', 'broken');
const VERSIONS = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'] as const;
const offer = (port: number, version: Offer['version'], suites = ALL, timeoutMs = 3_000): Offer => ({ url: `https://127.0.0.1:${port}`, version, suites, random: ids.bytes(32), timeoutMs });

async function withServer<T>(face: Partial<ServerFace>, act: (port: number) => Promise<T>): Promise<T> {
  const server = await listenMutualTls({ party: 'p', identity: pki.identity('trader-interface.tls'), ca: pki.trustAnchors('tls'), ...face }, () => {});
  try {
    return await act(server.port);
  } finally {
    await server.close();
  }
}

async function withTcp<T>(onConnection: (socket: Socket) => void, act: (port: number) => Promise<T>): Promise<T> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => { sockets.push(socket.on('error', () => {})); onConnection(socket); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await act((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const agreedOn = async (port: number): Promise<string[]> => {
  const agreed: string[] = [];
  for (const version of VERSIONS) {
    const answer = await offerTls(offer(port, version));
    assert.ok(answer.kind === 'agreed' || answer.kind === 'refused', answerText(answer));
    if (answer.kind === 'agreed') agreed.push(answer.version);
  }
  return agreed;
};

describe('tls: versions and suites offered byte by byte', () => {
  test('a server of our time agrees on TLS 1.2 alone', async () => {
    assert.deepEqual(await withServer({ ciphers: FORWARD_SECRET }, agreedOn), ['TLSv1.2']);
  });

  test('one that takes everything agrees on what its library can', async () => {
    assert.deepEqual(await withServer({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }, agreedOn), ['TLSv1', 'TLSv1.1', 'TLSv1.2']);
  });

  test('one that knows nothing newer agrees on TLS 1.0 alone', async () => {
    assert.deepEqual(await withServer({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }, agreedOn), ['TLSv1', 'TLSv1', 'TLSv1'],
      'a server answers an offer of something newer with its own version');
  });

  for (const [worth, ciphers, expected] of [
    ['exposed', 'AES128-GCM-SHA256:AES256-SHA:ECDHE-RSA-AES128-GCM-SHA256', ['TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA']],
    ['broken', 'NULL-SHA256:ECDHE-RSA-AES128-GCM-SHA256@SECLEVEL=0', ['TLS_RSA_WITH_NULL_SHA256']],
    ['exposed', FORWARD_SECRET, []],
    ['broken', FORWARD_SECRET, []],
  ] as const) {
    test(`${worth} suites taken by ${ciphers.slice(0, 40)}: ${expected.length}`, async () => {
      const { taken, last } = await withServer({ ciphers }, (port) => suitesTaken(offer(port, 'TLSv1.2', suitesWorth(worth))));
      assert.deepEqual(taken.map(suiteName).sort(), [...expected].sort());
      assert.equal(last.kind, 'refused', answerText(last));
    });
  }

  test('who is not there, is silent, closes, resets, or speaks something else', async () => {
    const port = await withTcp(() => {}, async (open) => {
      assert.deepEqual(await offerTls(offer(open, 'TLSv1.2', ALL, 100)), { kind: 'no-answer', why: 'neither a ServerHello nor an end within 100 ms' });
      return open;
    });
    assert.equal((await offerTls(offer(port, 'TLSv1.2'))).kind, 'unreachable');
    const answers = async (onData: (socket: Socket) => void): Promise<string> => withTcp((socket) => socket.once('data', () => onData(socket)), async (open) => answerText(await offerTls(offer(open, 'TLSv1'))));
    assert.equal(await answers((socket) => socket.end()), 'refused (connection closed)');
    assert.equal(await answers((socket) => socket.resetAndDestroy()), 'refused (connection reset)');
    assert.equal(await answers((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), 'what came back is no TLS');
    assert.equal(await answers((socket) => socket.end(Buffer.from('1503010002', 'hex'))), 'refused (connection closed)');
    assert.equal(await answers((socket) => socket.end(Buffer.from('15030100020246', 'hex'))), 'refused (alert protocol_version)');
    assert.equal(await answers((socket) => socket.end(Buffer.from('150301000202ee', 'hex'))), 'refused (alert 238)');
    const header = Buffer.from(`1603010029010000250301${'00'.repeat(32)}`, 'hex');
    assert.equal(await answers((socket) => socket.end(Buffer.concat([header, Buffer.alloc(40)]))), 'handshake message 1 came back instead of a ServerHello');
    assert.equal(await answers((socket) => socket.end(Buffer.concat([Buffer.from([0x16, 3, 1, 0xff, 0xff, 2, 0, 0xff, 0xf0, 3, 1]), Buffer.alloc(40_000, 255)]))), 'agreed on TLSv1 with 0xFFFF');
  });

  test('openssl as a server agrees to what it is told', { skip: hasOpenssl ? false : 'openssl is not installed' }, async () => {
    const { key, cert } = pki.identity('operator.tls').files;
    for (const [options, expected] of [
      [['-tls1_1', '-cipher', 'DEFAULT@SECLEVEL=0'], ['TLSv1.1']], [['-no_tls1', '-no_tls1_1'], ['TLSv1.2']], [['-cipher', 'AES128-SHA'], ['TLSv1.2']],
    ] as const) {
      const child = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', '-key', key, '-cert', cert, ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
      try {
        let said = '';
        while (!/ACCEPT 127\.0\.0\.1:\d+/.test(said)) said += String((await once(child.stdout, 'data'))[0]);
        const port = Number(/ACCEPT 127\.0\.0\.1:(\d+)/.exec(said)![1]);
        assert.deepEqual([...new Set(await agreedOn(port))], expected, options.join(' '));
        if (options[1] === 'AES128-SHA') assert.deepEqual((await suitesTaken(offer(port, 'TLSv1.2', suitesWorth('exposed')))).taken.map(suiteName), ['TLS_RSA_WITH_AES_128_CBC_SHA']);
      } finally {
        child.kill();
      }
    }
  });
});
