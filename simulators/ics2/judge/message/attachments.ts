import { cidOf } from '../../../../protocols/as4';
import { textAt, walk, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { partContent, type PayloadSubject } from './payload';
import { applyRules, type Rule } from '../../../common/rule';

/** What may be attached, and how such content begins (PDF 32000-1, 7.5.2; JPEG, ISO/IEC 10918-1, B.1.1.3: SOI and a marker). */
const TAKEN: ReadonlyMap<string, Buffer> = new Map([
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
]);
/** Where business documents name attachments. */
const NAMING = new Set(['binaryAttachment', 'binaryFile']);

interface Attachment {
  href: string;
  mimeType: string;
  /** Unpacked; undefined where there is no such part, or where it cannot be unpacked. */
  content?: Buffer;
}

/** A message with attachments. */
export interface AttachmentSubject {
  attachments: Attachment[];
  /** Identifications in the business document, as they stand. */
  named: string[];
}

/** Everything beside the leading part is an attachment. */
export function attachmentsOf(payload: PayloadSubject, document: XmlElement | undefined): AttachmentSubject {
  const naming = document === undefined ? [] : [...walk(document)].filter(({ name }) => NAMING.has(name));
  return {
    attachments: payload.infos.slice(1).map(({ href, properties }) => ({
      href, mimeType: properties.get('MimeType') ?? '(absent)', content: partContent(payload.message, href).content,
    })),
    named: naming.map((one) => textAt(one, 'identification') ?? '(absent)'),
  };
}

/**
 * The part that is meant: the ICD calls the two values equal (4.2.5), and where the document leaves out the scheme, or one of the two is written
 * with percent-escapes (RFC 2392), they still name one.
 */
const meant = (name: string): string => (name.startsWith('cid:') ? (cidOf(name) ?? name) : name);
const inOrder = (names: readonly string[]): string => names.map(meant).sort().join('\n');

const begins = ({ content }: Attachment): string => {
  if (content === undefined) return 'content that cannot be unpacked';
  const found = [...TAKEN].find(([, beginning]) => content.subarray(0, beginning.length).equals(beginning));
  return found === undefined ? `content that begins ${content.subarray(0, 8).toString('hex')}` : `content of ${found[0]}`;
};

const list = (all: readonly string[]): string => all.join(', ') || '(none)';

const RULES: Rule<AttachmentSubject>[] = [
  {
    requirement: 'ICS2-AS4-22',
    expected: 'every attachment is announced as application/pdf or image/jpeg, and is what it is announced as',
    observe: ({ attachments }) => list(attachments.map((one) => `${one.mimeType} with ${begins(one)}`)),
    holds: ({ attachments }) => attachments.length > 0 && attachments.every((one) => TAKEN.has(one.mimeType) && begins(one) === `content of ${one.mimeType}`),
  },
  {
    requirement: 'ICS2-AS4-23',
    expected: 'the identifications in the business document are the hrefs of the attachments, one to one',
    observe: ({ attachments, named }) => `identifications ${list(named)}; hrefs ${list(attachments.map(({ href }) => href))}`,
    holds: ({ attachments, named }) => inOrder(named) === inOrder(attachments.map(({ href }) => href)),
  },
];

/** Judges the attachments of a message that has some (ICD 4.2.5); that they are packed and signed is judged with every message. */
export function judgeAttachments(subject: AttachmentSubject): Judgement[] {
  return applyRules(RULES, subject);
}
