import type { PartInfo } from '../../../protocols/as4';
import type { PayloadChoices } from '../behaviour';

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
