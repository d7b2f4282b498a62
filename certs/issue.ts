import { createPublicKey, webcrypto, X509Certificate, type KeyObject } from 'node:crypto';
import type { IdSource } from '../protocols/time/ids';
import { parties, type IdentitySpec } from './identities';
import { owned, parseCertificate, x509 } from './x509';

/** The library speaks of the browser's types; Node's own are the same at run time. */
type SigningKey = x509.X509CertificateCreateWithKeyParams['signingKey'];

export const DAY_MS = 86_400_000;
const RSA_SHA256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const ORGANISATION_IDENTIFIER = '2.5.4.97';
const SERIAL_NUMBER = '2.5.4.5';
const CRL_NUMBER = '2.5.29.20';

/** A certificate authority that can issue: its certificate, its key, its name as it stands in what it issues. */
export interface Issuer {
  certificate: X509Certificate;
  key: KeyObject;
}

interface CertificateRequest {
  subject: x509.JsonName;
  /** Key pair of the subject; only its public half goes into the certificate. */
  key: KeyObject;
  /** Absent: self-signed. */
  issuer?: Issuer;
  /** Epoch milliseconds. */
  notBefore: number;
  notAfter: number;
  extensions: x509.Extension[];
}

async function signingKey(key: KeyObject): Promise<SigningKey> {
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  return (await webcrypto.subtle.importKey('pkcs8', pkcs8, RSA_SHA256, false, ['sign'])) as unknown as SigningKey;
}

function publicKey(key: KeyObject): x509.PublicKey {
  return new x509.PublicKey(owned(createPublicKey(key).export({ type: 'spki', format: 'der' })));
}

/** 16 random octets as a positive number of full length (RFC 5280, 4.1.2.2: positive, at most 20 octets). */
function serial(ids: IdSource): string {
  const octets = Buffer.from(ids.bytes(16));
  octets[0] = (octets[0]! & 0x3f) | 0x40;
  return octets.toString('hex');
}

function name(issuer: Issuer): x509.Name {
  return parseCertificate(issuer.certificate.raw).subjectName;
}

async function issue(request: CertificateRequest, ids: IdSource): Promise<X509Certificate> {
  const own = publicKey(request.key);
  const authority = request.issuer === undefined ? own : publicKey(request.issuer.key);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(ids),
    subject: request.subject,
    issuer: request.issuer === undefined ? request.subject : name(request.issuer).toJSON(),
    notBefore: new Date(request.notBefore),
    notAfter: new Date(request.notAfter),
    signingAlgorithm: RSA_SHA256,
    publicKey: own,
    signingKey: await signingKey((request.issuer ?? request).key),
    extensions: [
      ...request.extensions,
      await x509.SubjectKeyIdentifierExtension.create(own),
      await x509.AuthorityKeyIdentifierExtension.create(authority),
    ],
  });
  return new X509Certificate(Buffer.from(certificate.rawData));
}

/** A root (no `issuer`) or an issuing authority under it, valid for twenty years around `now`. */
export function issueAuthority(commonName: string, key: KeyObject, issuer: Issuer | undefined, now: number, ids: IdSource): Promise<X509Certificate> {
  const { keyCertSign, cRLSign } = x509.KeyUsageFlags;
  return issue({
    subject: [{ CN: [commonName] }, { O: ['Customs conformance harness, for tests only'] }, { C: ['EU'] }],
    key,
    ...(issuer === undefined ? {} : { issuer }),
    notBefore: now - 3650 * DAY_MS,
    notAfter: now + 3650 * DAY_MS,
    extensions: [
      new x509.BasicConstraintsExtension(true, issuer === undefined ? 1 : 0, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
    ],
  }, ids);
}

/** Names of the machine on which the simulated parties run, and of one on which nobody does. */
const HERE: x509.JsonGeneralNames = [{ type: 'dns', value: 'localhost' }, { type: 'ip', value: '127.0.0.1' }, { type: 'ip', value: '::1' }];
const ELSEWHERE: x509.JsonGeneralNames = [{ type: 'dns', value: 'elsewhere.example' }];

/**
 * What a certificate may be used for, by purpose (RFC 5280, 4.2.1.3 and 4.2.1.12). `wrong-usage` is a proper
 * certificate of the same authority made for something else: code signing instead of TLS, TLS instead of sealing.
 */
function usages(spec: Pick<IdentitySpec, 'purpose' | 'flaw'>): x509.Extension[] {
  const { digitalSignature, nonRepudiation, keyEncipherment } = x509.KeyUsageFlags;
  const { serverAuth, clientAuth, codeSigning, emailProtection } = x509.ExtendedKeyUsage;
  const wrong = spec.flaw === 'wrong-usage';
  if (spec.purpose === 'seal') {
    return wrong
      ? [new x509.KeyUsagesExtension(keyEncipherment, true), new x509.ExtendedKeyUsageExtension([serverAuth, clientAuth])]
      : [new x509.KeyUsagesExtension(digitalSignature | nonRepudiation, true), new x509.ExtendedKeyUsageExtension([emailProtection])];
  }
  return [
    new x509.KeyUsagesExtension(digitalSignature | keyEncipherment, true),
    new x509.ExtendedKeyUsageExtension(wrong ? [codeSigning] : [serverAuth, clientAuth]),
    new x509.SubjectAlternativeNameExtension(spec.flaw === 'other-host' ? ELSEWHERE : HERE),
  ];
}

/** The certificate of one identity of the table, self-signed where no issuer is given, valid for the table's days around `now` (epoch ms). */
export function issueIdentity(spec: IdentitySpec, key: KeyObject, issuer: Issuer | undefined, now: number, ids: IdSource): Promise<X509Certificate> {
  const party = parties[spec.party];
  const eori: x509.JsonName = spec.eori === undefined ? [] : [{ [SERIAL_NUMBER]: [spec.eori] }, { [ORGANISATION_IDENTIFIER]: [spec.eori] }];
  return issue({
    subject: [{ CN: [party.commonName] }, { O: [party.organisation] }, { C: [party.country] }, ...eori],
    key,
    ...(issuer === undefined ? {} : { issuer }),
    notBefore: now + spec.validDays.from * DAY_MS,
    notAfter: now + spec.validDays.to * DAY_MS,
    extensions: [new x509.BasicConstraintsExtension(false, undefined, true), ...usages(spec)],
  }, ids);
}

function fourOctets(epochMs: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(Math.floor(epochMs / 1000) % 2 ** 31 + 2 ** 31);
  return octets;
}

/** A revocation list of `issuer` over the given serial numbers (hex), valid from `from` to `to` (epoch ms), as PEM. */
export async function issueCrl(issuer: Issuer, revoked: readonly string[], from: number, to: number): Promise<string> {
  const crl = await x509.X509CrlGenerator.create({
    issuer: name(issuer).toJSON(),
    thisUpdate: new Date(from),
    nextUpdate: new Date(to),
    signingAlgorithm: RSA_SHA256,
    signingKey: await signingKey(issuer.key),
    entries: revoked.map((serialNumber) => ({ serialNumber, revocationDate: new Date(from), reason: x509.X509CrlReason.keyCompromise })),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(publicKey(issuer.key)),
      // cRLNumber (RFC 5280, 5.2.3 requires one): seconds grow from list to list. DER of a positive four-octet INTEGER.
      new x509.Extension(CRL_NUMBER, false, owned(Buffer.from([0x02, 0x05, 0x00, ...fourOctets(from)]))),
    ],
  });
  // The library labels it `CRL`, which neither openssl nor Node's `crl` option reads.
  return crl.toString('pem').replaceAll('BEGIN CRL', 'BEGIN X509 CRL').replaceAll('END CRL', 'END X509 CRL').trim() + '\n';
}
