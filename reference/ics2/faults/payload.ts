import { createCipheriv } from 'node:crypto';
import type { PartInfo } from '../../../protocols/as4';
import type { PayloadChoices } from '../access-point/payload-choices';
import type { Attachment } from '../referral/answer';

function announce(href: string): PartInfo {
  const properties = [
    { name: 'MimeType', value: 'application/xml' },
    { name: 'CharacterSet', value: 'utf-8' },
    { name: 'CompressionType', value: 'application/gzip' },
  ];
  return { href, mimeType: 'application/xml', characterSet: 'utf-8', compressionType: 'application/gzip', properties };
}

/** The header speaks of gzip, the bytes are plain XML. Its MIME type keeps the digest over the bytes as transmitted. */
export function announcedGzipOnly(payload: PayloadChoices): void {
  payload.compress = false;
  payload.mimeType = 'application/octet-stream';
  payload.announce = (contentId) => announce(`cid:${contentId}`);
}

/** The header names an address on the web instead of the part. */
export function announcedHttps(payload: PayloadChoices): void {
  payload.announce = (contentId) => announce(`https://files.operator.example/${contentId}.xml.gz`);
}

/** From here on a document is one of a long list of goods, for which somebody has scanned a pile of papers. */
const LONG_DOCUMENT = 300_000;
/** Above the 20 MB that a whole message should have at most (ICD 4.2.6). */
const PILE_BYTES = 21 * 1024 * 1024;

/** Scans as the scanner made them, at full resolution. Like real ones they cannot be compressed. */
export function scansAsTheyAre(document: string): readonly Attachment[] {
  if (document.length < LONG_DOCUMENT) return [];
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(PILE_BYTES));
  return [{ contentId: 'papers.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]), mimeType: 'application/pdf' }];
}
