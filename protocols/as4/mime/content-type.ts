import { Refusal } from '../problem';

export interface ContentType {
  /** `type/subtype`, lower case. */
  mediaType: string;
  /** Parameters by lower-case name, unquoted. */
  parameters: ReadonlyMap<string, string>;
}

/** The longest Content-Type that is read: real ones have under 300 characters. */
const MAX_LENGTH = 2000;
const PARAMETER = /\s*;\s*(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+)))?\s*/y;

/**
 * Reads a Content-Type header value (RFC 2045, section 5.1), folded lines included.
 * @throws Refusal `mime` when it has another shape or names a parameter twice, since two readers would then choose differently.
 */
export function parseContentType(value: string): ContentType {
  if (value.length > MAX_LENGTH) throw new Refusal('mime', `the Content-Type has ${value.length} characters`);
  const flat = value.replace(/\r?\n[ \t]+/g, ' ').trim();
  const media = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/.exec(flat);
  if (media === null) throw new Refusal('mime', `the Content-Type "${flat.slice(0, 80)}" names no media type`);
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = media[0].length;
  while (PARAMETER.lastIndex < flat.length) {
    const from = PARAMETER.lastIndex;
    const match = PARAMETER.exec(flat);
    if (match === null) throw new Refusal('mime', `the Content-Type cannot be read from "${flat.slice(from, from + 40)}"`);
    if (match[1] === undefined) continue;
    const name = match[1].toLowerCase();
    if (parameters.has(name)) throw new Refusal('mime', `the Content-Type gives the parameter "${name}" twice`);
    parameters.set(name, match[2] === undefined ? match[3]! : match[2].replace(/\\(.)/g, '$1'));
  }
  return { mediaType: media[0].toLowerCase(), parameters };
}
