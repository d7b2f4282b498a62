import { hash } from 'node:crypto';
import { canonicalForm, type XmlElement } from '../../xml';

/** Root of a part if it is XML that may be read: well-formed, no DOCTYPE, no processing instruction; else undefined. */
export type ReadXml = (content: Buffer) => XmlElement | undefined;

const isXml = (mediaType: string): boolean => /^(?:text|application)\/xml$|\+xml$/.test(mediaType);

/**
 * Octets that the Attachment-Content-Signature-Transform yields for a part (WSS SwA profile 1.1, section 5.4): XML parts in canonical form,
 * text parts with CRLF line ends, everything else (every gzip part) as it stands. MIME headers are never covered.
 *
 * @param readXml guards XML before it is canonicalised: a DOCTYPE, say, is in no canonical form, so it could be added to signed content.
 */
export function attachmentOctets(mediaType: string, content: Buffer, readXml: ReadXml): Buffer {
  if (isXml(mediaType)) {
    const root = readXml(content);
    return root === undefined ? content : Buffer.from(canonicalForm(root), 'utf8');
  }
  if (mediaType.startsWith('text/')) return Buffer.from(content.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');
  return content;
}

export function sha256Base64(octets: Buffer | string): string {
  return hash('sha256', octets, 'base64');
}
