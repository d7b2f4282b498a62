import type { Xml } from '../xml/xml';
import type { XmlError, XmlLimits } from '../xml/limits';
import type { SegmentProfile } from './addresses';
import { takeApart, type Envelope } from './envelope';
import { examine } from './examine';
import { errorsOf, type Finding } from './findings';

export interface ReadOptions {
  /** `strict` refuses what breaks a rule; `lenient` applies the repair hints, for people who look at damaged messages. Never judge by it. */
  mode: 'strict' | 'lenient';
  profile: SegmentProfile;
  limits?: Partial<XmlLimits>;
}

/** What bytes turned out to be. `broken` = an envelope whose technological control failed; its headers are there for the fault's sake. */
export type ReadMessage =
  | { kind: 'not-xml'; error: XmlError; findings: Finding[] }
  | { kind: 'not-soap'; findings: Finding[] }
  | { kind: 'broken'; envelope: Envelope; findings: Finding[] }
  | { kind: 'message'; envelope: Envelope; findings: Finding[] };

const NO_BREAK_SPACE = /\u00a0/g;

/**
 * Reads a message of Decision 5. Text that is not well-formed on account of no-break spaces is read once more with blanks in their place,
 * only to report what else is wrong: it stays `not-xml`.
 */
export function readEnvelope(xml: Xml, bytes: Buffer, options: ReadOptions): ReadMessage {
  const read = xml.read(bytes, options.limits);
  if (!read.ok) return { kind: 'not-xml', error: read.error, findings: notXml(xml, bytes, read.error, options) };
  const envelope = takeApart(read.root);
  if (envelope === undefined) {
    return { kind: 'not-soap', findings: [{ code: 'EAEU-NOT-SOAP12', where: '/', seen: `${read.root.name} in ${read.root.ns || 'no namespace'}`, severity: 'error', text: 'a message is a SOAP 1.2 envelope of Header and Body (items 14, 19)' }] };
  }
  const { findings, repaired } = examine(envelope, options.profile);
  const errors = errorsOf(findings);
  if (options.mode === 'lenient' && errors.every((finding) => finding.intended !== undefined)) return { kind: 'message', envelope: repaired, findings };
  return { kind: errors.length === 0 ? 'message' : 'broken', envelope: options.mode === 'lenient' ? repaired : envelope, findings };
}

function notXml(xml: Xml, bytes: Buffer, error: XmlError, options: ReadOptions): Finding[] {
  const plain: Finding = { code: 'EAEU-NOT-XML', where: 'whole text', seen: error.code, severity: 'error', text: error.message };
  if (error.code !== 'XML-NOT-WELL-FORMED') return [plain];
  const text = bytes.toString('utf8');
  const spaces = text.match(NO_BREAK_SPACE)?.length ?? 0;
  if (spaces === 0) return [plain];
  const again = readEnvelope(xml, Buffer.from(text.replace(NO_BREAK_SPACE, ' ')), options);
  if (again.kind === 'not-xml') return [plain];
  return [
    { code: 'EAEU-NO-BREAK-SPACE', where: 'whole text', seen: `${spaces} characters U+00A0`, intended: 'blanks', severity: 'error', text: 'not well-formed XML: a no-break space is no white space of XML' },
    ...again.findings,
  ];
}
