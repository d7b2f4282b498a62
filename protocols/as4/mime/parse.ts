import { decodeBase64 } from '../base64';
import { Refusal } from '../problem';
import { parseContentType } from './content-type';

/** Bounds on a multipart message. Ours, to stay alive; a real ICS2 message has at most some tens of parts with four header lines each. */
export interface MimeLimits {
  maxParts: number;
  /** Of one part, including line ends. */
  maxHeaderBytes: number;
  maxHeaderLines: number;
}

export const DEFAULT_MIME_LIMITS: MimeLimits = { maxParts: 200, maxHeaderBytes: 16 * 1024, maxHeaderLines: 64 };

export interface MimePart {
  /** Content-ID without angle brackets; '' when there is none. */
  contentId: string;
  /** False when the Content-ID was written without angle brackets (RFC 2392 wants them). */
  bracketed: boolean;
  /** Media type, lower case, without parameters; '' when the header is missing. */
  mediaType: string;
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** After transfer decoding. */
  content: Buffer;
}

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;

interface Delimiter {
  /** Where the content before it ends: its own line end is not content. */
  before: number;
  after: number;
  closing: boolean;
}

/** The next delimiter line at or after `from`; undefined when there is none. */
function nextDelimiter(body: Buffer, dashBoundary: Buffer, from: number): Delimiter | undefined {
  for (let at = body.indexOf(dashBoundary, from); at !== -1; at = body.indexOf(dashBoundary, at + 1)) {
    if (at !== 0 && body[at - 1] !== LF) continue;
    let end = at + dashBoundary.length;
    const closing = body[end] === DASH && body[end + 1] === DASH;
    if (closing) end += 2;
    while (body[end] === 0x20 || body[end] === 0x09) end++;
    if (body[end] === CR && body[end + 1] === LF) end += 2;
    else if (body[end] === LF) end += 1;
    else if (!(closing && end >= body.length)) continue;
    const before = at === 0 ? 0 : body[at - 2] === CR ? at - 2 : at - 1;
    return { before: Math.max(before, from), after: end, closing };
  }
  return undefined;
}

function readHeaders(block: Buffer, limits: MimeLimits): { headers: Map<string, string>; contentAt: number } {
  const headers = new Map<string, string>();
  let last: string | undefined;
  let at = 0;
  for (let lines = 0; ; lines++) {
    const found = block.indexOf(LF, at);
    // A part may end with its headers (RFC 2046, section 5.1.1): then the last line has no end of its own.
    const end = found === -1 ? block.length : found;
    if (end > limits.maxHeaderBytes) throw new Refusal('mime', `the headers of a part exceed ${limits.maxHeaderBytes} bytes`);
    if (lines > limits.maxHeaderLines) throw new Refusal('mime', `a part has more than ${limits.maxHeaderLines} header lines`);
    const line = block.toString('latin1', at, end > at && block[end - 1] === CR ? end - 1 : end);
    at = Math.min(end + 1, block.length);
    if (line === '') return { headers, contentAt: at };
    if (/^[ \t]/.test(line) && last !== undefined) {
      headers.set(last, `${headers.get(last)!} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) throw new Refusal('mime', `a part has the header line "${line.slice(0, 60)}" without a name`);
    last = line.slice(0, colon).trim().toLowerCase();
    if (headers.has(last)) throw new Refusal('mime', `a part has the header "${last.slice(0, 60)}" twice`);
    headers.set(last, line.slice(colon + 1).trim());
  }
}

function decodeTransfer(encoding: string, content: Buffer): Buffer {
  switch (encoding.toLowerCase()) {
    case '':
    case 'binary':
    case '8bit':
    case '7bit':
      return content;
    case 'base64': {
      const octets = decodeBase64(content.toString('latin1'));
      if (octets === undefined) throw new Refusal('mime', 'a part is not valid base64');
      return octets;
    }
    default:
      throw new Refusal('mime', `the Content-Transfer-Encoding "${encoding.slice(0, 40)}" is not supported`);
  }
}

function readPart(block: Buffer, limits: MimeLimits): MimePart {
  const { headers, contentAt } = readHeaders(block, limits);
  const id = headers.get('content-id') ?? '';
  const bracketed = id.startsWith('<') && id.endsWith('>');
  const type = headers.get('content-type');
  return {
    contentId: bracketed ? id.slice(1, -1) : id,
    bracketed: bracketed || id === '',
    mediaType: type === undefined ? '' : parseContentType(type).mediaType,
    headers,
    content: decodeTransfer(headers.get('content-transfer-encoding') ?? '', block.subarray(contentAt)),
  };
}

/**
 * Splits multipart/related by bytes (RFC 2046, section 5.1; RFC 2387). The root part, named by `start` or else the first, comes first
 * in the result.
 * @throws Refusal `mime` on broken structure, an exceeded bound, or a missing end; `duplicate-content-id`.
 */
export function parseMultipart(parameters: ReadonlyMap<string, string>, body: Buffer, limits: MimeLimits = DEFAULT_MIME_LIMITS): MimePart[] {
  const boundary = parameters.get('boundary') ?? '';
  if (boundary.length < 1 || boundary.length > 70) throw new Refusal('mime', 'the boundary is missing or has more than 70 characters');
  const dashBoundary = Buffer.from(`--${boundary}`, 'latin1');
  const parts: MimePart[] = [];
  let open = nextDelimiter(body, dashBoundary, 0);
  if (open === undefined) throw new Refusal('mime', 'the boundary does not occur in the body');
  while (!open.closing) {
    if (parts.length >= limits.maxParts) throw new Refusal('mime', `the message has more than ${limits.maxParts} parts`);
    const close = nextDelimiter(body, dashBoundary, open.after);
    if (close === undefined) throw new Refusal('mime', 'the multipart body has no closing delimiter');
    parts.push(readPart(body.subarray(open.after, close.before), limits));
    open = close;
  }
  if (parts.length === 0) throw new Refusal('mime', 'the multipart body has no parts');
  refuseDuplicates(parts);
  return rootFirst(parts, parameters.get('start'));
}

function refuseDuplicates(parts: readonly MimePart[]): void {
  const seen = new Set<string>();
  for (const { contentId } of parts) {
    if (contentId !== '' && seen.has(contentId)) throw new Refusal('duplicate-content-id', `two parts have the Content-ID "${contentId}"`);
    seen.add(contentId);
  }
}

function rootFirst(parts: MimePart[], start: string | undefined): MimePart[] {
  if (start === undefined) return parts;
  const id = start.replace(/^<|>$/g, '');
  const root = parts.find((part) => part.contentId === id);
  if (root === undefined) throw new Refusal('mime', `the start parameter names the part "${id}", which is not there`);
  return [root, ...parts.filter((part) => part !== root)];
}
