import { isoSeconds } from '../../protocols/time/clock';
import { escapeText } from '../../protocols/xml';
import { structure } from '../../requirements/eaeu/structures';
import type { Certificate } from './certificate';

const CODE = 'R.CT.EE.01.001';

export interface DocumentHead {
  /** UUID without prefix. */
  eDocId: string;
  /** Message code, the same as in wsa:Action. */
  infEnvelopeCode: string;
  /** Epoch milliseconds. */
  madeAt: number;
}

/** The structure that reports one certificate (flow 1). */
export function certificateDocument(certificate: Certificate, head: DocumentHead): string {
  const { doc, ccdo, csdo } = structure(CODE).namespaces as { doc: string; ccdo: string; csdo: string };
  const field = (name: string, value: string): string => `<${name}>${escapeText(value)}</${name}>`;
  const named = certificate.named === undefined ? '' :
    `<d:NamedCertificate>${field('d:NamedCertificateId', certificate.named.number)}${field('d:NamedIssueDate', certificate.named.issuedOn)}</d:NamedCertificate>`;
  return (
    `<d:OriginCertificateDetails xmlns:d="${doc}" xmlns:cc="${ccdo}" xmlns:cs="${csdo}">` +
    `<cc:EDocHeader>${field('cs:InfEnvelopeCode', head.infEnvelopeCode)}${field('cs:EDocCode', CODE)}${field('cs:EDocId', head.eDocId)}` +
    `${field('cs:EDocDateTime', isoSeconds(head.madeAt))}${field('cs:LanguageCode', 'kk')}</cc:EDocHeader>` +
    field('d:EntryDateTime', isoSeconds(certificate.enteredAt ?? head.madeAt)) +
    field('d:CertificateKindCode', certificate.kind) +
    field('d:CertificateFormCode', certificate.form) +
    field('d:CertificateId', certificate.number) +
    field('d:IssueDate', certificate.issuedOn) +
    field('d:IssuingCountryCode', 'KZ') +
    field('d:IssuedForCountryCode', certificate.issuedFor) +
    field('d:IssuingBodyName', certificate.issuingBody) +
    field('d:ExporterName', certificate.exporter) +
    named +
    '</d:OriginCertificateDetails>'
  );
}
