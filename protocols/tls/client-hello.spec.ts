import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import * as tls from 'node:tls';
import { helloText, MAX_HELLO_BYTES, readClientHello, type ClientHello } from './client-hello';
import { clientHello } from './offer';
import { suiteName } from './suites';
import { hasOpenssl } from './testing/openssl';

/** The first bytes of a client that is told to connect to `port`. */
async function firstBytes(connect: (port: number) => () => void): Promise<Buffer> {
  const ear = createServer().listen(0, '127.0.0.1');
  await once(ear, 'listening');
  const stop = connect((ear.address() as AddressInfo).port);
  const [heard] = (await once(ear, 'connection')) as [Socket];
  heard.on('error', () => {});
  const [bytes] = (await once(heard, 'data')) as [Buffer];
  stop();
  heard.destroy();
  ear.close();
  return bytes;
}

const ofNode = (options: tls.ConnectionOptions): Promise<Buffer> => firstBytes((port) => {
  const socket = tls.connect({ host: '127.0.0.1', port, ...options }).on('error', () => {});
  return () => socket.destroy();
});

const ofOpenssl = (...options: string[]): Promise<Buffer> => firstBytes((port) => {
  const child = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, ...options], { stdio: 'ignore' });
  return () => child.kill();
});

function hello(bytes: Buffer): ClientHello {
  const read = readClientHello(bytes);
  assert.equal(read.kind, 'hello');
  return (read as { hello: ClientHello }).hello;
}

describe('tls: what a client offers', () => {
  test('Node, all that it can', async () => {
    const { versions, versionsAreAll, suites, servername, resumes } = hello(await ofNode({ servername: 'customs.example' }));
    assert.deepEqual([versions, versionsAreAll, servername, resumes], [['TLSv1.3', 'TLSv1.2'], true, 'customs.example', false]);
    assert.equal(suiteName(suites[0]!), 'TLS_AES_256_GCM_SHA384');
    assert.ok(suites.every((suite) => !suiteName(suite).startsWith('0x00FF')));
  });

  test('Node with TLS 1.2 at most names only that, and no SNI for an address', async () => {
    const read = hello(await ofNode({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }));
    assert.deepEqual(read, { versions: ['TLSv1.2'], versionsAreAll: false, suites: [0xc02f], resumes: false });
    assert.equal(helloText(read), 'up to TLSv1.2; TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256; no SNI');
  });

  test('Node that takes everything names the old versions too', async () => {
    assert.deepEqual(hello(await ofNode({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })).versions, ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1']);
  });

  test('openssl as a client', { skip: hasOpenssl ? false : 'openssl is not installed' }, async () => {
    const old = hello(await ofOpenssl('-tls1_1', '-cipher', 'AES128-SHA@SECLEVEL=0', '-servername', 'customs.example'));
    assert.deepEqual([old.versions, old.versionsAreAll, old.suites, old.servername], [['TLSv1.1'], false, [0x002f], 'customs.example']);
    const today = hello(await ofOpenssl('-noservername', '-min_protocol', 'TLSv1.2'));
    assert.deepEqual([today.versions, today.versionsAreAll, today.servername], [['TLSv1.3', 'TLSv1.2'], true, undefined]);
  });

  for (const version of ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'] as const) {
    test(`our own offer of ${version}`, () => {
      const read = hello(clientHello({ version, suites: [0x002f, 0xc02f], random: Buffer.alloc(32, 7) }));
      assert.deepEqual(read, { versions: [version], versionsAreAll: false, suites: [0x002f, 0xc02f], resumes: false });
    });
  }
});

describe('tls: a first flight that is none', () => {
  test('every beginning of a ClientHello asks for more', async () => {
    const bytes = await ofNode({ servername: 'customs.example' });
    for (let length = 0; length < bytes.length; length += 1) assert.equal(readClientHello(bytes.subarray(0, length)).kind, 'incomplete', `${length} of ${bytes.length}`);
    assert.deepEqual(readClientHello(Buffer.concat([bytes, Buffer.from('more')])), readClientHello(bytes));
  });

  test('a ClientHello in records of five bytes is put together', async () => {
    const bytes = await ofNode({ servername: 'customs.example' });
    const message = bytes.subarray(5);
    const records: Buffer[] = [];
    for (let at = 0; at < message.length; at += 5) {
      const part = message.subarray(at, at + 5);
      records.push(Buffer.from([0x16, 3, 1, 0, part.length]), part);
    }
    assert.deepEqual(readClientHello(Buffer.concat(records)), readClientHello(bytes));
  });

  test('HTTP, other records, other messages', () => {
    for (const bytes of [Buffer.from('GET / HTTP/1.1\r\n'), Buffer.from('15030100020228', 'hex'), Buffer.from('16030100040e000000', 'hex'), Buffer.from('802e0100020015', 'hex')]) {
      assert.equal(readClientHello(bytes).kind, 'no-hello', bytes.toString('hex'));
    }
  });

  test('lengths that lie are no hello, and nothing waits beyond the bound', async () => {
    const bytes = await ofNode({ servername: 'customs.example' });
    const kinds = new Set<string>();
    for (let at = 5; at < bytes.length; at += 1) {
      for (const octet of [0x00, 0x7f, 0xff]) {
        const lying = Buffer.from(bytes);
        lying[at] = octet;
        kinds.add(readClientHello(lying).kind);
      }
    }
    assert.deepEqual([...kinds].sort(), ['hello', 'incomplete', 'no-hello']);
    const endless = Buffer.concat([Buffer.from('1603014000' + '01003fff', 'hex'), Buffer.alloc(MAX_HELLO_BYTES)]);
    assert.notEqual(readClientHello(endless).kind, 'incomplete');
    assert.equal(readClientHello(Buffer.from('160301400001ffffff', 'hex')).kind, 'no-hello');
  });
});
