import { createHash } from 'node:crypto';
import { draftEnvelope, type Packed, signedNow, type WirePart } from './draft';
import type { PartInfo, UserMessageHeader } from './headers/model';
import { writeUserMessage } from './headers/write';
import { buildMultipart } from './mime/build';
import { GZIP, SOAP_MEDIA_TYPE } from './namespaces';
import { compress } from './payload/gzip';
import type { Quirks } from './quirks';
import type { SealingKey } from './signature/seal';

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
  const draft = draftEnvelope({
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
    content: Buffer.from(draft.soap(signedNow(draft)), 'utf8'),
  };
  return {
    contentType: `multipart/related; type="${rootType}"; start="<${rootId}>"; boundary="${input.boundary}"`,
    body: buildMultipart(input.boundary, [root, ...wire]),
    references: draft.references,
  };
}

export type { Packed };
