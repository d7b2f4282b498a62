import { shorten } from '../evidence';

/**
 * Values in a report come from whoever was on the wire: every one goes through here before it stands beside markup.
 * XML 1.0 cannot hold most control characters at all, so they are made visible: U+0007 becomes the picture for it.
 */
export function visible(text: string): string {
  // C0 without tab, line feed and return; DEL; C1; lone surrogates; non-characters.
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) out += String.fromCodePoint(0x2400 + code);
    else if (code === 0x7f) out += '\u2421';
    else if ((code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) === 0xfffe) out += '\ufffd';
    // Characters that turn the reading direction could make a refused value read like an accepted one.
    else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) out += '\ufffd';
    else out += char;
  }
  return out;
}

/** Longest value shown in a table or an attribute, in UTF-16 units; the log holds more. */
export const SHOWN = 4000;

/** Text made safe for XML and HTML, in element content as well as in quoted attributes; bounded. */
export function escapeMarkup(text: string, limit = SHOWN): string {
  return visible(shorten(text, limit)).replace(/[&<>"'`]/g, (char) => ENTITIES[char]!);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Text made safe for Markdown that also passes HTML through, as Allure's description does. One paragraph. */
export function escapeMarkdown(text: string, limit = SHOWN): string {
  return visible(shorten(text, limit))
    .replace(/\s+/g, ' ')
    .replace(/[&<>"]/g, (char) => ENTITIES[char]!)
    .replace(/[\\`*_{}[\]()#+\-.!|~:]/g, (char) => `\\${char}`);
}

/** One line of plain text for a terminal or a label: no control characters, so no escape sequences either. */
export function oneLine(text: string, limit = SHOWN): string {
  return visible(shorten(text, limit)).replace(/\s+/g, ' ').trim();
}
