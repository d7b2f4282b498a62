import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createSecureContext } from 'node:tls';
import { VirtualClock, WallClock } from '../protocols/time/clock';
import { RandomIds } from '../protocols/time/ids';
import { describeCertificate } from './describe';
import { CertError } from './errors';
import { authorityNames, DECLARANT_EORI, identities, OTHER_EORI, parties, type IdentityName } from './identities';
import { DAY_MS } from './issue';
import { DEFAULT_PKI_DIR, openPki, type Pki } from './pki';
import { readCache, writeCache } from './store';
import { listedSealAuthorities, sealTrust } from './trusted-list';
import { fingerprintOf, standardRegister } from './uumds';

const clock = new WallClock();
const ids = new RandomIds();

/** Opens a copy of the shared cache, and tells whether it had to be made anew. */
async function reopen(dir: string, at = clock.now()): Promise<{ pki: Pki; made: boolean }> {
  let made = false;
  const { key } = (await openPki({ dir: DEFAULT_PKI_DIR, clock, ids })).identity('operator.seal');
  const pki = await openPki({
    dir, clock: new VirtualClock(at), ids, onProgress: () => { made = true; },
    makeKeys: async (requests) => new Map(requests.map(({ name }) => [name, key])), // one key for all: making twenty takes seconds
  });
  return { pki, made };
}

describe('the cache', () => {
  let root: string;
  before(async () => {
    await openPki({ dir: DEFAULT_PKI_DIR, clock, ids });
    root = await mkdtemp(join(tmpdir(), 'pki-'));
  });
  after(() => rm(root, { recursive: true, force: true }));
  const copy = async (name: string): Promise<string> => {
    const dir = join(root, name);
    await cp(DEFAULT_PKI_DIR, dir, { recursive: true });
    return dir;
  };

  test('a second opening reads and does not make', async () => {
    const first = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids });
    const { pki, made } = await reopen(await copy('same'));
    assert.equal(made, false);
    assert.equal(pki.identity('operator.seal').certPem, first.identity('operator.seal').certPem);
  });

  test('keys are readable by their owner only, and nothing is left beside the cache', async () => {
    const pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids });
    for (const { name } of identities) assert.equal((await stat(pki.identity(name).files.key)).mode & 0o777, 0o600);
    assert.deepEqual((await readdir(join(pki.dir, '..'))).filter((entry) => entry.startsWith('.')), []);
  });

  test('a cache that is half written, changed, of another table or near expiry is rebuilt', async () => {
    const manifest = JSON.parse(await readFile(join(DEFAULT_PKI_DIR, 'pki/manifest.json'), 'utf8')) as { recipe: string; madeAt: number; usableUntil: number };
    const unusable = async (dir: string, recipe = manifest.recipe, at = clock.now()): Promise<string> => {
      const found = await readCache(dir, recipe, at);
      return 'unusable' in found ? found.unusable : 'usable';
    };
    const dir = await copy('damaged');
    assert.equal(await unusable(dir), 'usable');
    assert.match(await unusable(dir, 'another'), /another table/);
    assert.match(await unusable(dir, manifest.recipe, manifest.usableUntil), /not for long/);
    assert.match(await unusable(dir, manifest.recipe, manifest.madeAt - DAY_MS), /not valid now/);
    assert.ok(manifest.usableUntil - manifest.madeAt >= 60 * DAY_MS);
    await writeFile(join(dir, 'pki/identities/operator.seal.cert.pem'), 'garbage');
    assert.match(await unusable(dir), /was changed/);
    await unlink(join(dir, 'pki/identities/operator.seal.cert.pem'));
    assert.match(await unusable(dir), /cannot be read/);
    await writeFile(join(dir, 'pki/manifest.json'), '{"recipe"');
    assert.match(await unusable(dir), /cannot be read/);
    assert.match(await unusable(join(root, 'nowhere')), /cannot be read/);

    // Left by a process that was killed long ago, and by one that is at work now.
    await mkdir(join(dir, '.building-dead'));
    await utimes(join(dir, '.building-dead'), new Date(clock.now() - 2 * 3_600_000), new Date(clock.now() - 2 * 3_600_000));
    await mkdir(join(dir, '.building-alive'));
    const [one, two] = await Promise.all([reopen(dir), reopen(dir)]);
    assert.equal(one.made, true);
    assert.equal(one.pki.identity('operator.seal').certPem, two.pki.identity('operator.seal').certPem, 'two at once make one PKI');
    const again = await reopen(dir);
    assert.equal(again.made, false);
    assert.equal(again.pki.identity('operator.tls').certPem, one.pki.identity('operator.tls').certPem);
    assert.deepEqual((await readdir(dir)).sort(), ['.building-alive', 'pki']);
  });

  test('of several processes that make a cache at once, one wins and the others leave it alone', async () => {
    const dir = join(root, 'race');
    const write = (text: string, madeAt: number): Promise<void> =>
      writeCache(dir, { recipe: 'r', madeAt, usableUntil: madeAt + DAY_MS }, new Map([['a.pem', text]]), ids);
    const held = async (): Promise<string | undefined> => {
      const found = await readCache(dir, 'r', 1_000_000_000);
      return 'files' in found ? found.files.get('a.pem') : found.unusable;
    };
    await Promise.all(['one', 'two', 'three'].map((text, place) => write(text, 1_000_000_000 + place)));
    const winner = await held();
    assert.match(winner!, /^(one|two|three)$/);
    await write('late', 1_000_000_000 - 5_000);
    assert.equal(await held(), winner);
    assert.deepEqual(await readdir(dir), ['pki']);
  });

  test('a folder that cannot be written is a clear error', async () => {
    const file = join(root, 'a-file');
    await writeFile(file, '');
    await assert.rejects(writeCache(join(file, 'x'), { recipe: '', madeAt: 0, usableUntil: 1 }, new Map([['a.pem', 'x']]), ids),
      (error) => error instanceof CertError && error.code === 'CERT-CACHE');
  });
});

describe('what the PKI gives', () => {
  let pki: Pki;
  before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids }); });

  test('every identity has its three certificates, its key and its files', async () => {
    for (const spec of identities) {
      const identity = pki.identity(spec.name);
      assert.equal(identity.chain.length, 3);
      const details = identity.key.asymmetricKeyDetails;
      if (spec.keyCurve === undefined) assert.equal(details?.modulusLength, spec.flaw === 'weak' ? 1024 : 3072);
      else assert.equal(details?.namedCurve, 'prime256v1');
      assert.equal(await readFile(identity.files.chain, 'utf8'), identity.chainPem);
      assert.equal(describeCertificate(identity.chain[0]!).eori, spec.eori);
      createSecureContext({ key: identity.keyPem, cert: identity.chainPem, ca: pki.trustAnchors(spec.issuer), crl: pki.crl(spec.issuer) });
    }
    for (const name of authorityNames) assert.match(pki.crl(name).join(''), /BEGIN X509 CRL/);
  });

  test('a self-signed identity is the same party with the same key, and its own issuer', async () => {
    const { keyPem, chainPem } = await pki.selfSigned('operator.tls', clock.now(), ids);
    const made = new X509Certificate(chainPem);
    assert.equal(keyPem, pki.identity('operator.tls').keyPem);
    assert.equal(made.subject, new X509Certificate(pki.identity('operator.tls').certPem).subject);
    assert.equal(made.issuer, made.subject);
    assert.ok(made.verify(made.publicKey));
  });

  test('an unknown name is a clear error', () => {
    assert.throws(() => pki.identity('nobody.tls' as IdentityName), (error) => error instanceof CertError && error.code === 'CERT-UNKNOWN-NAME');
  });

  test('a certificate is described for people', () => {
    const seal = describeCertificate(pki.identity('operator.seal').chain[0]!);
    assert.deepEqual([seal.key, seal.keyUsage, seal.ca], ['RSA 3072', ['digitalSignature', 'nonRepudiation'], false]);
    const tls = describeCertificate(pki.identity('operator.tls').chain[0]!);
    assert.deepEqual(tls.extendedKeyUsage, ['serverAuth', 'clientAuth']);
    assert.equal(tls.facts['EORI'], 'DE1234567890123');
    assert.throws(() => describeCertificate(Buffer.from('x')), (error) => error instanceof CertError && error.code === 'CERT-MALFORMED');
  });
});

describe('trusted list and UUM&DS', () => {
  let pki: Pki;
  before(async () => { pki = await openPki({ dir: DEFAULT_PKI_DIR, clock, ids }); });
  const leaf = (name: IdentityName): string => fingerprintOf(pki.identity(name).chain[0]!);

  test('only the qualified authority is listed', () => {
    assert.deepEqual(listedSealAuthorities(), ['seal-qualified']);
    assert.deepEqual(sealTrust(pki).anchors, pki.trustAnchors('seal-qualified'));
  });

  test('the pair counts, not each half', () => {
    const register = standardRegister(pki);
    const operator = parties.operator.eori!;
    assert.equal(register.lookup(operator, leaf('operator.seal')).kind, 'registered');
    assert.equal(register.lookup(OTHER_EORI, leaf('operator.seal.wrong-eori')).kind, 'registered');
    assert.deepEqual(register.holders(leaf('client.seal')).map(({ eori }) => eori), [parties.client.eori]);
    assert.deepEqual(register.holders(leaf('operator.seal.unregistered')), []);
    assert.equal(register.lookup(operator, leaf('operator.seal.wrong-eori')).kind, 'unknown-pair');
    assert.equal(register.lookup(OTHER_EORI, leaf('operator.seal')).kind, 'unknown-pair');
    assert.equal(register.lookup(operator, leaf('operator.seal.unregistered')).kind, 'unknown-pair');
    assert.equal(register.lookup('XX0', leaf('operator.seal')).kind, 'unknown-pair');
    assert.equal(register.lookup(DECLARANT_EORI, leaf('operator.seal')).kind, 'unknown-pair');
    assert.deepEqual(register.party(DECLARANT_EORI)?.sealFingerprints, []);
  });

  test('the right can be taken away and given back', () => {
    const register = standardRegister(pki);
    const entry = register.party(parties.operator.eori!)!;
    const without = register.with({ ...entry, mayUseIcs2: false });
    assert.equal(without.lookup(entry.eori, leaf('operator.seal')).kind, 'no-right');
    assert.equal(without.with(entry).lookup(entry.eori, leaf('operator.seal')).kind, 'registered');
    assert.equal(register.lookup(entry.eori, leaf('operator.seal')).kind, 'registered', 'the first register is unchanged');
  });
});
