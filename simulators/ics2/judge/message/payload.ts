import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import type { MimePart } from '../../../../protocols/as4';
import type { Tolerates } from '../../../../requirements/ics2/tolerances';
import type { Judgement } from '../../../../requirements/judgement';
import { partInfos, partNamed, type Dissection } from './dissection';
import { applyRules, type Rule } from '../../../common/rule';

/** The parts of a message and how PayloadInfo announces them. */
export interface PayloadSubject {
  message: Dissection;
  infos: { href: string; properties: Map<string, string> }[];
  /** The leading business part, as far as it can be read; its text is made anew for who asks, since subjects are kept and few are asked. */
  leading: { announcedGzip: boolean; readonly decoded?: string } & PartContent;
}

export interface PartContent {
  isGzip: boolean;
  /** Before compression; undefined where it cannot be read. */
  content?: Buffer;
  /** Its bytes; Infinity where it is larger than judges read. */
  size?: number;
}

/** A filing has some hundred kilobytes; beyond this a part is not read by judges. */
const MAX_DECOMPRESSED = 100 * 1024 * 1024;

/**
 * Prepares the parts for judging. Never throws.
 * @param unpacked the leading part, where a verifier has it unpacked already
 */
export function payloadOf(message: Dissection, unpacked?: { contentId: string; bytes: Buffer }): PayloadSubject {
  const infos = partInfos(message);
  const info = infos[0];
  const known = unpacked !== undefined && partNamed(message, info?.href ?? '')?.contentId === unpacked.contentId ? unpacked.bytes : undefined;
  const part = partContent(message, info?.href ?? '', message.parts[0], known);
  const announcedGzip = info?.properties.get('CompressionType') === GZIP;
  return {
    message,
    infos,
    leading: {
      announcedGzip,
      ...part,
      get decoded() {
        return part.content === undefined ? undefined : strictUtf8(part.content);
      },
    },
  };
}

/** The part that an href names, unpacked if it is gzip data; `otherwise` where it names none. */
export function partContent(message: Dissection, href: string, otherwise?: MimePart, unpacked?: Buffer): PartContent {
  const part = partNamed(message, href) ?? otherwise;
  const isGzip = isGzipData(part?.content);
  if (part === undefined || !isGzip) return { isGzip, content: part?.content, size: part?.content.length };
  return { isGzip, ...(unpacked === undefined ? unzip(part.content) : { content: unpacked, size: unpacked.length }) };
}

function unzip(bytes: Buffer): { content?: Buffer; size?: number } {
  try {
    const content = gunzipSync(bytes, { maxOutputLength: MAX_DECOMPRESSED });
    return { content, size: content.length };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? { size: Infinity } : {};
  }
}

/** Without its byte order mark. */
function strictUtf8(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

const ABSENT = '(absent)';
const GZIP = 'application/gzip';
const property = (subject: PayloadSubject, name: string): string => subject.infos[0]?.properties.get(name) ?? ABSENT;
const isGzipData = (content: Buffer | undefined): boolean => content?.[0] === 0x1f && content[1] === 0x8b;

interface Attachment {
  href: string;
  /** Value of CompressionType. */
  stated: string;
  /** Gzip data that can be decompressed, whatever its size. */
  isGzip: boolean;
}

/** What PayloadInfo names after the leading part, as far as it is there. */
const attachments = ({ infos, message }: PayloadSubject): Attachment[] =>
  infos.slice(1).map(({ href, properties }) => {
    const { isGzip, size } = partContent(message, href);
    return { href, stated: properties.get('CompressionType') ?? ABSENT, isGzip: isGzip && size !== undefined };
  });

const isCompressed = ({ stated, isGzip }: Attachment): boolean => stated === GZIP && isGzip;
const leadingIsCompressed = ({ leading }: PayloadSubject): boolean => leading.announcedGzip && leading.isGzip && leading.content !== undefined;

function compressionOfLeading(subject: PayloadSubject): string {
  const { isGzip, content } = subject.leading;
  return `${property(subject, 'CompressionType')}; the part ${isGzip ? 'is' : 'is not'} gzip data${isGzip && content === undefined ? ' that can be decompressed' : ''}`;
}
/** Encoding named by an XML declaration, lower case; undefined where none is. */
const declaredEncoding = (text: string): string | undefined => /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]?.toLowerCase();
const cids = (subject: PayloadSubject): string[] => subject.message.parts.map((part) => `cid:${part.contentId}`);

/** Business documents: the parts that are not announced as an attachment type (ICD 4.2.5). */
const documents = (subject: PayloadSubject): number =>
  subject.infos.filter((info) => !['application/pdf', 'image/jpeg'].includes(info.properties.get('MimeType') ?? '')).length;

/** The parts, and which departures of theirs the run takes. */
type Judged = PayloadSubject & { tolerates: Tolerates };

const RULES: Rule<Judged>[] = [
  {
    requirement: 'ICS2-AS4-16',
    expected: 'an empty env:Body, the business document in a MIME part',
    observe: ({ message }) => (message.body === undefined ? 'no env:Body' : `env:Body with ${message.body.children.length} elements, ${message.parts.length} parts`),
    holds: ({ message }) => message.body !== undefined && message.body.children.length === 0 && message.body.text.trim() === '' && message.parts.length > 0,
  },
  {
    requirement: 'ICS2-AS4-17',
    expected: 'exactly one business document, named by the first PartInfo',
    observe: (subject) => `${documents(subject)} business documents in ${subject.infos.length} PartInfo`,
    holds: (subject) => documents(subject) === 1 && !['application/pdf', 'image/jpeg'].includes(property(subject, 'MimeType')),
  },
  {
    requirement: 'ICS2-AS4-18',
    expected: 'part property MimeType = application/xml',
    observe: (subject) => property(subject, 'MimeType'),
    holds: (subject) => property(subject, 'MimeType') === 'application/xml',
  },
  {
    requirement: 'ICS2-AS4-20',
    expected: 'every part with CompressionType = application/gzip, and gzip data that can be decompressed',
    observe: (subject) => [compressionOfLeading(subject), ...attachments(subject).map(({ href, stated, isGzip }) => `${href}: ${stated}; the part ${isGzip ? 'is' : 'is not'} gzip data that can be decompressed`)].join('; '),
    holds: (subject) => leadingIsCompressed(subject) && attachments(subject).every(isCompressed),
    tolerance: (subject) =>
      leadingIsCompressed(subject) && attachments(subject).every((one) => isCompressed(one) || one.stated === ABSENT) && subject.tolerates('ics2.tolerance.attachmentCompression')
        ? 'ics2.tolerance.attachmentCompression'
        : undefined,
  },
  {
    requirement: 'ICS2-AS4-21',
    expected: 'every href is cid: of a part of this message, every part is named once',
    observe: (subject) => `hrefs ${subject.infos.map((info) => info.href).join(', ') || '(none)'}; parts ${cids(subject).join(', ') || '(none)'}`,
    holds: ({ infos, message }) => {
      const named = infos.map(({ href }) => partNamed(message, href));
      return named.length > 0 && !named.includes(undefined) && named.length === new Set(named).size && named.length === message.parts.length;
    },
  },
];

const TEXT_RULE: Rule<Judged> = {
  requirement: 'ICS2-AS4-19',
  expected: 'UTF-8 bytes, CharacterSet utf-8 (any case), an XML declaration that does not contradict',
  observe: (subject) =>
    `CharacterSet ${property(subject, 'CharacterSet')}; the bytes ${subject.leading.decoded === undefined ? 'are not' : 'are'} UTF-8; declared ${declaredEncoding(subject.leading.decoded ?? '') ?? '(nothing)'}`,
  holds: (subject) => {
    const characterSet = property(subject, 'CharacterSet');
    const declared = declaredEncoding(subject.leading.decoded ?? '');
    return (characterSet === '(absent)' || characterSet.toLowerCase() === 'utf-8') && subject.leading.decoded !== undefined && (declared === undefined || declared === 'utf-8');
  },
};

/** CharacterSet is recommended (ICD 4.2.5): without it the message breaks no rule, and is worth a finding. */
const charactersUnnamed = (subject: Judged): Judgement[] =>
  (property(subject, 'CharacterSet') === ABSENT
    ? [{ requirement: 'ICS2-AS4-19', party: 'iut', expected: 'CharacterSet is stated (recommended)', observed: ABSENT, holds: false, weight: 'advice' }]
    : []);

/** Judges how a filing travels in the message (ICD 4.2.5, 4.2.6). */
export function judgePayload(payload: PayloadSubject, tolerates: Tolerates): Judgement[] {
  const subject = { ...payload, tolerates };
  // Without any part there is only the Body to speak of.
  if (subject.message.parts.length === 0) return applyRules(RULES.slice(0, 1), subject);
  // Where it cannot be decompressed, its text cannot be judged: the rules have said so.
  return subject.leading.content === undefined ? applyRules(RULES, subject) : [...applyRules([...RULES, TEXT_RULE], subject), ...charactersUnnamed(subject)];
}
