import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { SealingKey } from '../signature/seal';
import type { Trust } from '../signature/facts';

/** A small authority for tests of this folder: root, issuing authority, one leaf. RSA-2048, made once per process. */
export interface TestSeal {
  key: SealingKey;
  /** DER of the root, which is also last in `key.chain`. */
  root: Buffer;
  trust: Trust;
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const VALIDITY = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };

const der = (certificate: x509.X509Certificate): Buffer => Buffer.from(certificate.rawData);
const keys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;

async function make(): Promise<TestSeal> {
  x509.cryptoProvider.set(webcrypto as never);
  const [rootKeys, issuerKeys, leafKeys] = await Promise.all([keys(), keys(), keys()]);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01', name: 'CN=Test Root', keys: rootKeys, signingAlgorithm: RSA, ...VALIDITY,
    extensions: [new x509.BasicConstraintsExtension(true, 2, true)],
  });
  const issuer = await x509.X509CertificateGenerator.create({
    serialNumber: '02', subject: 'CN=Test Issuer', issuer: root.subject, publicKey: issuerKeys.publicKey,
    signingKey: rootKeys.privateKey, signingAlgorithm: RSA, ...VALIDITY, extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: '03', subject: 'CN=Test Seal, 2.5.4.97=VATXX-1', issuer: issuer.subject, publicKey: leafKeys.publicKey,
    signingKey: issuerKeys.privateKey, signingAlgorithm: RSA, ...VALIDITY,
  });
  const chain = [der(leaf), der(issuer), der(root)];
  const trust: Trust = (offered) =>
    offered[0]!.equals(chain[0]!)
      ? { ok: true, facts: { anchor: 'Test Root' } }
      : { ok: false, reason: 'untrusted-chain', detail: 'not issued by the test root' };
  return { key: { privateKey: KeyObject.from(leafKeys.privateKey), chain }, root: chain[2]!, trust };
}

let made: Promise<TestSeal> | undefined;

export function testSeal(): Promise<TestSeal> {
  made ??= make();
  return made;
}
