import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CertError } from '../../certs/errors';
import { writeKeystore } from '../../certs/keystore';
import { DEFAULT_PKI_DIR, openPki, type Pki } from '../../certs/pki';
import { fingerprintOf, standardRegister } from '../../certs/uumds';
import type { IutDescription } from '../../iut/description/model';
import { WallClock } from '../../protocols/time/clock';
import { RandomIds } from '../../protocols/time/ids';
import { ownCertificates } from './own-certificates';

let pki: Pki;
const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-own-'));
before(async () => {
  pki = await openPki({ dir: DEFAULT_PKI_DIR, clock: new WallClock(), ids: new RandomIds() });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** An operator whose keys come from an authority that nobody knows: our rogue one stands in for it. */
function description(own: 'pem' | 'keystore'): IutDescription {
  const seal = pki.identity('operator.seal.rogue');
  const ca = pki.authorityFiles('rogue').root;
  const file = join(folder, 'seal.p12');
  return {
    file: 'iut.yaml', name: 'own keys', roles: ['sea-carrier'], modes: [], regimes: ['ics2'], party: { eori: 'FR12345678901' }, enrolment: {}, accessPoints: [], endpoints: {},
    listen: { host: '127.0.0.1', ports: { ics2: 0, eaeu: 0, kz: 0 } }, driver: { kind: 'reference' }, capabilities: { without: [] }, knownFailings: [], attestations: [], protectionMeans: [], parameters: {},
    certificates: { kind: 'own', tls: { ca }, seal: { ca, own: own === 'pem' ? { kind: 'pem', file: seal.files.chain } : { kind: 'keystore', file, passwordEnv: 'SEAL_PASSWORD' } } },
  };
}

describe('an operator with keys of its own', () => {
  test('its authorities are trusted, and its seal is registered under its EORI', async () => {
    const { pki: trusting, registered } = await ownCertificates(description('pem'), pki, {});
    const rogue = pki.trustAnchors('rogue')[0]!.trim();
    for (const authority of ['tls', 'seal-qualified'] as const) {
      assert.ok(!pki.trustAnchors(authority).some((pem) => pem.trim() === rogue));
      assert.ok(trusting.trustAnchors(authority).some((pem) => pem.trim() === rogue), authority);
    }
    const register = registered.reduce((entries, entry) => entries.with(entry), standardRegister(pki));
    assert.equal(register.lookup('FR12345678901', fingerprintOf(pki.identity('operator.seal.rogue').chain[0]!)).kind, 'registered');
    assert.equal(register.lookup('FR12345678901', fingerprintOf(pki.identity('operator.seal').chain[0]!)).kind, 'unknown-pair');
  });

  test('in Kazakhstan nobody registers a seal under an EORI: its authority is enough', async () => {
    const carrier: IutDescription = { ...description('pem'), roles: ['kz-carrier-is'], regimes: ['kz'], party: { bin: '123456789012' } };
    for (const certificates of [carrier.certificates, { kind: 'own' as const, seal: { ca: pki.authorityFiles('rogue').root } }]) {
      const { pki: trusting, registered } = await ownCertificates({ ...carrier, certificates }, pki, {});
      assert.deepEqual(registered, []);
      assert.ok(trusting.trustAnchors('seal-qualified').some((pem) => pem.trim() === pki.trustAnchors('rogue')[0]!.trim()));
    }
  });

  test('a keystore gives the same, and a wrong password is a named mistake', async () => {
    await writeKeystore(pki.identity('operator.seal.rogue'), join(folder, 'seal.p12'), 'right');
    const { registered } = await ownCertificates(description('keystore'), pki, { SEAL_PASSWORD: 'right' });
    const fromPem = await ownCertificates(description('pem'), pki, {});
    assert.deepEqual(registered, fromPem.registered);
    await assert.rejects(ownCertificates(description('keystore'), pki, { SEAL_PASSWORD: 'wrong' }), (error: unknown) => error instanceof CertError && error.code === 'CERT-KEYSTORE-PASSWORD');
  });

  test('issued keys change nothing', async () => {
    const { pki: same, registered } = await ownCertificates({ ...description('pem'), certificates: { kind: 'issued' } }, pki, {});
    assert.equal(same, pki);
    assert.deepEqual(registered, []);
  });
});
