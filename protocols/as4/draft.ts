import { hash } from 'node:crypto';
import { loadedXml, type XmlElement } from '../xml';
import { readDocument } from './headers/document';
import { element } from './headers/markup';
import type { PartInfo, SignedReference } from './headers/model';
import { NS } from './namespaces';
import type { Quirks } from './quirks';
import { attachmentOctets } from './signature/attachment';
import { draftSecurity, type Sealed, type SealingKey, type SecurityDraft, signAside, signNow } from './signature/seal';

/** One HTTP body, ready to send. */
export interface Packed {
  /** Value of the HTTP Content-Type header. */
  contentType: string;
  body: Buffer;
  /** What was signed, to be matched against the receipt; empty when nothing was. */
  references: SignedReference[];
}

/** One MIME part beside the envelope. */
export interface WirePart {
  contentId: string;
  mediaType: string;
  content: Buffer;
  /** What the digest is taken over, before the transform. */
  signedContent: Buffer;
  info: PartInfo;
}

/** Our own XML, before it is signed uncompressed: read as its receiver will read it. */
const ownXml = (content: Buffer): XmlElement | undefined => {
  const read = readDocument(loadedXml(), content);
  return read.ok ? read.root : undefined;
};

export interface EnvelopeInput {
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

/** An envelope that lacks only its signature value. */
export interface EnvelopeDraft {
  /** Undefined where nothing is signed. */
  security: SecurityDraft | undefined;
  references: SignedReference[];
  soap(value: Buffer | undefined): string;
}

/** Header and Body in canonical form and what of them is signed (ICD Annex 6). */
export function draftEnvelope(input: EnvelopeInput): EnvelopeDraft {
  const { envelopePrefix: env, quirks, messageId, inclusive = {} } = input;
  const prefixList = Object.keys(inclusive).join(' ') || undefined;
  const seed = hash('sha256', messageId).slice(0, 32);
  const id = (role: string): string => `_${seed}-${role}`;
  const declare = { [env]: NS.env, wsu: NS.wsu };
  const messagingAttributes = { [`${env}:mustUnderstand`]: 'true', 'wsu:Id': id('messaging') };
  // Written once as it stands in the Envelope, and once as it is digested, with what the PrefixList draws in.
  const messagingWith = (further: Readonly<Record<string, string>>): string =>
    element('eb:Messaging', input.unit, messagingAttributes, { ...declare, eb: NS.eb, ...further });
  const bodyWith = (further: Readonly<Record<string, string>>): string =>
    element(`${env}:Body`, input.bodyContent, { 'wsu:Id': id('body') }, { ...declare, ...further });
  const [messaging, body] = [messagingWith({}), bodyWith({})];
  const asWritten = prefixList === undefined;
  const sealed: Sealed[] = [
    ...(quirks.unsignedHeader === true ? [] : [{ uri: `#${id('messaging')}`, octets: asWritten ? messaging : messagingWith(inclusive), kind: 'element' as const, prefixList }]),
    ...(quirks.unsignedBody === true ? [] : [{ uri: `#${id('body')}`, octets: asWritten ? body : bodyWith(inclusive), kind: 'element' as const, prefixList }]),
    ...(quirks.unsignedParts === true ? [] : input.parts.map((part) => ({
      uri: part.info.href, octets: attachmentOctets(part.mediaType, part.signedContent, ownXml), kind: 'part' as const,
    }))),
  ];
  const security = input.seal === undefined || quirks.unsigned === true
    ? undefined
    : draftSecurity({ seal: input.seal, sealed, tokenId: id('token'), envelopePrefix: env, inclusive, quirks });
  const extra = quirks.duplicateId === true ? element('x:Extra', '', { 'wsu:Id': id('body') }, { x: 'urn:extra', wsu: NS.wsu }) : '';
  const tampered = {
    messaging: quirks.tamper === 'header' ? messaging.replace(/(<eb:(?:Action|MessageId)>)/, '$1X') : messaging,
    body: quirks.tamper === 'body' ? body.replace('</', 'X</') : body,
  };
  return {
    security,
    references: security?.references ?? [],
    soap: (value) => {
      const header = element(`${env}:Header`, [value === undefined ? '' : security!.markup(value), tampered.messaging, extra]);
      const soap = element(`${env}:Envelope`, [header, tampered.body], {}, { [env]: NS.env, ...inclusive });
      return `<?xml version="1.0" encoding="UTF-8"?>\n${soap}`;
    },
  };
}

/** The signature value of a draft, unless it stays unsigned. */
export const signedNow = ({ security }: EnvelopeDraft): Buffer | undefined => (security === undefined ? undefined : signNow(security));
export const signedAside = async ({ security }: EnvelopeDraft): Promise<Buffer | undefined> => (security === undefined ? undefined : signAside(security));
