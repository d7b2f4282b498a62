import { isoSeconds } from '../../../protocols/time/clock';
import { escapeText } from '../../../protocols/xml';
import { structure } from '../../../requirements/eaeu/structures';

/** A certificate of origin as a third country's authorised body holds it. */
export interface ForeignCertificate {
  kind: 'original' | 'duplicate' | 'replacement' | 'annulled';
  number: string;
  /** ISO date. */
  issuedOn: string;
  issuingCountry: string;
  issuedFor: string;
  named?: { number: string; issuedOn: string };
  exporter?: string;
  /** Time of entry in its database, epoch ms. */
  enteredAt: number;
}

export interface Head {
  /** Message code, as in wsa:Action. */
  message: string;
  eDocId: string;
  /** EDocId of the document that this one answers. */
  answers?: string;
  at: number;
}

const tag = (name: string, value: string): string => `<doc:${name}>${escapeText(value)}</doc:${name}>`;

/** Any of our structures: root and header by the structure's code, content as given. */
function document(code: string, head: Head, content: string): string {
  const { root, namespaces } = structure(code);
  const xmlns = Object.entries(namespaces).map(([prefix, ns]) => `xmlns:${prefix}="${ns}"`).join(' ');
  const field = (name: string, value: string | undefined): string => (value === undefined ? '' : `<csdo:${name}>${escapeText(value)}</csdo:${name}>`);
  return `<${root.name} ${xmlns}><ccdo:EDocHeader>${field('InfEnvelopeCode', head.message)}${field('EDocCode', code)}${field('EDocId', head.eDocId)}` +
    `${field('EDocRefId', head.answers)}${field('EDocDateTime', isoSeconds(head.at))}${field('LanguageCode', 'en')}</ccdo:EDocHeader>${content}</${root.name}>`;
}

function fields(certificate: ForeignCertificate): string {
  const { kind, number, issuedOn, issuingCountry, issuedFor, named, exporter = 'First Export Company' } = certificate;
  const names = named === undefined ? '' : `<doc:NamedCertificate>${tag('NamedCertificateId', named.number)}${tag('NamedIssueDate', named.issuedOn)}</doc:NamedCertificate>`;
  return tag('EntryDateTime', isoSeconds(certificate.enteredAt)) + tag('CertificateKindCode', kind) + tag('CertificateFormCode', 'paper') + tag('CertificateId', number) +
    tag('IssueDate', issuedOn) + tag('IssuingCountryCode', issuingCountry) + tag('IssuedForCountryCode', issuedFor) +
    tag('IssuingBodyName', 'Ministry of Industry and Trade') + tag('ExporterName', exporter) + tag('TreatyFormCode', 'EAV') + names;
}

/** Flow 7: a certificate issued or annulled in the third country. */
export const reportDocument = (certificate: ForeignCertificate, head: Head): string => document('R.CT.EE.01.001', head, fields(certificate));

/** Flow 3: the third country asks for one certificate. */
export const requestDocument = (asked: { issuingCountry: string; number: string; issuedOn: string }, head: Head): string =>
  document('R.CT.EE.01.002', head, tag('IssuingCountryCode', asked.issuingCountry) + tag('CertificateId', asked.number) + tag('IssueDate', asked.issuedOn));

/** Flow 5: the third country asks for what entered the database in a period, epoch ms. */
export const periodDocument = (asked: { issuingCountry: string; from: number; to: number }, head: Head): string =>
  document('R.CT.EE.01.003', head,
    `${tag('IssuingCountryCode', asked.issuingCountry)}<doc:Period>${tag('StartDateTime', isoSeconds(asked.from))}${tag('EndDateTime', isoSeconds(asked.to))}</doc:Period>`);

/** Flows 10 and 12: the certificates found, or that there are none. */
export const answerDocument = (found: readonly ForeignCertificate[], head: Head): string =>
  document('R.CT.EE.01.004', head, tag('AnswerCode', found.length === 0 ? 'none' : 'found') + found.map((one) => `<doc:Certificate>${fields(one)}</doc:Certificate>`).join(''));
