import { isAscii } from 'node:buffer';

/** Strict UTF-8; undefined when the bytes are not. The BOM is cut off and reported. */
export function decodeUtf8(bytes: Buffer): { text: string; bom: boolean } | undefined {
  // Most business messages are plain ASCII, and a string of one byte a character is half as large.
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), bom: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = text.charCodeAt(0) === 0xfeff;
    return { text: bom ? text.slice(1) : text, bom };
  } catch {
    return undefined;
  }
}
