import { readEnvelope, unpackMessage, type Envelope, type ReadMessage } from '../../../protocols/eaeu-soap';
import type { Xml } from '../../../protocols/xml';
import { ORIGIN_PROCESS } from '../../../requirements/eaeu/process';

/** The head of a message is looked for in so many bytes: far above any real one. */
const LONGEST_HEAD = 64 * 1024;
const PROFILE = { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries } as const;

/** Reads what stands in a transport message, with or without MIME parts. */
export function readTransport(xml: Xml, contentType: string, content: Buffer, mode: 'strict' | 'lenient'): ReadMessage {
  const unpacked = unpackMessage(contentType, content);
  const bytes = unpacked.ok ? unpacked.envelope : Buffer.alloc(0);
  return readEnvelope(xml, bytes, { mode, profile: PROFILE });
}

/** Only the headers, of a message that is too large to be read; undefined when they are not to be found. */
export function readHead(xml: Xml, content: Buffer): Envelope | undefined {
  const head = content.toString('utf8', 0, LONGEST_HEAD);
  const end = /<\/([\w.-]+:)?Header\s*>/.exec(head);
  const prefix = end?.[1] ?? '';
  if (end === null) return undefined;
  const cut = `${head.slice(0, end.index + end[0].length)}<${prefix}Body/></${prefix}Envelope>`;
  const read = readEnvelope(xml, Buffer.from(cut), { mode: 'strict', profile: PROFILE });
  return read.kind === 'message' || read.kind === 'broken' ? read.envelope : undefined;
}

/**
 * The same transport message with the platform's header in it (items 41-44). Written into the text, so that all the rest goes on as it came,
 * octet by octet, parts included. Undefined where no place for it is found.
 */
export function withIntegration(content: Buffer, { trackId, acceptTime }: { trackId: string; acceptTime: string }, ns: string): Buffer | undefined {
  // latin1 keeps every octet as one character, whatever the text and the parts hold.
  const text = content.toString('latin1');
  const end = /<\/([\w.-]+:)?Header\s*>/.exec(text);
  if (end === null) return undefined;
  const block = `<int:Integration xmlns:int="${ns}"><int:TrackID>${trackId}</int:TrackID><int:AcceptTime>${acceptTime}</int:AcceptTime></int:Integration>`;
  return Buffer.from(`${text.slice(0, end.index)}${block}${text.slice(end.index)}`, 'latin1');
}
