import { gzipSync } from 'node:zlib';
import { GZIP } from '../namespaces';
import type { Packed, UserMessageInput } from '../pack';
import { editBytes, type HostileMessage, sealed, type Sender } from './entry';

/** Attacks on what stands around the envelope: multipart structure, part headers, Content-Type, compression. */

type PartsEdit = (text: string, boundary: string, sender: Sender) => string;
type PartsRow = readonly [name: string, edit: PartsEdit, expected: string, detail?: RegExp];

const end = (boundary: string): string => `--${boundary}--`;
const CTE = /(application\/gzip\r\nContent-Transfer-Encoding: )binary/;
/** The content of the first payload, as the bytes of its part. */
const firstContent = (text: string, boundary: string, { payloads }: Sender): string => {
  const from = text.indexOf('\r\n\r\n', text.indexOf(`Content-ID: <${payloads[0]!.contentId}>`)) + 4;
  return text.slice(from, text.indexOf(`\r\n--${boundary}`, from));
};
const encoded = (edit: (base64: string) => string): PartsEdit => (text, boundary, sender) => {
  const content = firstContent(text, boundary, sender);
  return text.replace(content, () => edit(Buffer.from(content, 'latin1').toString('base64'))).replace(CTE, '$1base64');
};

const STRUCTURE: PartsRow[] = [
  ['10,000 header lines in a part', (text) => text.replace('Content-Type: application/gzip', `${'X-A: b\r\n'.repeat(10_000)}Content-Type: application/gzip`), 'EBMS:0007 mime', /header/],
  ['a header line of 1 MB', (text) => text.replace('Content-Type: application/gzip', `X: ${'y'.repeat(1 << 20)}\r\nContent-Type: application/gzip`), 'EBMS:0007 mime', /exceed/],
  ['a folded header of 1 MB', (text) => text.replace('Content-Type: application/gzip', `X: ${'y\r\n '.repeat(1 << 18)}\r\nContent-Type: application/gzip`), 'EBMS:0007 mime'],
  ['a header line without a name', (text) => text.replace('Content-Type: application/gzip', ': application/gzip'), 'EBMS:0007 mime', /without a name/],
  ['no closing delimiter', (text, boundary) => text.replace(end(boundary), ''), 'EBMS:0007 mime', /no closing delimiter/],
  ['cut in the middle', (text) => text.slice(0, text.length >> 1), 'EBMS:0007 mime'],
  ['cut in the closing delimiter', (text, boundary) => text.slice(0, text.indexOf(end(boundary)) + boundary.length), 'EBMS:0007 mime'],
  ['a boundary that never occurs', (text, boundary) => text.replaceAll(boundary, 'something-else'), 'EBMS:0007 mime', /does not occur/],
  ['nothing between the delimiters', (_text, boundary) => `${end(boundary)}\r\n`, 'EBMS:0007 mime', /no parts/],
  ['nothing at all', () => '', 'EBMS:0007 mime', /does not occur/],
  ['1,000 parts', (text, boundary) => text.replace(end(boundary), `--${boundary}\r\nContent-ID: <a>\r\n\r\n\r\n`.repeat(1_000) + end(boundary)), 'EBMS:0007 mime', /more than 200 parts/],
  ['500,000 delimiters', (text, boundary) => text.replace(end(boundary), `--${boundary}\r\n`.repeat(500_000) + end(boundary)), 'EBMS:0007 mime', /more than 200 parts/],
  ['500,000 lines that begin like a delimiter', (text, boundary) => text.replace(end(boundary), `--${boundary}x\r\n`.repeat(500_000) + end(boundary)), 'EBMS:0101 digest-mismatch'],
  ['a header twice', (text) => text.replace('Content-Type: application/gzip', 'Content-Type: application/gzip\r\nContent-Type: text/plain'), 'EBMS:0007 mime', /twice/],
  ['another Content-ID', (text, _boundary, { payloads }) => text.replace(`Content-ID: <${payloads[0]!.contentId}>`, 'Content-ID: <somebody>'), 'EBMS:0007 part-mismatch'],
  ['no Content-ID', (text, _boundary, { payloads }) => text.replace(`Content-ID: <${payloads[0]!.contentId}>\r\n`, ''), 'EBMS:0007 part-mismatch'],
  ['a part emptied', (text, boundary, sender) => text.replace(firstContent(text, boundary, sender), ''), 'EBMS:0101 digest-mismatch'],
  ['a part left out', (text, boundary, sender) => text.replace(new RegExp(`--${boundary}\r\n(?:[^\r]+\r\n)*Content-ID: <${sender.payloads[0]!.contentId}>[\\s\\S]*?\r\n(?=--)`), ''), 'EBMS:0007 part-mismatch'],
  ['an additional part', (text, boundary) => text.replace(end(boundary), `--${boundary}\r\nContent-ID: <extra>\r\n\r\nx\r\n${end(boundary)}`), 'EBMS:0007 part-mismatch'],
  ['an additional part that is a multipart of its own', (text, boundary) => text.replace(end(boundary), `--${boundary}\r\nContent-ID: <extra>\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\n\r\nx\r\n--in--\r\n${end(boundary)}`), 'EBMS:0007 part-mismatch'],
  ['a part made a multipart by its header: what was signed is what is read', (text) => text.replace('Content-Type: application/gzip', 'Content-Type: multipart/mixed; boundary=in'), 'ok user'],
  ['a part whose Content-Type cannot be read', (text) => text.replace('Content-Type: application/gzip', 'Content-Type: nonsense'), 'EBMS:0007 mime'],
  ['a delimiter inside a part: everything behind it is another part', (text, boundary, sender) => {
    const content = firstContent(text, boundary, sender);
    return text.replace(content, () => `${content.slice(0, 20)}\r\n--${boundary}\r\n${content.slice(20)}`);
  }, 'EBMS:0007 mime'],
  ['line ends of LF only: the envelope and the parts are the same', (text, boundary) => text.replace(new RegExp(`\r\n(--${boundary}(?:--)?)\r\n`, 'g'), '\n$1\n').replace(/^(Content-[^\r]*)\r\n(?:\r\n)?/gm, (whole, line: string) => `${line}\n${whole.endsWith('\r\n\r\n') ? '\n' : ''}`), 'ok user'],
  ['line ends of CR only', (text) => text.replaceAll('\r\n', '\r'), 'EBMS:0007 mime'],
  ['a preamble and an epilogue of 1 MB', (text) => `${'p'.repeat(1 << 20)}\r\n${text}${'e'.repeat(1 << 20)}`, 'ok user'],
  ['an unknown transfer encoding', (text) => text.replace(CTE, '$1x-uuencode'), 'EBMS:0007 mime', /x-uuencode/],
  ['a part in base64: the same octets', encoded((base64) => base64), 'ok user'],
  ['base64 with rubbish in it', encoded((base64) => `${base64.slice(0, 8)}*${base64.slice(9)}`), 'EBMS:0007 mime', /base64/],
  ['base64 cut short', encoded((base64) => base64.slice(0, -1)), 'EBMS:0007 mime', /base64/],
  ['padding in the middle of base64', encoded((base64) => `${base64.slice(0, 6)}==${base64.slice(8)}`), 'EBMS:0007 mime', /base64/],
  ['base64 declared over octets', (text) => text.replace(CTE, '$1base64'), 'EBMS:0007 mime', /base64/],
];

/** Content-Type of the whole message; where HTTP itself stops it, the status says so. */
const TYPES: readonly (readonly [name: string, contentType: (boundary: string) => string, expected: string, onWire?: number])[] = [
  ['no boundary', () => 'multipart/related; type="application/soap+xml"', 'EBMS:0007 mime'],
  ['two boundaries', () => 'multipart/related; boundary=a; boundary=b', 'EBMS:0007 mime'],
  ['a boundary of 71 characters', () => `multipart/related; boundary="${'x'.repeat(71)}"`, 'EBMS:0007 mime'],
  ['a start that is not there', (boundary) => `multipart/related; boundary="${boundary}"; start="<nobody>"`, 'EBMS:0007 mime'],
  ['another multipart', (boundary) => `multipart/mixed; boundary="${boundary}"`, 'EBMS:0007 mime'],
  ['a quote that never ends', (boundary) => `multipart/related; boundary="${boundary}`, 'EBMS:0007 mime'],
  ['no media type', () => '', 'EBMS:0007 mime'],
  ['8,000 parameters', (boundary) => `multipart/related; boundary="${boundary}"${';a=b'.repeat(2_000)}`, 'EBMS:0007 mime'],
  ['20,000 characters', () => `multipart/related; boundary="${'x'.repeat(20_000)}"`, 'EBMS:0007 mime', 431],
  ['no multipart though the body is one', () => 'application/soap+xml', 'EBMS:0009 not-xml'],
  ['JSON', () => 'application/json', 'EBMS:0009 not-xml'],
];

/** A first part that says it is gzip, whatever its bytes are: sealed by a sender who is known and means harm. */
function compressed(sender: Sender, bytes: Buffer, change: Partial<UserMessageInput> = {}): Packed {
  const { contentId } = sender.payloads[0]!;
  const properties = [{ name: 'MimeType', value: 'application/xml' }, { name: 'CompressionType', value: GZIP }];
  const header = { ...sender.header, parts: [{ href: `cid:${contentId}`, properties }] };
  return sealed(sender, { header, payloads: [{ contentId, bytes, mimeType: 'application/xml' }], quirks: { noCompression: true }, ...change });
}

const gzip = (bytes: Buffer): Buffer => gzipSync(bytes, { level: 9 });
const MB = 1 << 20;

const CONTENT: readonly (readonly [name: string, make: (sender: Sender) => Packed, expected: string, detail?: RegExp])[] = [
  ['a gzip bomb by ratio: 20 MB in 20 kB', (sender) => compressed(sender, gzip(Buffer.alloc(20 * MB))), 'EBMS:0303 gzip-bomb'],
  ['a gzip bomb in many members', (sender) => compressed(sender, Buffer.concat(Array.from({ length: 30 }, () => gzip(Buffer.alloc(MB))))), 'EBMS:0303 gzip-bomb'],
  ['a gzip bomb within a gzip bomb', (sender) => compressed(sender, gzip(gzip(Buffer.alloc(64 * MB)))), 'ok user'],
  ['a part that says gzip and is not', (sender) => compressed(sender, Buffer.from('<xml/>')), 'EBMS:0303 broken-gzip'],
  ['a part of 0 bytes that says gzip', (sender) => compressed(sender, Buffer.alloc(0)), 'EBMS:0303 broken-gzip'],
  ['gzip cut short', (sender) => compressed(sender, gzip(Buffer.from('<xml/>')).subarray(0, -4)), 'EBMS:0303 broken-gzip'],
  ['gzip with a wrong check sum', (sender) => compressed(sender, Buffer.concat([gzip(Buffer.from('<xml/>')).subarray(0, -8), Buffer.alloc(8)])), 'EBMS:0303 broken-gzip'],
  ['gzip with a second member that is rubbish', (sender) => compressed(sender, Buffer.concat([gzip(Buffer.from('<xml/>')), Buffer.from([0x1f, 0x8b, 8, 255, 1, 2, 3, 4, 5, 6, 7])])), 'EBMS:0303 broken-gzip'],
  ['zlib in place of gzip', (sender) => compressed(sender, Buffer.from('789c4b4c4a0600024d0127', 'hex')), 'EBMS:0303 broken-gzip'],
  ['the CompressionType of another method', (sender) => sealed(sender, { quirks: { compressionType: 'application/x-bzip2' } }), 'EBMS:0303 compression-type'],
  ['a compressed part without MimeType', (sender) => sealed(sender, { quirks: { noMimeType: true } }), 'EBMS:0303 mime-type-missing'],
  ['the business document in the Body', (sender) => sealed(sender, { quirks: { businessInBody: true } }), 'EBMS:0010 body-not-empty'],
];

export const MULTIPART_ATTACKS: HostileMessage[] = [
  ...STRUCTURE.map(([name, edit, expected, detail]): HostileMessage => ({
    name, expected, detail, make: (sender) => editBytes(sealed(sender), (text) => edit(text, sender.boundary, sender)),
  })),
  ...TYPES.map(([name, contentType, expected, onWire]): HostileMessage => ({
    name: `a Content-Type with ${name}`, expected, onWire, make: (sender) => ({ ...sealed(sender), contentType: contentType(sender.boundary) }),
  })),
];

export const CONTENT_ATTACKS: HostileMessage[] = CONTENT.map(([name, make, expected, detail]) => ({ name, make, expected, detail }));
