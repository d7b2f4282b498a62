import type { PartInfo } from '../../../protocols/as4';
import type { Attachment } from '../referral/answer';

/** How the business document becomes a part of the message (ICD 4.2.5). */
export interface PayloadChoices {
  mimeType: string;
  characterSet: string | undefined;
  encode: (document: string) => Buffer;
  compress: boolean;
  /** Which documents travel in one message: the filing, and nothing else. */
  bundle: (document: string) => string[];
  /** Papers that nobody asked for, put beside the document: none. */
  encloses: (document: string) => readonly Attachment[];
  /** What PartInfo says of a part; undefined = what is true of it. */
  announce: ((contentId: string) => PartInfo) | undefined;
}

export const SOUND_PAYLOAD: PayloadChoices = {
  mimeType: 'application/xml',
  characterSet: 'utf-8',
  encode: (document) => Buffer.from(document, 'utf8'),
  compress: true,
  bundle: (document) => [document],
  encloses: () => [],
  announce: undefined,
};
