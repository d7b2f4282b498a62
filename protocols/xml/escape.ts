/**
 * Escaping by the rules of canonical XML, so that what we write is already in canonical form
 * (Canonical XML 1.0, section 2.3): other writers' readers see the same, and digests need no second form.
 */
const TEXT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' };

/** Character data between tags. */
export function escapeText(value: string): string {
  return /[&<>\r]/.test(value) ? value.replace(/[&<>\r]/g, (char) => TEXT[char]!) : value;
}

/** An attribute value for use between double quotes. */
export function escapeAttribute(value: string): string {
  return /[&<"\t\n\r]/.test(value) ? value.replace(/[&<"\t\n\r]/g, (char) => ATTRIBUTE[char]!) : value;
}
