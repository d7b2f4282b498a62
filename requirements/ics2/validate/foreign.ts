import type { XmlElement } from '../../../protocols/xml';

/** What was given instead of a message, and what to give. */
export interface Foreign {
  what: string;
  mend: string;
}

const DOCUMENT = 'the business document by itself';
const PAYLOAD = `give ${DOCUMENT}: the payload that the AS4 message carries in a part of its own, unpacked`;

/** As far as a file has to be looked at to know its kind. */
const HEAD = 512;

/** Files that begin with bytes of their own. */
const BY_BYTES: readonly [starts: string, what: string, mend: string][] = [
  ['\x1f\x8b', 'a gzip file', `unpack it (gunzip) and give ${DOCUMENT}: AS4 compresses payloads so`],
  ['PK\x03\x04', 'a ZIP file', 'unpack it and give the XML files in it, or their folder'],
  ['%PDF', 'a PDF', `give ${DOCUMENT}, as XML`],
  ['\xff\xfe', 'text in UTF-16', 'save it as UTF-8'],
  ['\xfe\xff', 'text in UTF-16', 'save it as UTF-8'],
  ['<\0', 'text in UTF-16', 'save it as UTF-8'],
  ['\0<', 'text in UTF-16', 'save it as UTF-8'],
];

/** Files that begin with words of their own. */
const BY_WORDS: readonly [starts: RegExp, what: string, mend: string][] = [
  [/^(--\S|(MIME-Version|Content-[A-Za-z-]+|Message-ID):)/i, 'a MIME message, as AS4 sends it', PAYLOAD],
  [/^((POST|PUT) \S+ )?HTTP\/\d/, 'an HTTP message', PAYLOAD],
  [/^(UNA.{6}\s*)?UN[BGH]\+/, 'an EDIFACT interchange', 'give the message as XML, as the tables of ICS2 have it'],
  [/^[{[]/, 'JSON', 'give the message as XML, as the tables of ICS2 have it'],
  [/^<(!doctype\s+)?html/i, 'an HTML page', `give ${DOCUMENT}; a page of this kind often says that a login has failed`],
];

/** What bytes are that cannot be read as a message, where their beginning shows it. */
export function foreignBytes(bytes: Buffer): Foreign | undefined {
  const head = bytes.toString('latin1', 0, HEAD);
  const kind = BY_BYTES.find(([starts]) => head.startsWith(starts));
  if (kind !== undefined) return { what: kind[1], mend: kind[2] };
  const words = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  const said = BY_WORDS.find(([starts]) => starts.test(words));
  return said === undefined ? undefined : { what: said[1], mend: said[2] };
}

const SOAP = /^http:\/\/(www\.w3\.org\/2003\/05|schemas\.xmlsoap\.org\/soap)\/(soap-)?envelope\/?$/;
const EBMS = 'http://docs.oasis-open.org/ebxml-msg/';

/** What a root element is that no table of a message has, where its name shows it. */
export function foreignRoot({ name, ns }: XmlElement): Foreign | undefined {
  if (SOAP.test(ns)) return { what: `a SOAP ${name === 'Body' ? 'body' : 'envelope'}`, mend: PAYLOAD };
  if (ns.startsWith(EBMS)) return { what: 'an AS4 header', mend: PAYLOAD };
  if (/^CC\d{3}[A-Z]$/.test(name)) return { what: 'a message of another customs system', mend: 'give an ICS2 message: IE3F10, IE3A10, IE3N06 ...' };
  return undefined;
}
