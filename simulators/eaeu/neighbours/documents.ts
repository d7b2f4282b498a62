import { isoSeconds } from '../../../protocols/time/clock';
import { structure } from '../../../requirements/eaeu/structures';
import { ORIGIN_PROCESS, transactionOfFlow } from '../../../requirements/eaeu/process';

/** Variants of an answer: what was asked for, or that there is nothing. */
export type AnswerKind = 'found' | 'none';

const certificate = (number: string, at: string): string =>
  `<d:EntryDateTime>${at}</d:EntryDateTime><d:CertificateKindCode>original</d:CertificateKindCode><d:CertificateFormCode>electronic</d:CertificateFormCode>` +
  `<d:CertificateId>${number}</d:CertificateId><d:IssueDate>2026-05-20</d:IssueDate><d:IssuingCountryCode>VN</d:IssuingCountryCode>` +
  `<d:IssuedForCountryCode>KZ</d:IssuedForCountryCode><d:IssuingBodyName>Phòng Thương mại</d:IssuingBodyName><d:ExporterName>ТОО «Первый экспортёр», Өскемен</d:ExporterName>`;

/** Content after the head, by the structure of the document. `names`: one for each certificate. */
function contentOf(code: string, at: string, names: readonly string[]): string {
  switch (code) {
    case 'R.006': return `<cs:EventDateTime>${at}</cs:EventDateTime><cs:ProcessingResultV2Code>${ORIGIN_PROCESS.resultCodes.positive}</cs:ProcessingResultV2Code>`;
    case 'R.CT.EE.01.001': return certificate(names[0] ?? 'VN-EAV-0', at);
    case 'R.CT.EE.01.002': return `<d:CertificateId>${names[0] ?? 'VN-EAV-0'}</d:CertificateId><d:IssueDate>2026-05-20</d:IssueDate>`;
    case 'R.CT.EE.01.003': return '<d:Period><d:StartDateTime>2026-05-01T00:00:00Z</d:StartDateTime><d:EndDateTime>2026-05-31T23:59:59Z</d:EndDateTime></d:Period>';
    default: return `<d:AnswerCode>${names.length === 0 ? 'none' : 'found'}</d:AnswerCode>${names.map((name) => `<d:Certificate>${certificate(name, at)}</d:Certificate>`).join('')}`;
  }
}

/** The body of the message of a flow of Decision 124, by the structure that the process table names. `eDocId` without prefix, `now` epoch ms. */
export function documentOfFlow(flow: number, with_: { eDocId: string; now: number; names: readonly string[] }): string {
  const transaction = transactionOfFlow(flow);
  const { message, structure: code } = transaction.response?.flow === flow ? transaction.response : transaction;
  const of = structure(code);
  const { doc, ccdo, csdo } = of.namespaces as { doc: string; ccdo: string; csdo: string };
  const root = `d:${of.root.name.split(':')[1]!}`;
  const at = isoSeconds(with_.now);
  return `<${root} xmlns:d="${doc}" xmlns:cc="${ccdo}" xmlns:cs="${csdo}"><cc:EDocHeader><cs:InfEnvelopeCode>${message}</cs:InfEnvelopeCode>` +
    `<cs:EDocCode>${code}</cs:EDocCode><cs:EDocId>${with_.eDocId}</cs:EDocId><cs:EDocDateTime>${at}</cs:EDocDateTime></cc:EDocHeader>` +
    `${contentOf(code, at, with_.names)}</${root}>`;
}
