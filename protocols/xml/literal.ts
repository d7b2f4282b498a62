/**
 * From characters as written in a well-formed document without a DTD to characters as meant (XML 1.0, sections 2.11, 3.3.3, 4.1, 4.6).
 * There are five entities and no others, since nothing can declare any.
 */
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function expand(written: string): string {
  if (!written.includes('&')) return written;
  return written.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));/g, (_all, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)) : ENTITIES[name]!,
  );
}

/** A line ends with one line feed, however it was written. A carriage return by reference is none, and stays. */
function lines(written: string): string {
  return written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
}

/** Character data between tags. */
export const textOf = (written: string): string => expand(lines(written));

/** What stands in a CDATA section: no references there. */
export const cdataOf = lines;

/** An attribute value: white space as written becomes spaces, by reference it stays. Without a DTD nothing is collapsed. */
export const attributeOf = (written: string): string => expand(/[\t\n\r]/.test(written) ? written.replace(/\r\n|[\t\n\r]/g, ' ') : written);
