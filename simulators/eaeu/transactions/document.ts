import { isoSeconds } from '../../../protocols/time/clock';
import { at, escapeText, type XmlElement } from '../../../protocols/xml';
import { structure } from '../../../requirements/eaeu/structures';
import { TRIAL_STRUCTURE } from '../../../requirements/eaeu/trial';

/** What a message of the test process says. */
export interface Subject {
  subject: string;
  value: string;
  /** XML of the file element's content: Base64 or an xop:Include. */
  file?: string;
}

const { doc, ccdo, csdo } = structure(TRIAL_STRUCTURE).namespaces as { doc: string; ccdo: string; csdo: string };

/** The document as the counterpart writes it; `head` has epoch milliseconds in `now`. */
export function subjectDocument({ subject, value, file }: Subject, head: { message: string; eDocId: string; eDocRefId?: string; now: number }): string {
  const reference = head.eDocRefId === undefined ? '' : `<csdo:EDocRefId>${escapeText(head.eDocRefId)}</csdo:EDocRefId>`;
  return (
    `<doc:TestSubjectDetails xmlns:doc="${doc}" xmlns:ccdo="${ccdo}" xmlns:csdo="${csdo}"><ccdo:EDocHeader>` +
    `<csdo:InfEnvelopeCode>${escapeText(head.message)}</csdo:InfEnvelopeCode><csdo:EDocCode>${TRIAL_STRUCTURE}</csdo:EDocCode>` +
    `<csdo:EDocId>${head.eDocId}</csdo:EDocId>${reference}<csdo:EDocDateTime>${isoSeconds(head.now)}</csdo:EDocDateTime></ccdo:EDocHeader>` +
    `<doc:SubjectId>${escapeText(subject)}</doc:SubjectId><doc:ValueText>${escapeText(value)}</doc:ValueText>` +
    `${file === undefined ? '' : `<doc:FileBinary>${file}</doc:FileBinary>`}</doc:TestSubjectDetails>`
  );
}

/** EDocId, EDocRefId and what is said, as far as it is there. */
export function readSubject(payload: XmlElement | undefined): { eDocId?: string; eDocRefId?: string; subject?: string; value?: string } {
  const text = (path: string): string | undefined => at(payload, path)?.text.trim();
  return { eDocId: text('EDocHeader/EDocId'), eDocRefId: text('EDocHeader/EDocRefId'), subject: text('SubjectId'), value: text('ValueText') };
}
