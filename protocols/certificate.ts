import { X509Certificate } from 'node:crypto';
import { remember } from './remember';

/** Enough for every party of a run with its chain; a stranger's certificates push each other out. */
const KEPT = 128;

const certificates = remember<X509Certificate>(KEPT);
const issuings = remember<boolean>(4 * KEPT);

/** A certificate from DER or PEM; objects are immutable and shared. Throws what node:crypto throws for anything else. */
export function readCertificate(bytes: Buffer | string): X509Certificate {
  return certificates(typeof bytes === 'string' ? bytes : bytes.toString('latin1'), () => new X509Certificate(bytes));
}

/** Whether `issuer` is named as issuer of `subject` and its key made the signature. False for keys that cannot have. */
export function issued(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuings(`${issuer.fingerprint256} ${subject.fingerprint256}`, () => {
    try {
      return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
    } catch {
      return false;
    }
  });
}
