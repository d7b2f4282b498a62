import type { X509Certificate } from 'node:crypto';
import { readCertificate } from '../certificate';
import type { TlsPeer } from '../wire';

/** EU legislation's shape of an EORI number: ISO country code and up to 15 characters (Reg. 2015/2446, Annex 12-01). */
const EORI = /^[A-Z]{2}[A-Z0-9]{1,15}$/;

/** Who has shown no certificate: a client that a planted fault lets in all the same, or the server of a session that is taken up again. */
export const NOBODY: TlsPeer = { subject: '(none)', issuer: '(none)', serialNumber: '', fingerprint256: '', validFrom: '', validTo: '' };

/** A subject attribute as a list: one name may occur several times in a certificate of somebody else's making. */
function values(attribute: unknown): string[] {
  if (typeof attribute === 'string') return [attribute];
  return Array.isArray(attribute) ? attribute.filter((value): value is string => typeof value === 'string') : [];
}

/**
 * EORI in a certificate's subject: organizationIdentifier (2.5.4.97), else serialNumber (2.5.4.5). A value that is not
 * shaped like an EORI (a VAT identifier, `VATDE-1234`) is passed over, so that no other number is taken for one.
 */
export function eoriOf(certificate: X509Certificate): string | undefined {
  const subject = (certificate.toLegacyObject().subject ?? {}) as unknown as Record<string, unknown>;
  return [...values(subject['organizationIdentifier']), ...values(subject['2.5.4.97']), ...values(subject['serialNumber'])].find((value) => EORI.test(value));
}

/** `CN=a\nO=b` (one attribute a line, as Node prints names) as one line, `CN=a, O=b`. */
export function nameOnOneLine(name: string): string {
  return name.split('\n').join(', ');
}

/** By certificate: every connection of a party shows the same, and node:crypto reads a subject anew whenever it is asked. */
const peers = new WeakMap<X509Certificate, Readonly<TlsPeer>>();

/**
 * Facts of a certificate for the log, read from its own DER and from nothing else; the object is shared.
 * Throws when `der` is not a certificate (a TLS peer's always is: OpenSSL has parsed it before).
 */
export function peerOf(der: Buffer): Readonly<TlsPeer> {
  const certificate = readCertificate(der);
  let peer = peers.get(certificate);
  if (peer === undefined) peers.set(certificate, (peer = describe(certificate)));
  return peer;
}

function describe(certificate: X509Certificate): TlsPeer {
  const eori = eoriOf(certificate);
  return {
    subject: nameOnOneLine(certificate.subject),
    issuer: nameOnOneLine(certificate.issuer),
    serialNumber: certificate.serialNumber.toLowerCase(),
    fingerprint256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    ...(eori === undefined ? {} : { eori }),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
  };
}
