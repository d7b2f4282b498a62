import { isAscii, isUtf8 } from 'node:buffer';

/**
 * A document as its bytes, one character each: markup is ASCII, so everything but names and values can be found in them, and a message
 * of 100 MB with one Cyrillic letter does not become a string of 200 MB.
 */
export interface ByteText {
  readonly bytes: string;
  /** Whether every byte is its own character. */
  readonly ascii: boolean;
  /** A byte order mark stood before them; it is left out. */
  readonly bom: boolean;
}

/** Undefined when the bytes are not strict UTF-8. */
export function byteText(source: Buffer): ByteText | undefined {
  if (!isUtf8(source)) return undefined;
  const bom = source.length >= 3 && source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf;
  return { bytes: source.toString('latin1', bom ? 3 : 0), ascii: isAscii(source), bom };
}

/** First line (1-based) that is not strict UTF-8, of bytes that are not. Halves what is left, so that it is quick in long lines too. */
export function lineNotUtf8(source: Buffer): number {
  let good = 0;
  let bad = source.length;
  // Four bytes are the longest character, so the middle stays between the ends.
  while (bad - good > 8) {
    let middle = (good + bad) >> 1;
    // Not inside a character: its further bytes begin with the bits 10.
    for (let back = 0; back < 3 && (source[middle]! & 0xc0) === 0x80; back++) middle--;
    if (isUtf8(source.subarray(good, middle))) good = middle;
    else bad = middle;
  }
  for (let end = source.indexOf(10, good); end >= 0 && isUtf8(source.subarray(good, end)); end = source.indexOf(10, good)) good = end + 1;
  let line = 1;
  for (let at = source.indexOf(10); at >= 0 && at < good; at = source.indexOf(10, at + 1)) line++;
  return line;
}

/** The characters of some bytes of such a document. */
export function charactersOf(bytes: string): string {
  // Most are ASCII, also where the document is not, and then they are their own characters.
  for (let at = 0; at < bytes.length; at++) if (bytes.charCodeAt(at) > 0x7f) return Buffer.from(bytes, 'latin1').toString('utf8');
  return bytes;
}
