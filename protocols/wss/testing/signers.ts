import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { signatureAlgorithm, type Signer, type Trust } from '..';

/** A self-signed signer for tests of this folder, made once per process, and trust in it alone. */
export interface TestSigner {
  signer: Signer;
  /** Certificate, PEM. */
  pem: string;
  trust: Trust;
}

const VALIDITY = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };
const KINDS = {
  'rsa-sha256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 },
  'ecdsa-sha256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const;

async function make(id: keyof typeof KINDS): Promise<TestSigner> {
  x509.cryptoProvider.set(webcrypto as never);
  const kind = KINDS[id];
  const keys = (await webcrypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({ serialNumber: '01', name: 'CN=Test signer', keys, signingAlgorithm: kind, ...VALIDITY });
  const der = Buffer.from(certificate.rawData);
  return {
    signer: { key: KeyObject.from(keys.privateKey), certificate: der, algorithm: signatureAlgorithm(id) },
    pem: certificate.toString('pem'),
    trust: ([leaf]) => (leaf?.equals(der) === true ? { ok: true } : { ok: false, detail: 'not the test signer' }),
  };
}

const made = new Map<string, Promise<TestSigner>>();

export function testSigner(id: keyof typeof KINDS): Promise<TestSigner> {
  const known = made.get(id) ?? make(id);
  made.set(id, known);
  return known;
}
