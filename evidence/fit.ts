import { EvidenceError } from './errors';

/**
 * Bounds of one line, in bytes of UTF-8 and UTF-16 units. A message's raw bytes are kept whole in messages/, so a line
 * holds only what people read; a peer that sends megabytes must not make the log unreadable for a reader with bounds.
 */
export const LINE_LIMIT = 8 * 1024 * 1024;
export const TEXT_LIMIT = 1024 * 1024;
const SHORTEST_TEXT = 256;

/** Cuts `text` to `limit` UTF-16 units and says so; never splits a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return `${text.slice(0, end)} [shortened: ${text.length} characters in all]`;
}

/**
 * JSON of `value` on one line within {@link LINE_LIMIT}. Texts beyond {@link TEXT_LIMIT} are shortened and say so; if
 * the whole is still too long, all texts are cut shorter, step by step.
 * @throws EvidenceError EVIDENCE-LINE-TOO-LONG if even texts of 256 characters do not fit
 */
export function fitLine(value: unknown): string {
  const whole = JSON.stringify(value);
  // No text in it can be too long: the usual case, and the quick one.
  if (whole.length <= TEXT_LIMIT) return whole;
  for (let limit = TEXT_LIMIT; limit >= SHORTEST_TEXT; limit /= 4) {
    const line = JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? shorten(inner, limit) : inner));
    if (Buffer.byteLength(line) <= LINE_LIMIT) return line;
  }
  throw new EvidenceError('EVIDENCE-LINE-TOO-LONG', `an event does not fit into ${LINE_LIMIT} bytes`, 'record large data with putMessage and refer to it');
}
