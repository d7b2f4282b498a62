import { buildMultipart } from '../as4/mime/build';
import { parseContentType } from '../as4/mime/content-type';
import { parseMultipart, type MimeLimits } from '../as4/mime/parse';
import { Refusal } from '../as4/problem';
import { attribute, child, type XmlElement } from '../xml/element';
import { SOAP_MEDIA_TYPE, XOP_NS } from './namespaces';

/** A file that a body refers to by xop:Include (Decision 5, items 22-24). */
export interface Attachment {
  /** Content-ID without angle brackets. */
  id: string;
  content: Buffer;
}

/** Above this size a file is advised to travel as a part of its own (item 25). Bytes. */
export const ADVISED_INLINE_BYTES = 2 * 1024 * 1024;

const LIMITS: MimeLimits = { maxParts: 50, maxHeaderBytes: 8 * 1024, maxHeaderLines: 32 };

/** The element that stands in a body in place of a file. */
export function xopInclude(id: string): string {
  return `<xop:Include xmlns:xop="${XOP_NS}" href="cid:${id}"/>`;
}

/** A message as the transport takes it: alone, or as the first part of a multipart/related package (Annex 1, item 11). */
export function packMessage(envelope: Buffer, attachments: readonly Attachment[], boundary: string): { contentType: string; body: Buffer } {
  if (attachments.length === 0) return { contentType: `${SOAP_MEDIA_TYPE}; charset=utf-8`, body: envelope };
  const root = 'message@eaeu';
  const head = (type: string, id: string): [string, string][] => [['Content-Type', type], ['Content-Transfer-Encoding', 'binary'], ['Content-ID', `<${id}>`]];
  return {
    contentType: `multipart/related; type="application/xop+xml"; start="<${root}>"; start-info="${SOAP_MEDIA_TYPE}"; boundary="${boundary}"`,
    body: buildMultipart(boundary, [
      { headers: head(`application/xop+xml; charset=UTF-8; type="${SOAP_MEDIA_TYPE}"`, root), content: envelope },
      ...attachments.map(({ id, content }) => ({ headers: head('application/octet-stream', id), content })),
    ]),
  };
}

export type Unpacked = { ok: true; envelope: Buffer; attachments: readonly Attachment[] } | { ok: false; problem: string };

/** Takes a posted message apart; what is no multipart package is the message itself. At most 50 parts; never throws for what others wrote. */
export function unpackMessage(contentType: string, body: Buffer): Unpacked {
  try {
    if (!/^multipart\/related\b/i.test(contentType)) return { ok: true, envelope: body, attachments: [] };
    const [root, ...others] = parseMultipart(parseContentType(contentType).parameters, body, LIMITS);
    return { ok: true, envelope: root!.content, attachments: others.map(({ contentId, content }) => ({ id: contentId, content })) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.message };
    throw error;
  }
}

/** cid URLs are percent-encoded (RFC 2392); what is not rightly so is taken as it stands. */
function contentIdOf(href: string): string {
  const id = href.replace(/^cid:/, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/**
 * The same element with every xop:Include replaced by the Base64 of its part, so that both forms mean the same to whoever reads on (items
 * 22-24). An Include whose part is not there stays, and breaks the schema.
 */
export function inlined(element: XmlElement, attachments: readonly Attachment[]): XmlElement {
  const href = attribute(child(element, 'Include', XOP_NS), 'href');
  const part = href === undefined ? undefined : attachments.find(({ id }) => id === contentIdOf(href));
  const children = part === undefined ? element.children.map((one) => inlined(one, attachments)) : [];
  // The text of an element is read when it is asked for, which a copy by spreading would lose.
  return Object.create(element, {
    children: { value: children, enumerable: true }, ...(part === undefined ? {} : { text: { value: part.content.toString('base64'), enumerable: true } }),
  }) as XmlElement;
}
