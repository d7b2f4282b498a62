import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createSecureContext } from 'node:tls';
import { WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { CertError, type CertErrorCode } from './errors';
import { readKeystore, writeKeystore } from './keystore';
import { DEFAULT_PKI_DIR, openPki, type Identity } from './pki';

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
}

const skip = ((): false | string => {
  try {
    openssl('version');
    return false;
  } catch {
    return 'openssl is not installed';
  }
})();

async function refused(code: CertErrorCode, action: Promise<unknown>): Promise<void> {
  await assert.rejects(action, (error) => {
    assert.ok(error instanceof CertError, String(error));
    assert.equal(error.code, code, error.message);
    assert.equal(error.place, 'certificates.seal', 'the key of the configuration is named');
    assert.ok(error.hint.length > 10);
    return true;
  });
}

describe('PKCS#12 keystores', () => {
  let dir: string;
  let identity: Identity;
  let ours: string;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'keystore-'));
    identity = (await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() })).identity('operator.seal');
    ours = join(dir, 'ours.p12');
    await writeKeystore(identity, ours, 'secret-1');
  });
  after(() => rm(dir, { recursive: true, force: true }));

  test('what we write, we read: key, leaf and chain are the same bytes', async () => {
    const read = await readKeystore(ours, 'secret-1');
    assert.ok(read.key.equals(identity.key));
    assert.deepEqual(read.chain, identity.chain);
    assert.equal(read.chainPem, identity.chainPem);
    assert.equal(read.certPem, identity.certPem);
  });

  test('Node opens what we write', async () => {
    createSecureContext({ pfx: await readFile(ours), passphrase: 'secret-1' });
  });

  test('openssl opens what we write', { skip }, async () => {
    const plain = join(dir, 'plain.p12');
    await writeKeystore(identity, plain, 'secret');
    const text = openssl('pkcs12', '-in', plain, '-passin', 'pass:secret', '-nodes');
    assert.equal(text.match(/BEGIN CERTIFICATE/g)?.length, 3);
    assert.match(text, /BEGIN PRIVATE KEY/);
    assert.match(text, /DE1234567890123/);
  });

  for (const [title, extra] of [['modern', []], ['legacy RC2', ['-legacy']]] as const) {
    test(`we open what openssl writes, ${title}`, { skip }, async () => {
      const theirs = join(dir, `theirs-${extra.length}.p12`);
      openssl('pkcs12', '-export', ...extra, '-inkey', identity.files.key, '-in', identity.files.fullChain, '-passout', 'pass:secret', '-out', theirs);
      const read = await readKeystore(theirs, 'secret');
      assert.ok(read.key.equals(identity.key));
      assert.deepEqual(read.chain, identity.chain);
    });
  }

  test('wrong password', () => refused('CERT-KEYSTORE-PASSWORD', readKeystore(ours, 'wrong', 'certificates.seal')));
  test('a password that tools would read differently is not used', async () => {
    await assert.rejects(writeKeystore(identity, join(dir, 'no.p12'), 'құпия'), (error) => error instanceof CertError && error.code === 'CERT-KEYSTORE-PASSWORD');
    await assert.rejects(readKeystore(ours, 'құпия'), (error) => error instanceof CertError && error.code === 'CERT-KEYSTORE-PASSWORD' && /ASCII/.test(error.hint));
  });
  test('missing file', () => refused('CERT-KEYSTORE-MISSING', readKeystore(join(dir, 'none.p12'), 'x', 'certificates.seal')));

  test('not a keystore', async () => {
    for (const bytes of [Buffer.from('hello'), Buffer.alloc(0), Buffer.from('feedfeed00000002', 'hex'), (await readFile(ours)).subarray(0, 900), identity.chain[0]!]) {
      const file = join(dir, 'garbage.p12');
      await writeFile(file, bytes);
      await refused('CERT-KEYSTORE-MALFORMED', readKeystore(file, 'x', 'certificates.seal'));
    }
    const large = join(dir, 'large.p12');
    await writeFile(large, Buffer.alloc(2 * 1024 * 1024));
    await refused('CERT-KEYSTORE-MALFORMED', readKeystore(large, 'x', 'certificates.seal'));
  });

  test('an elliptic-curve key is a clear error, and so is a trust store', { skip }, async () => {
    const [key, cert, ec, trust] = ['ec.key', 'ec.crt', 'ec.p12', 'trust.p12'].map((name) => join(dir, name)) as [string, string, string, string];
    openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-subj', '/CN=ec', '-days', '2');
    openssl('pkcs12', '-export', '-inkey', key, '-in', cert, '-passout', 'pass:x', '-out', ec);
    await refused('CERT-KEYSTORE-NO-KEY', readKeystore(ec, 'x', 'certificates.seal'));
    openssl('pkcs12', '-export', '-nokeys', '-in', identity.files.cert, '-passout', 'pass:x', '-out', trust);
    await refused('CERT-KEYSTORE-NO-KEY', readKeystore(trust, 'x', 'certificates.seal'));
  });
});
