import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { DEFAULT_PKI_DIR, openPki } from '../../certs/pki';
import { WallClock } from '../time/clock';
import { RandomIds } from '../time/ids';

let pems: string[];

/** Exit code or signal of the other process, and what it said. */
async function aborting(who: 'client' | 'server'): Promise<{ end: string; said: string }> {
  const child = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', join(__dirname, 'testing', 'abort-handshakes.ts'), who, ...pems], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { end: signal ?? String(code), said };
}

describe('tls: handshakes that nobody finishes', () => {
  before(async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() });
    const [server, client] = [pki.identity('trader-interface.tls').files, pki.identity('operator.tls').files];
    pems = [pki.authorityFiles('tls').root, server.chain, server.key, client.chain, client.key];
  });

  test('48 clients leave in the middle: each is reported, and the server goes on serving', async () => {
    assert.deepEqual(await aborting('client'), { end: '0', said: '48 refused\n' });
  });

  test('a server closes in the middle of 60: the process lives', async () => {
    const { end, said } = await aborting('server');
    assert.equal(end, '0', said);
  });
});
