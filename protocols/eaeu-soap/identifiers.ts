import type { Finding } from './findings';

/**
 * UUIDs as Decision 5 writes them: `urn:uuid:` and 8-4-4-4-12 hexadecimal digits (item 36, Annex 3), and chains of them joined by
 * slashes (ProcedureID, item 39). Beside the verdict there is a repair hint for damage that scanning and typing leave behind.
 */
const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const PREFIX = 'urn:uuid:';

export interface Examined {
  /** The value as it should have been, if it can be guessed; equals the input when nothing is wrong. */
  repaired?: string;
  findings: Finding[];
}

/** Whether `text` is a bare UUID, without prefix and without white space (SignalId, EDocId). */
export function isBareUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether `text` is a UUID, written with its prefix as in the examples or without: only of wsa:MessageID does Decision 5 say which (item 36). */
export function isUuid(text: string): boolean {
  return isUuidUrn(text) || isBareUuid(text);
}

export function isUuidUrn(text: string): boolean {
  return text.startsWith(PREFIX) && UUID.test(text.slice(PREFIX.length));
}

export function uuidUrn(bare: string): string {
  return PREFIX + bare;
}

/** Whether `text` is one or more UUIDs joined by slashes, with no white space. */
export function isProcedureChain(text: string): boolean {
  return text.split('/').every(isUuid);
}

/** ProcedureID of a nested procedure: the value received, a slash, a new UUID (item 39). */
export function nestProcedure(received: string, bare: string): string {
  return `${received}/${uuidUrn(bare)}`;
}

/** Look-alikes of optical reading that cannot occur in a hexadecimal number. */
const LOOK_ALIKES: Record<string, string> = { l: '1', I: '1', i: '1', O: '0', o: '0' };

/** Examines one UUID URN. Leading and trailing white space is no damage: xs:anyURI collapses it. */
export function examineUuidUrn(raw: string, where: string): Examined {
  const findings: Finding[] = [];
  let text = raw.trim();
  const say = (code: Finding['code'], intended: string | undefined, words: string): void => {
    findings.push({ code, where, seen: raw.trim(), ...(intended === undefined ? {} : { intended }), severity: 'error', text: words });
  };

  if (/\s/.test(text)) {
    text = text.replace(/\s+/g, '');
    say('EAEU-UUID-SPACE', text, 'white space inside a UUID (collapsing would leave a blank); Decision 5 item 36');
  }
  if (UUID.test(text) && where.startsWith('int:')) {
    findings.push({
      code: 'EAEU-UUID-PREFIX', where, seen: raw.trim(), intended: PREFIX + text, severity: 'warning',
      text: 'a UUID without urn:uuid:, which the examples write and no item demands of this header (items 39, 40)',
    });
    return { repaired: PREFIX + text, findings };
  }
  if (!text.startsWith(PREFIX)) {
    const repaired = text.replace(/^(um|um:|urm|urn)?:?uuid:/i, PREFIX);
    const known = repaired.startsWith(PREFIX);
    say('EAEU-UUID-PREFIX', known ? repaired : undefined, 'not a UUID URN: it does not begin with urn:uuid: (r and n are often read as m); Decision 5 item 36, Annex 3');
    if (known) text = repaired;
  }
  const digits = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (UUID.test(digits)) return { repaired: PREFIX + digits, findings };
  const lookalike = digits.replace(/[lIiOo]/g, (char) => LOOK_ALIKES[char]!);
  if (UUID.test(lookalike)) {
    say('EAEU-UUID-HEX', PREFIX + lookalike, 'not hexadecimal: a letter stands where a digit belongs (l for 1, O for 0)');
    return { repaired: PREFIX + lookalike, findings };
  }
  say('EAEU-UUID-SHAPE', undefined, 'not a UUID: 8-4-4-4-12 hexadecimal digits are expected');
  return { findings };
}

/** Examines a ProcedureID: each component by {@link examineUuidUrn}, and the space between them, which xs:string keeps. */
export function examineProcedureChain(raw: string, where: string): Examined {
  const parts = raw.trim().split('/');
  const findings: Finding[] = [];
  const repaired: (string | undefined)[] = [];
  for (const [index, part] of parts.entries()) {
    const one = examineUuidUrn(part, parts.length === 1 ? where : `${where} part ${index + 1}`);
    findings.push(...one.findings);
    repaired.push(one.repaired);
  }
  const loose = parts.some((part, index) => (index > 0 && /^\s/.test(part)) || (index < parts.length - 1 && /\s$/.test(part)));
  const whole = repaired.every((part) => part !== undefined) ? repaired.join('/') : undefined;
  if (loose) {
    findings.push({
      code: 'EAEU-CHAIN-SPACE', where, seen: raw.trim(), ...(whole === undefined ? {} : { intended: whole }), severity: 'warning',
      text: 'white space between the components: xs:string keeps it, so another reader sees a different value; Decision 5 item 39',
    });
  }
  return { ...(whole === undefined ? {} : { repaired: whole }), findings };
}
