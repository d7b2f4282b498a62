import { createHash } from 'node:crypto';
import { loadedXml, type XmlElement } from '../xml';
import { readDocument } from './headers/document';
import { element } from './headers/markup';
import type { PartInfo, SignalInfo, SignedReference, UserMessageHeader } from './headers/model';
import { type OutgoingError, writeErrors, writePullRequest, writeReceipt, writeUserMessage } from './headers/write';
import { buildMultipart } from './mime/build';
import { GZIP, NS, SOAP_MEDIA_TYPE } from './namespaces';
import { compress } from './payload/gzip';
import type { Quirks } from './quirks';
import { attachmentOctets, sha256Base64 } from './signature/attachment';
import { type Sealed, type SealingKey, writeSecurity } from './signature/seal';

/** One HTTP body, ready to send. */
export interface Packed {
  /** Value of the HTTP Content-Type header. */
  contentType: string;
  body: Buffer;
  /** What was signed, to be matched against the receipt; empty when nothing was. */
  references: SignedReference[];
}

export interface OutgoingPayload {
  /** Content-ID without angle brackets; the href is `cid:` and this. */
  contentId: string;
  /** Uncompressed. */
  bytes: Buffer;
  /** PartProperties MimeType. */
  mimeType: string;
  characterSet?: string;
  /** Default true. */
  compress?: boolean;
}

export interface UserMessageInput {
  /** `parts` is derived from the payloads unless given. */
  header: Omit<UserMessageHeader, 'parts'> & { parts?: PartInfo[] };
  payloads: readonly OutgoingPayload[];
  seal: SealingKey;
  /** MIME boundary, 1 to 70 characters; must not occur in a payload. */
  boundary: string;
  /** Prefix of the SOAP namespace, default `env`. */
  envelopePrefix?: string;
  /**
   * Namespaces by prefix that the Envelope declares, nothing signed uses, and the PrefixList of SignedInfo and of every signed element
   * names all the same, as WSS4J writes them: they are in the canonical form only for who honours the list (ICD Annex 6).
   */
  inclusive?: Readonly<Record<string, string>>;
  quirks?: Quirks;
}

export interface SignalInput {
  messageId: string;
  timestamp: string;
  seal: SealingKey;
  envelopePrefix?: string;
  quirks?: Quirks;
}

interface WirePart {
  contentId: string;
  mediaType: string;
  content: Buffer;
  /** What the digest is taken over, before the transform. */
  signedContent: Buffer;
  info: PartInfo;
}

function toWirePart(payload: OutgoingPayload, quirks: Quirks): WirePart {
  const gzip = payload.compress !== false && quirks.noCompression !== true;
  const whole = gzip ? compress(payload.bytes) : payload.bytes;
  const content = quirks.brokenGzip === true ? whole.subarray(0, whole.length - 12) : whole;
  const compressionType = gzip ? (quirks.compressionType ?? GZIP) : '';
  const properties = [
    { name: 'MimeType', value: quirks.noMimeType === true ? '' : payload.mimeType },
    { name: 'CharacterSet', value: payload.characterSet ?? '' },
    { name: 'CompressionType', value: compressionType },
  ].filter(({ value }) => value !== '');
  return {
    contentId: payload.contentId,
    mediaType: gzip ? GZIP : payload.mimeType,
    content,
    signedContent: quirks.digestUncompressed === true ? payload.bytes : content,
    info: { href: `cid:${encodeURI(payload.contentId)}`, properties },
  };
}

/** Our own XML, before it is signed uncompressed: read as its receiver will read it. */
const ownXml = (content: Buffer): XmlElement | undefined => {
  const read = readDocument(loadedXml(), content);
  return read.ok ? read.root : undefined;
};

interface EnvelopeInput {
  /** Seeds the wsu:Ids, so that equal input gives equal bytes. */
  messageId: string;
  unit: string;
  parts: readonly WirePart[];
  bodyContent: string;
  /** Undefined leaves the message unsigned. */
  seal: SealingKey | undefined;
  envelopePrefix: string;
  inclusive?: Readonly<Record<string, string>>;
  quirks: Quirks;
}

function writeEnvelope(input: EnvelopeInput): { soap: string; references: SignedReference[] } {
  const { envelopePrefix: env, quirks, messageId, inclusive = {} } = input;
  const prefixList = Object.keys(inclusive).join(' ') || undefined;
  const id = (role: string): string => `_${createHash('sha256').update(`${messageId}/${role}`).digest('hex').slice(0, 32)}-${role}`;
  const declare = { [env]: NS.env, wsu: NS.wsu };
  const messagingAttributes = { [`${env}:mustUnderstand`]: 'true', 'wsu:Id': id('messaging') };
  // Written once as it stands in the Envelope, and once as it is digested, with what the PrefixList draws in.
  const messagingWith = (further: Readonly<Record<string, string>>): string =>
    element('eb:Messaging', input.unit, messagingAttributes, { ...declare, eb: NS.eb, ...further });
  const bodyWith = (further: Readonly<Record<string, string>>): string =>
    element(`${env}:Body`, input.bodyContent, { 'wsu:Id': id('body') }, { ...declare, ...further });
  const [messaging, body] = [messagingWith({}), bodyWith({})];
  const sealed: Sealed[] = [
    ...(quirks.unsignedHeader === true ? [] : [{ uri: `#${id('messaging')}`, octets: messagingWith(inclusive), kind: 'element' as const, prefixList }]),
    ...(quirks.unsignedBody === true ? [] : [{ uri: `#${id('body')}`, octets: bodyWith(inclusive), kind: 'element' as const, prefixList }]),
    ...(quirks.unsignedParts === true ? [] : input.parts.map((part) => ({
      uri: part.info.href, octets: attachmentOctets(part.mediaType, part.signedContent, ownXml), kind: 'part' as const,
    }))),
  ];
  const security = input.seal === undefined || quirks.unsigned === true
    ? { markup: '', references: [] }
    : writeSecurity({ seal: input.seal, sealed, tokenId: id('token'), envelopePrefix: env, inclusive, quirks });
  const extra = quirks.duplicateId === true ? element('x:Extra', '', { 'wsu:Id': id('body') }, { x: 'urn:extra', wsu: NS.wsu }) : '';
  const tampered = {
    messaging: quirks.tamper === 'header' ? messaging.replace(/(<eb:(?:Action|MessageId)>)/, '$1X') : messaging,
    body: quirks.tamper === 'body' ? body.replace('</', 'X</') : body,
  };
  const header = element(`${env}:Header`, [security.markup, tampered.messaging, extra]);
  const soap = element(`${env}:Envelope`, [header, tampered.body], {}, { [env]: NS.env, ...inclusive });
  return { soap: `<?xml version="1.0" encoding="UTF-8"?>\n${soap}`, references: security.references };
}

function wireContent(part: WirePart, index: number, quirks: Quirks): Buffer {
  if (index !== 0 || quirks.tamper !== 'part') return part.content;
  const altered = Buffer.from(part.content);
  if (altered.length > 0) altered[altered.length >> 1]! ^= 1;
  return altered;
}

/**
 * A signed UserMessage as multipart/related, also without payloads (ICD Annex 2, table 14).
 * @throws Error when the boundary occurs in a part, and for an uncompressed XML part as long as libxml2 is not loaded (`loadXml`).
 */
export function packUserMessage(input: UserMessageInput): Packed {
  const quirks = input.quirks ?? {};
  const payloads = quirks.businessInBody === true ? [] : input.payloads;
  const parts = payloads.map((payload) => toWirePart(payload, quirks));
  const first = input.payloads[0]?.bytes.toString('utf8').replace(/^\ufeff?<\?xml[^>]*\?>\s*/, '') ?? '';
  const header: UserMessageHeader = { ...input.header, parts: input.header.parts ?? parts.map((part) => part.info) };
  const { soap, references } = writeEnvelope({
    messageId: header.messageId,
    unit: writeUserMessage(header, quirks.collaborationFirst),
    parts,
    bodyContent: quirks.businessInBody === true ? first : '',
    seal: input.seal,
    envelopePrefix: input.envelopePrefix ?? 'env',
    inclusive: input.inclusive,
    quirks,
  });
  const rootId = `root-${createHash('sha256').update(header.messageId).digest('hex').slice(0, 16)}@soap`;
  const rootType = quirks.rootMediaType ?? SOAP_MEDIA_TYPE;
  const wire = parts.map((part, index) => ({
    headers: [
      ['Content-Type', part.mediaType],
      ['Content-Transfer-Encoding', 'binary'],
      ['Content-ID', `<${index === 0 ? (quirks.partContentId ?? part.contentId) : part.contentId}>`],
    ] as const,
    content: wireContent(part, index, quirks),
  }));
  if (wire.some((part) => part.content.includes(`--${input.boundary}`))) {
    throw new Error(`the MIME boundary "${input.boundary}" occurs in a part; choose another`);
  }
  const root = {
    headers: [['Content-Type', `${rootType}; charset=UTF-8`], ['Content-Transfer-Encoding', 'binary'], ['Content-ID', `<${rootId}>`]] as const,
    content: Buffer.from(soap, 'utf8'),
  };
  return {
    contentType: `multipart/related; type="${rootType}"; start="<${rootId}>"; boundary="${input.boundary}"`,
    body: buildMultipart(input.boundary, [root, ...wire]),
    references,
  };
}

function packSignal(input: Omit<SignalInput, 'seal'> & { seal?: SealingKey }, unit: string): Packed {
  const quirks = input.quirks ?? {};
  const envelopePrefix = input.envelopePrefix ?? 'env';
  const { messageId, seal } = input;
  const { soap, references } = writeEnvelope({ messageId, unit, parts: [], bodyContent: '', seal, envelopePrefix, quirks });
  return { contentType: `${quirks.rootMediaType ?? SOAP_MEDIA_TYPE}; charset=UTF-8`, body: Buffer.from(soap, 'utf8'), references };
}

function signalInfo(input: { messageId: string; timestamp: string; quirks?: Quirks }, refToMessageId: string | undefined): SignalInfo {
  return { messageId: input.messageId, timestamp: input.timestamp, refToMessageId: input.quirks?.refToMessageId ?? refToMessageId };
}

function copiedReferences(references: readonly SignedReference[], quirks: Quirks): readonly SignedReference[] | undefined {
  switch (quirks.receiptReferences) {
    case undefined:
      return references;
    case 'none':
      return undefined;
    case 'missing':
      return references.slice(0, -1);
    case 'wrong-digest':
      return references.map((one, index) => (index === 0 ? { ...one, digestValue: sha256Base64('another') } : one));
  }
}

/** A signed non-repudiation receipt for a message that was opened (ICD 4.3.1; AS4 5.1.8): plain SOAP, no MIME. */
export function packReceipt(
  input: SignalInput & { received: { header: { messageId: string }; seal: { references: readonly SignedReference[] } } },
): Packed {
  const info = signalInfo(input, input.received.header.messageId);
  return packSignal(input, writeReceipt(info, copiedReferences(input.received.seal.references, input.quirks ?? {})));
}

/** An Error signal (ICD 4.3.2), signed only where a key is given: the ICD leaves that open, and Domibus sends errors unsigned. */
export function packError(
  input: Omit<SignalInput, 'seal'> & { seal?: SealingKey; refToMessageId?: string; errors: readonly OutgoingError[] },
): Packed {
  return packSignal(input, writeErrors(signalInfo(input, input.refToMessageId), input.errors));
}

/** A signed PullRequest for one message partition channel (ICD 4.3.3). */
export function packPullRequest(input: SignalInput & { mpc: string }): Packed {
  return packSignal(input, writePullRequest(signalInfo(input, undefined), input.mpc));
}

export type { OutgoingError };
