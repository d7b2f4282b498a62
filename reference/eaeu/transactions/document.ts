import { createHash } from 'node:crypto';
import { isoSeconds } from '../../../protocols/time/clock';
import { child, escapeText, type XmlElement } from '../../../protocols/xml';
import { structure } from '../../../requirements/eaeu/structures';
import { TRIAL_STRUCTURE } from '../../../requirements/eaeu/trial';
import type { Holding } from './holdings';

const { doc, ccdo, csdo } = structure(TRIAL_STRUCTURE).namespaces as { doc: string; ccdo: string; csdo: string };

/** The document of the test process: a subject, its value and perhaps a file. */
export interface SubjectDocument {
  /** Message code, as in wsa:Action. */
  message: string;
  eDocId: string;
  /** EDocId of the document answered. */
  eDocRefId?: string;
  /** Epoch milliseconds. */
  madeAt: number;
  subject: string;
  value: string;
  /** Content of the file element, as XML: Base64 or an xop:Include. */
  file?: string;
}

export function writeDocument(of: SubjectDocument): string {
  const field = (name: string, value: string): string => `<${name}>${escapeText(value)}</${name}>`;
  return (
    `<d:TestSubjectDetails xmlns:d="${doc}" xmlns:cc="${ccdo}" xmlns:cs="${csdo}"><cc:EDocHeader>` +
    `${field('cs:InfEnvelopeCode', of.message)}${field('cs:EDocCode', TRIAL_STRUCTURE)}${field('cs:EDocId', of.eDocId)}` +
    `${of.eDocRefId === undefined ? '' : field('cs:EDocRefId', of.eDocRefId)}${field('cs:EDocDateTime', isoSeconds(of.madeAt))}</cc:EDocHeader>` +
    `${field('d:SubjectId', of.subject)}${field('d:ValueText', of.value)}` +
    `${of.file === undefined ? '' : `<d:FileBinary>${of.file}</d:FileBinary>`}</d:TestSubjectDetails>`
  );
}

/** Reads a document whose structure has been controlled. */
export function readDocument(payload: XmlElement): { eDocId: string; subject: string; holding: Holding } {
  const text = (name: string): string => child(payload, name, doc)?.text.trim() ?? '';
  const file = child(payload, 'FileBinary', doc)?.text;
  return {
    eDocId: child(child(payload, 'EDocHeader', ccdo), 'EDocId', csdo)?.text.trim() ?? '',
    subject: text('SubjectId'),
    holding: { value: text('ValueText'), ...(file === undefined ? {} : { file: createHash('sha256').update(Buffer.from(file, 'base64')).digest('hex') }) },
  };
}
