/** A document and a picture as a clerk attaches them: small, whole and of their kind. */
export interface Paper {
  filename: string;
  mimeType: string;
  /** Base64. */
  content: string;
}

/** One empty page. Readers rebuild the table of offsets where it is wrong, so that none is kept here. */
const PAGE = [
  '%PDF-1.4',
  '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
  '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
  '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj',
  'trailer <</Root 1 0 R>>',
  '%%EOF',
].join('\n');

/** One grey pixel, baseline JPEG. */
const PICTURE =
  'ffd8ffe000104a46494600010101004800480000ffdb004300' + '03'.repeat(64)
  + 'ffc0000b080001000101011100ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f002a9fffd9';

export const INVOICE: Paper = { filename: 'invoice.pdf', mimeType: 'application/pdf', content: Buffer.from(PAGE, 'latin1').toString('base64') };
export const PHOTOGRAPH: Paper = { filename: 'label.jpg', mimeType: 'image/jpeg', content: Buffer.from(PICTURE, 'hex').toString('base64') };
