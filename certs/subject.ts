import { readCertificate } from '../protocols/certificate';
import { eoriOf } from '../protocols/tls/peer';

/** The legal person that a certificate names. */
export interface LegalPerson {
  organisation?: string;
  /** Where the subject carries one. A seal need not: the link to the EORI lives in UUM&DS (ICD v3.30, 4.6.3). */
  eori?: string;
  /** The whole name on one line, for people. */
  name: string;
}

/** Reads the subject of a certificate (DER). Throws what node:crypto throws for bytes that are none. */
export function legalPersonOf(der: Buffer): LegalPerson {
  const certificate = readCertificate(der);
  const { O: organisation } = (certificate.toLegacyObject().subject ?? {}) as { O?: string | string[] };
  const [eori, first] = [eoriOf(certificate), Array.isArray(organisation) ? organisation[0] : organisation];
  return { ...(first === undefined ? {} : { organisation: first }), ...(eori === undefined ? {} : { eori }), name: certificate.subject.split('\n').join(', ') };
}
