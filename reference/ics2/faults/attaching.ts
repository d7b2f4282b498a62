import type { AttachmentChoices } from '../referral/attachment';

/** How a compound file begins, as Word wrote them. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The document goes out as the word processor keeps it; pictures stay what they are. */
export const asWordDocument: AttachmentChoices['attach'] = (file) =>
  file.mimeType !== 'application/pdf'
    ? file
    : { filename: file.filename.replace(/\.pdf$/, '.doc'), mimeType: 'application/msword', bytes: Buffer.concat([COMPOUND_FILE, Buffer.alloc(504)]) };
