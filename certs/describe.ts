import type { X509Certificate } from 'node:crypto';
import { readCertificate } from '../protocols/certificate';
import { remember } from '../protocols/remember';
import { peerOf } from '../protocols/tls/peer';
import type { TlsPeer } from '../protocols/wire';
import { CertError } from './errors';
import { parseCertificate, x509 } from './x509';

export interface CertificateDescription extends TlsPeer {
  /** `RSA 3072`, `EC prime256v1`. */
  key: string;
  /** Names of the key usage bits; empty when the extension is absent. */
  keyUsage: string[];
  /** Names of extended usages, the OID for those without a name. */
  extendedKeyUsage: string[];
  ca: boolean;
  /** The same, worded for a report: title -> value. */
  facts: Record<string, string>;
}

const flags: [x509.KeyUsageFlags, string][] = [
  [x509.KeyUsageFlags.digitalSignature, 'digitalSignature'], [x509.KeyUsageFlags.nonRepudiation, 'nonRepudiation'],
  [x509.KeyUsageFlags.keyEncipherment, 'keyEncipherment'], [x509.KeyUsageFlags.dataEncipherment, 'dataEncipherment'],
  [x509.KeyUsageFlags.keyAgreement, 'keyAgreement'], [x509.KeyUsageFlags.keyCertSign, 'keyCertSign'], [x509.KeyUsageFlags.cRLSign, 'cRLSign'],
];

const purposes: Record<string, string> = Object.fromEntries(
  Object.entries(x509.ExtendedKeyUsage).map(([name, oid]) => [oid, name]),
);

/** Every sealed message brings its sender's leaf, and node:crypto reads each name of a certificate anew when asked. */
const descriptions = remember<CertificateDescription>(128);

/**
 * A certificate for people and reports, from its DER (or PEM) bytes.
 * Throws CertError CERT-MALFORMED when the bytes are not a certificate.
 */
export function describeCertificate(der: Buffer): CertificateDescription {
  return descriptions(der.toString('latin1'), () => describe(der));
}

function describe(der: Buffer): CertificateDescription {
  let certificate: X509Certificate;
  let parsed: x509.X509Certificate;
  try {
    certificate = readCertificate(der);
    parsed = parseCertificate(certificate.raw);
  } catch (error) {
    throw new CertError('CERT-MALFORMED', 'these bytes are not an X.509 certificate', `${der.length} bytes`, 'Give DER or PEM of one certificate.', { cause: error });
  }
  const peer = peerOf(certificate.raw);
  const usage = parsed.getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
  const details = certificate.publicKey.asymmetricKeyDetails;
  const size = details?.modulusLength ?? details?.namedCurve ?? '';
  const key = `${(certificate.publicKey.asymmetricKeyType ?? 'unknown').toUpperCase()} ${size}`.trim();
  const keyUsage = flags.filter(([bit]) => (usage & bit) !== 0).map(([, name]) => name);
  const extendedKeyUsage = Array.from(parsed.getExtension(x509.ExtendedKeyUsageExtension)?.usages ?? [], (oid) => purposes[String(oid)] ?? String(oid));
  return {
    ...peer,
    key,
    keyUsage,
    extendedKeyUsage,
    ca: certificate.ca,
    facts: {
      subject: peer.subject,
      issuer: peer.issuer,
      'serial number': peer.serialNumber,
      EORI: peer.eori ?? 'none',
      'valid from': peer.validFrom,
      'valid to': peer.validTo,
      key,
      'key usage': [...keyUsage, ...extendedKeyUsage].join(', ') || 'not restricted',
      'SHA-256 fingerprint': peer.fingerprint256,
    },
  };
}
