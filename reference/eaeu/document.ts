import { isoSeconds } from '../../protocols/time/clock';
import { escapeText } from '../../protocols/xml';
import { technicalConditions, type TechnicalConditions } from '../../requirements/eaeu/countries';
import { structure } from '../../requirements/eaeu/structures';
import type { Certificate } from './certificate';

export interface DocumentHead {
  /** UUID without prefix. */
  eDocId: string;
  /** EDocId of the document that is answered. */
  eDocRefId?: string;
  /** Message code, the same as in wsa:Action. */
  infEnvelopeCode: string;
  /** Epoch milliseconds. */
  madeAt: number;
}

/** Technical conditions of a country; undefined where none are agreed. */
export type ConditionsOf = (country: string) => TechnicalConditions | undefined;

/** Language of a document for a country without technical conditions: our own. */
const OWN_LANGUAGE = 'kk';

export const element = (name: string, value: string | undefined): string => (value === undefined ? '' : `<${name}>${escapeText(value)}</${name}>`);

/** A document of a structure whose content stands in the structure's own namespace, prefix `d`. */
export function writeDocument(code: string, head: DocumentHead, language: string, content: string): string {
  const of = structure(code);
  const { doc, ccdo, csdo } = of.namespaces as { doc: string; ccdo: string; csdo: string };
  const root = `d:${of.root.name.split(':')[1]!}`;
  return (
    `<${root} xmlns:d="${doc}" xmlns:cc="${ccdo}" xmlns:cs="${csdo}">` +
    `<cc:EDocHeader>${element('cs:InfEnvelopeCode', head.infEnvelopeCode)}${element('cs:EDocCode', code)}${element('cs:EDocId', head.eDocId)}` +
    `${element('cs:EDocRefId', head.eDocRefId)}${element('cs:EDocDateTime', isoSeconds(head.madeAt))}${element('cs:LanguageCode', language)}</cc:EDocHeader>` +
    `${content}</${root}>`
  );
}

/** What is said of one certificate, in the form that its country wants (Decision 124, items 14, 23). */
function certificateFields(certificate: Certificate, madeAt: number, conditions: TechnicalConditions | undefined): string {
  const wanted = (name: string, value: string | undefined): string => (conditions?.requiredFields.includes(name) === true ? element(`d:${name}`, value) : '');
  const named = certificate.named === undefined ? '' :
    `<d:NamedCertificate>${element('d:NamedCertificateId', certificate.named.number)}${element('d:NamedIssueDate', certificate.named.issuedOn)}</d:NamedCertificate>`;
  return (
    element('d:EntryDateTime', isoSeconds(certificate.enteredAt ?? madeAt)) +
    element('d:CertificateKindCode', certificate.kind) +
    element('d:CertificateFormCode', certificate.form) +
    element('d:CertificateId', certificate.number) +
    element('d:IssueDate', certificate.issuedOn) +
    element('d:IssuingCountryCode', 'KZ') +
    element('d:IssuedForCountryCode', certificate.issuedFor) +
    element('d:IssuingBodyName', certificate.issuingBody) +
    element('d:ExporterName', certificate.exporter) +
    wanted('TreatyFormCode', conditions?.treatyForm) +
    wanted('SubmissionCountryCode', certificate.issuedFor) +
    named
  );
}

/** The structure that reports one certificate (flow 1). */
export function certificateDocument(certificate: Certificate, head: DocumentHead, conditionsOf: ConditionsOf = technicalConditions): string {
  const conditions = conditionsOf(certificate.issuedFor);
  return writeDocument('R.CT.EE.01.001', head, conditions?.language ?? OWN_LANGUAGE, certificateFields(certificate, head.madeAt, conditions));
}

/** The answer to a request: the certificates found, or that there are none (flows 4 and 6). */
export function answerDocument(found: readonly Certificate[], head: DocumentHead, country: string, conditionsOf: ConditionsOf): string {
  const conditions = conditionsOf(country);
  const certificates = found.map((one) => `<d:Certificate>${certificateFields(one, head.madeAt, conditionsOf(one.issuedFor))}</d:Certificate>`).join('');
  return writeDocument('R.CT.EE.01.004', head, conditions?.language ?? OWN_LANGUAGE, element('d:AnswerCode', found.length === 0 ? 'none' : 'found') + certificates);
}
