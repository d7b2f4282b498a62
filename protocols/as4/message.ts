import { attribute, loadXml, walk, type Xml } from '../xml';
import { readDocument } from './headers/document';
import { type Envelope, readEnvelope } from './headers/envelope';
import type { MessageUnit, PartInfo } from './headers/model';
import { readMessaging } from './headers/read';
import { parseContentType } from './mime/content-type';
import { DEFAULT_MIME_LIMITS, type MimeLimits, type MimePart, parseMultipart } from './mime/parse';
import { NS, SOAP_MEDIA_TYPE, type TokenType } from './namespaces';
import type { Opened, Read, Refused, Unpacked } from './opened';
import { DEFAULT_GZIP_LIMITS, type GzipLimits } from './payload/gzip';
import { matchParts, openParts, type OpenedPart } from './payload/parts';
import { byPrecedence, type Observation, type Problem, REASONS, Refusal } from './problem';
import type { SealFacts, Trust } from './signature/facts';
import { checkSeal } from './signature/verify';

/** Bounds on one message; all are ours, to stay alive. */
export interface As4Limits {
  /** Whole HTTP body in bytes. */
  maxBytes: number;
  /** SOAP root part in bytes: headers only, so small. */
  maxEnvelopeBytes: number;
  mime: MimeLimits;
  gzip: GzipLimits;
}

export const DEFAULT_AS4_LIMITS: As4Limits = {
  maxBytes: 200 * 1024 * 1024, maxEnvelopeBytes: 2 * 1024 * 1024, mime: DEFAULT_MIME_LIMITS, gzip: DEFAULT_GZIP_LIMITS,
};

/** An uncompressed XML part is canonicalised before its sender is known, so only up to this size; beyond it is digested as it stands. */
const MAX_CANONICAL_PART = 10 * 1024 * 1024;

export interface OpenInput {
  /** HTTP Content-Type header. */
  contentType: string;
  body: Buffer;
  trust: Trust;
  limits?: Partial<As4Limits>;
  /** Token types that the profile allows; default PKIPath only (ICD 4.6.2). */
  tokenTypes?: readonly TokenType[];
}

interface Draft extends Read {
  unit?: MessageUnit;
  seal?: SealFacts;
  observations: Observation[];
}

function refuse(problems: readonly Problem[], draft: Draft): Refused {
  const ordered = byPrecedence(problems);
  const { reason, detail } = ordered[0]!;
  return {
    ok: false,
    error: { ebms: REASONS[reason], reason, detail },
    problems: ordered,
    ...(draft.unit === undefined ? {} : { header: { verified: false, ...draft.unit } }),
    ...(draft.seal === undefined ? {} : { seal: draft.seal }),
    observations: draft.observations,
  };
}

function unpack(input: OpenInput, limits: As4Limits): Unpacked {
  if (input.body.length > limits.maxBytes) {
    throw new Refusal('too-large', `the message has ${input.body.length} bytes, the limit is ${limits.maxBytes}`);
  }
  const contentType = parseContentType(input.contentType);
  if (!contentType.mediaType.startsWith('multipart/')) {
    const root = { contentId: '', bracketed: true, mediaType: contentType.mediaType, headers: new Map<string, string>(), content: input.body };
    return { root, attachments: [], contentType };
  }
  if (contentType.mediaType !== 'multipart/related') throw new Refusal('mime', `the message is ${contentType.mediaType}, not multipart/related`);
  const [root, ...attachments] = parseMultipart(contentType.parameters, input.body, limits.mime);
  return { root: root!, attachments, contentType };
}

function readSoap(xml: Xml, root: MimePart, limits: As4Limits, draft: Draft): Envelope {
  const { observations } = draft;
  if (root.mediaType !== SOAP_MEDIA_TYPE) {
    observations.push({ code: 'root-media-type', detail: `the SOAP part is ${root.mediaType || '(without Content-Type)'}, not ${SOAP_MEDIA_TYPE}` });
  }
  const read = readDocument(xml, root.content, limits.maxEnvelopeBytes);
  if (!read.ok) throw new Refusal('not-xml', `${read.error.code}: ${read.error.message}`);
  if (read.bom) observations.push({ code: 'bom', detail: 'a byte order mark precedes the envelope' });
  draft.envelope = read.root;
  const envelope = readEnvelope(read.root);
  if (!/^(?:true|1)$/.test(attribute(envelope.messaging, 'mustUnderstand', NS.env) ?? '')) {
    observations.push({ code: 'must-understand-absent', detail: 'eb:Messaging has no mustUnderstand="true"' });
  }
  return envelope;
}

/** The Body carries nothing in a UserMessage (ICD 4.1.2); in a signal its content is ignored (ICD 4.3), but a fault is worth a note. */
function judgeBody(envelope: Envelope, unit: MessageUnit, problems: Problem[], observations: Observation[]): void {
  const content = envelope.body.children;
  if (content.length === 0 && envelope.body.blank === true) return;
  if (unit.kind === 'user') {
    const detail = `the SOAP Body holds ${content[0]?.name ?? 'text'}; business data belongs in a MIME part`;
    problems.push({ reason: 'body-not-empty', detail });
  } else if (content[0]?.name === 'Fault') {
    const words = [...walk(content[0])].map((one) => one.text.trim()).filter((text) => text !== '');
    observations.push({ code: 'fault-in-body', detail: words.join(' ').slice(0, 300) });
  }
}

function assemble(unit: MessageUnit, seal: SealFacts | undefined, parts: OpenedPart[], observations: Observation[]): Opened {
  if (unit.kind === 'error') return { ok: true, kind: 'error', header: unit.header, ...(seal === undefined ? {} : { seal }), observations };
  if (seal === undefined) return refuse([{ reason: 'no-signature', detail: 'the message carries no signature' }], { unit, observations });
  if (unit.kind === 'receipt') return { ok: true, kind: 'receipt', header: unit.header, seal, observations };
  if (unit.kind === 'pull-request') return { ok: true, kind: 'pull-request', header: unit.header, seal, observations };
  return { ok: true, kind: 'user', header: unit.header, parts, ...(parts[0] === undefined ? {} : { business: parts[0] }), seal, observations };
}

const declaredParts = (unit: MessageUnit): readonly PartInfo[] => (unit.kind === 'user' ? unit.header.parts : []);

function open(xml: Xml, input: OpenInput, draft: Draft): Opened {
  const limits = { ...DEFAULT_AS4_LIMITS, ...input.limits };
  const { observations } = draft;
  try {
    const { root, attachments } = (draft.unpacked = unpack(input, limits));
    const envelope = readSoap(xml, root, limits, draft);
    const read = readMessaging(envelope.messaging);
    const unit = (draft.unit = read.unit);
    observations.push(...read.observations);

    const sealed = checkSeal(envelope, attachments, input.trust, input.tokenTypes ?? ['PKIPath'], (content) => {
      const part = readDocument(xml, content, MAX_CANONICAL_PART);
      return part.ok ? part.root : undefined;
    });
    draft.seal = sealed.facts;
    observations.push(...sealed.observations);
    const unsignedError = unit.kind === 'error' && !sealed.present;
    if (unsignedError) observations.push({ code: 'error-not-signed', detail: 'the Error signal is not signed' });
    const problems = unsignedError ? [] : [...sealed.problems];
    const matched = matchParts(declaredParts(unit), attachments);
    problems.push(...matched.problems);
    judgeBody(envelope, unit, problems, observations);
    if (problems.length > 0) return refuse(problems, draft);

    const signed = matched.pairs.map(({ info, part }) => ({ info, part: { ...part, content: sealed.signedForms.get(part) ?? part.content } }));
    const opened = openParts(signed, limits.gzip);
    observations.push(...opened.observations);
    if (opened.problems.length > 0) return refuse(opened.problems, draft);
    return assemble(unit, sealed.facts, opened.parts, observations);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse([{ reason: error.reason, detail: error.message }], draft);
  }
}

/**
 * Opens one AS4 message from the wire: MIME, guarded XML, envelope positions, header structure, seal, parts, decompression, in that order.
 * A message that comes back with `ok: true` was signed as the profile demands, and everything in it was covered by that signature (but for
 * an unsigned Error). Values of the header are not judged here: unknown actions, agreements and parties are the caller's business.
 *
 * @returns never rejects for what is in the message.
 */
export async function openMessage(input: OpenInput): Promise<Opened> {
  const draft: Draft = { observations: [] };
  const opened = open(await loadXml(), input, draft);
  opened.unpacked = draft.unpacked;
  opened.envelope = draft.envelope;
  return opened;
}
