import { createHash } from 'node:crypto';
import { parseDom } from '../headers/dom';
import { canonicalize } from './canonical';

/**
 * Octets that the Attachment-Content-Signature-Transform yields for a part (WSS SwA profile 1.1, section 5.4): XML parts in canonical form,
 * text parts with CRLF line ends, everything else (every gzip part) as it stands. MIME headers are never covered.
 */
export function attachmentOctets(mediaType: string, content: Buffer): Buffer {
  if (/^(?:text|application)\/xml$|\+xml$/.test(mediaType)) {
    try {
      return Buffer.from(canonicalize(parseDom(content.toString('utf8')).documentElement), 'utf8');
    } catch {
      return content;
    }
  }
  if (mediaType.startsWith('text/')) return Buffer.from(content.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');
  return content;
}

export function sha256Base64(octets: Buffer | string): string {
  return createHash('sha256').update(octets).digest('base64');
}
