import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { before, describe, test } from 'node:test';
import type { IdentityName } from '../../../certs/identities';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../../certs/pki';
import { WallClock } from '../../../protocols/time/clock';
import { RandomIds } from '../../../protocols/time/ids';
import { createHttpsServer } from '../../../protocols/tls/https-server';
import { postOverTls } from '../../../protocols/tls/post';
import { WireError } from '../../../protocols/tls/wire-error';
import { asClient, asServer, SOUND_CONNECTION, type ConnectionChoices } from './connection';

const clock = new WallClock();
const ids = new RandomIds();
let pki: Pki;
before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids }); });

const needsOpenssl = { skip: spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0 ? false : 'openssl is not installed' };
const keys = (): Parameters<typeof asServer>[0] => ({ identity: pki.identity('operator.tls'), ca: pki.trustAnchors('tls') });

/** What openssl sees of the operator's server: its answer to one request, or nothing of it. */
async function seenByClient(choices: ConnectionChoices, as: IdentityName | undefined, ...options: string[]): Promise<'answered' | 'refused'> {
  const server = await createHttpsServer({ party: 'iut', ...asServer(keys(), choices), clock, ids, handler: async () => ({ status: 200, body: 'heard' }) });
  try {
    const own = as === undefined ? [] : ['-key', pki.identity(as).files.key, '-cert', pki.identity(as).files.cert, '-cert_chain', pki.identity(as).files.chain];
    const child = spawn('openssl', ['s_client', '-quiet', '-ign_eof', '-connect', `127.0.0.1:${server.port}`, '-CAfile', pki.authorityFiles('tls').root, ...own, ...options], { timeout: 5_000, stdio: ['pipe', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child.stdin.on('error', () => {});
    child.stdin.write('POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    await once(child, 'close');
    return /heard/.test(said) ? 'answered' : 'refused';
  } finally {
    await server.close();
  }
}

/** What the operator's client makes of openssl's server: it sends its request, or ends with the code that says why not. */
async function madeByClient(choices: ConnectionChoices, server: IdentityName, ...options: string[]): Promise<string> {
  const { key, cert, chain } = pki.identity(server).files;
  const child = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', '-www', '-key', key, '-cert', cert, '-cert_chain', chain, ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    let said = '';
    while (!/ACCEPT 127\.0\.0\.1:\d+/.test(said)) said += String((await once(child.stdout, 'data'))[0]);
    const url = `https://127.0.0.1:${/ACCEPT 127\.0\.0\.1:(\d+)/.exec(said)![1]}/`;
    const answer = await postOverTls({ ...asClient(keys(), choices), url, method: 'GET', body: Buffer.alloc(0), headers: {}, timeoutMs: 5_000 });
    return `${answer.tls.protocol}`;
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  } finally {
    child.kill();
  }
}

const ANY = '@SECLEVEL=0';

describe("the operator's TLS, seen by openssl", () => {
  const asServerCases: [title: string, expected: 'answered' | 'refused', as: IdentityName | undefined, options: string[]][] = [
    ['customs with TLS 1.2', 'answered', 'trader-interface.tls', ['-tls1_2']],
    ['customs with TLS 1.3', 'answered', 'trader-interface.tls', ['-tls1_3']],
    ['TLS 1.0', 'refused', 'trader-interface.tls', ['-tls1', '-cipher', `ALL${ANY}`]],
    ['TLS 1.1', 'refused', 'trader-interface.tls', ['-tls1_1', '-cipher', `ALL${ANY}`]],
    ['no forward secrecy', 'refused', 'trader-interface.tls', ['-tls1_2', '-cipher', 'kRSA']],
    ['no encryption', 'refused', 'trader-interface.tls', ['-tls1_2', '-cipher', `eNULL${ANY}`]],
    ['no certificate', 'refused', undefined, []],
    ['a certificate of another authority', 'refused', 'trader-interface.tls.rogue', []],
    ['an expired certificate', 'refused', 'trader-interface.tls.expired', []],
  ];
  for (const [title, expected, as, options] of asServerCases) {
    test(`as a server: ${title} is ${expected}`, needsOpenssl, async () => assert.equal(await seenByClient(SOUND_CONNECTION, as, ...options), expected));
  }

  const asClientCases: [title: string, expected: string, server: IdentityName, options: string[]][] = [
    ['customs with TLS 1.2', 'TLSv1.2', 'trader-interface.tls', ['-tls1_2']],
    ['customs with TLS 1.3', 'TLSv1.3', 'trader-interface.tls', ['-tls1_3']],
    ['TLS 1.0', 'tls-refused-by-peer', 'trader-interface.tls', ['-tls1', '-cipher', `ALL${ANY}`]],
    ['TLS 1.1', 'tls-refused-by-peer', 'trader-interface.tls', ['-tls1_1', '-cipher', `ALL${ANY}`]],
    ['no forward secrecy', 'tls-refused-by-peer', 'trader-interface.tls', ['-tls1_2', '-cipher', 'kRSA']],
    ['no encryption', 'tls-refused-by-peer', 'trader-interface.tls', ['-tls1_2', '-cipher', `eNULL${ANY}`]],
    ['a certificate of another authority', 'server-untrusted', 'trader-interface.tls.rogue', []],
    ['an expired certificate', 'server-untrusted', 'trader-interface.tls.expired', []],
    ['a certificate for another host', 'server-untrusted', 'trader-interface.tls.other-host', []],
  ];
  for (const [title, expected, server, options] of asClientCases) {
    test(`as a client: a server with ${title}: ${expected}`, needsOpenssl, async () => assert.equal(await madeByClient(SOUND_CONNECTION, server, ...options), expected));
  }

  test('with its faults planted it takes what it must not', needsOpenssl, async () => {
    const [old, blind] = [{ ...SOUND_CONNECTION, oldest: 'TLSv1' as const }, { ...SOUND_CONNECTION, checksPeer: false }];
    assert.equal(await seenByClient(old, 'trader-interface.tls', '-tls1', '-cipher', `ALL${ANY}`), 'answered');
    assert.equal(await madeByClient(old, 'trader-interface.tls', '-tls1', '-cipher', `ALL${ANY}`), 'TLSv1');
    assert.equal(await seenByClient(blind, undefined), 'answered');
    assert.equal(await madeByClient(blind, 'trader-interface.tls.other-host'), 'TLSv1.3');
    assert.equal(await seenByClient(blind, undefined, '-tls1', '-cipher', `ALL${ANY}`), 'refused');
  });
});
