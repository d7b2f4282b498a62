import { Refusal } from '../problem';

/** Longer paths do not occur: an anchor, up to a few authorities, a leaf. */
const MAX_CERTIFICATES = 10;
const SEQUENCE = 0x30;

/** One DER SEQUENCE at `at`: where its content starts and where it ends. Definite lengths only, as DER has it. */
function sequenceAt(der: Buffer, at: number): { content: number; end: number } {
  const first = der[at + 1];
  if (der[at] !== SEQUENCE || first === undefined) throw new Refusal('token-malformed', `no DER SEQUENCE at byte ${at} of the token`);
  let length = first;
  let content = at + 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4 || content + octets > der.length) {
      throw new Refusal('token-malformed', `a bad DER length at byte ${at} of the token`);
    }
    length = der.readUIntBE(content, octets);
    content += octets;
  }
  const end = content + length;
  if (end > der.length) throw new Refusal('token-malformed', `the DER value at byte ${at} of the token is cut short`);
  return { content, end };
}

function derHeader(length: number): Buffer {
  if (length < 0x80) return Buffer.from([SEQUENCE, length]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.from([SEQUENCE, 0x80 | octets.length, ...octets]);
}

/**
 * PkiPath ::= SEQUENCE OF Certificate, anchor side first, leaf last (X.509, section 10.1 of the 2000 edition; ICD 4.6.2 asks for the full path).
 * @returns the certificates in the order of the token.
 * @throws Refusal `token-malformed`.
 */
export function decodePkiPath(der: Buffer): Buffer[] {
  const outer = sequenceAt(der, 0);
  if (outer.end !== der.length) throw new Refusal('token-malformed', `${der.length - outer.end} bytes follow the path in the token`);
  const certificates: Buffer[] = [];
  for (let at = outer.content; at < outer.end; ) {
    if (certificates.length === MAX_CERTIFICATES) {
      throw new Refusal('token-malformed', `the path holds more than ${MAX_CERTIFICATES} certificates`);
    }
    const { end } = sequenceAt(der, at);
    certificates.push(der.subarray(at, end));
    at = end;
  }
  if (certificates.length === 0) throw new Refusal('token-malformed', 'the path holds no certificate');
  return certificates;
}

/** @param path certificates in DER, anchor side first. */
export function encodePkiPath(path: readonly Buffer[]): Buffer {
  const content = Buffer.concat(path);
  return Buffer.concat([derHeader(content.length), content]);
}
