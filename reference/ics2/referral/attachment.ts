import { FactsIncomplete } from '../filing/facts';

/** A file that goes with an answer. */
export interface AttachedFile {
  filename: string;
  mimeType: string;
  bytes: Buffer;
}

/** The choices in attaching files; right by default, changed only by a planted fault. */
export interface AttachmentChoices {
  /** The file as it is attached: as it was given. */
  attach: (file: AttachedFile) => AttachedFile;
  /** How the business document names the part (ICD 4.2.5: as its href does). */
  identification: (contentId: string, file: AttachedFile) => string;
}

export const ATTACHMENT_CHOICES: AttachmentChoices = {
  attach: (file) => file,
  identification: (contentId) => `cid:${contentId}`,
};

/** What customs takes (ICD 4.2.5), and how such a file begins. */
const TAKEN: Readonly<Record<string, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
};
/** Of one answer to one request (HTI table: 0..9). */
const MOST_FILES = 9;

/**
 * The files that a clerk gives with an answer: `filename`, `mimeType`, `content` in base64.
 * @throws FactsIncomplete where one is missing something, or customs takes no such file
 */
export function readFiles(given: unknown): AttachedFile[] {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length > MOST_FILES) throw new FactsIncomplete(`the fact "attachments" is no list of at most ${MOST_FILES} files`);
  return given.map((one: unknown) => {
    const { filename, mimeType, content } = (one ?? {}) as Record<string, unknown>;
    if (typeof filename !== 'string' || typeof mimeType !== 'string' || typeof content !== 'string') throw new FactsIncomplete('an attachment has filename, mimeType and content (base64)');
    const bytes = Buffer.from(content, 'base64');
    const beginning = TAKEN[mimeType];
    if (beginning === undefined || !bytes.subarray(0, beginning.length).equals(beginning)) throw new FactsIncomplete(`${filename} is no PDF and no JPEG, and customs takes nothing else`);
    return { filename, mimeType, bytes };
  });
}
