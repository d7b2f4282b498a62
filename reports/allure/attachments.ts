import { closeSync, existsSync, openSync, readSync, writeFileSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import type { Attachment } from 'allure-js-commons';
import { MESSAGES_FOLDER, sha256 } from '../../evidence';
import { oneLine } from '../escape';

/** Bytes of one attachment that is shown whole; of more, the beginning is shown. The run folder holds all of it. */
export const ATTACHMENT_LIMIT = 256 * 1024;
const BEGINNING = 64 * 1024;

/** The only types that an attachment with foreign bytes may have. None of them makes a browser run anything. */
type ContentType = 'text/plain' | 'application/xml' | 'application/octet-stream' | 'image/svg+xml';

const EXTENSION: Record<ContentType, string> = { 'text/plain': 'txt', 'application/xml': 'xml', 'application/octet-stream': 'bin', 'image/svg+xml': 'svg' };

/**
 * Puts attachments into allure-results/, named by a hash of name and content, so that the same log gives the same files. By content
 * alone would not do: Allure takes one name for each file, and equal bytes of two messages would both bear the name of one.
 */
export class Attachments {
  constructor(private readonly results: string, private readonly runDir: string) {}

  /** Plain text, made by us or by others. */
  text(name: string, content: string): Attachment {
    return this.put(name, bounded(Buffer.from(content)), 'text/plain');
  }

  /** A diagram that reports/sequence made: the only bytes that may be shown as a picture. */
  diagram(name: string, svg: string): Attachment {
    return this.put(name, Buffer.from(svg), 'image/svg+xml');
  }

  /** A decoded business document. */
  business(name: string, content: string): Attachment {
    const bytes = bounded(Buffer.from(content));
    return this.put(name, bytes, guardedType(bytes));
  }

  /** Raw bytes from messages/, as they crossed the wire. */
  message(name: string, hash: string): Attachment {
    const path = join(this.runDir, MESSAGES_FOLDER, hash);
    if (!/^[0-9a-f]{64}$/.test(hash) || !existsSync(path)) return this.text(`${name} (missing)`, 'The bytes of this message are not in the run folder.');
    const bytes = head(path, ATTACHMENT_LIMIT + 1);
    if (bytes.length <= ATTACHMENT_LIMIT) return this.put(name, bytes, guardedType(bytes));
    return this.put(`first ${BEGINNING} bytes of ${MESSAGES_FOLDER}/${hash}: ${name}`, bytes.subarray(0, BEGINNING), 'application/octet-stream');
  }

  private put(name: string, bytes: Buffer, type: ContentType): Attachment {
    const shown = oneLine(name, 200);
    const source = `${sha256(Buffer.concat([Buffer.from(`${shown}\n`), bytes])).slice(0, 40)}-attachment.${EXTENSION[type]}`;
    const path = join(this.results, source);
    if (!existsSync(path)) writeFileSync(path, bytes);
    return { name: shown, type, source };
  }
}

/**
 * Type under which foreign bytes may be opened. XML is shown as XML only if no browser can take it for a page or a picture
 * with scripts: no namespace of XHTML or SVG (also not spelt with character references), no DOCTYPE or style sheet.
 */
export function guardedType(bytes: Buffer): ContentType {
  if (!isUtf8(bytes) || bytes.includes(0)) return 'application/octet-stream';
  const text = bytes.toString('utf8');
  const body = text.replace(/^\uFEFF?\s*<\?xml [^?]*\?>/, '').trimStart();
  const active = /xhtml|\/svg|<\?|<!|&#|&[^;\s]{0,40}script/i;
  return /^<[A-Za-z_]/.test(body) && !/^<(?:html|svg|script|body|head|iframe|img)\b/i.test(body) && !active.test(body) ? 'application/xml' : 'text/plain';
}

function bounded(bytes: Buffer): Buffer {
  if (bytes.length <= ATTACHMENT_LIMIT) return bytes;
  return Buffer.concat([bytes.subarray(0, BEGINNING), Buffer.from(`\n[shortened: ${bytes.length} bytes in all]`)]);
}

function head(path: string, limit: number): Buffer {
  const bytes = Buffer.alloc(limit);
  const fd = openSync(path, 'r');
  try {
    let filled = 0;
    for (let got = -1; got !== 0 && filled < limit; filled += got) got = readSync(fd, bytes, filled, limit - filled, null);
    return bytes.subarray(0, filled);
  } finally {
    closeSync(fd);
  }
}
