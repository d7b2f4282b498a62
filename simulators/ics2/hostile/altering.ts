import { gzipSync } from 'node:zlib';
import { parseContentType, type Packed } from '../../../protocols/as4';
import { editBytes } from '../../../protocols/as4/corpus/entry';

/** Changes of a sealed message that leave what is signed as it is; each says what a reader may make of it. */

const boundaryOf = ({ contentType }: Packed): string => parseContentType(contentType).parameters.get('boundary') ?? '';

/** A MIME part as text of one octet each, from its delimiter to the line end that the next delimiter owns. */
function part(boundary: string, contentId: string, content: Buffer): string {
  const headers = ['Content-Type: application/gzip', 'Content-Transfer-Encoding: binary', `Content-ID: <${contentId}>`];
  return `--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n${content.toString('latin1')}\r\n`;
}

/** The SOAP part comes last; the Content-Type's `start` says which it is (RFC 2387, section 3.2). */
export function rootLast(packed: Packed): Packed {
  const delimiter = `--${boundaryOf(packed)}`;
  return editBytes(packed, (text) => {
    const [before, root, ...rest] = text.split(delimiter);
    const end = rest.pop();
    return [before, ...rest, root, end].join(delimiter);
  });
}

/** An unsigned part before all others under the Content-ID of a signed one: which of the two is read depends on the reader. */
export function withDoublePart(packed: Packed, contentId: string, document: string): Packed {
  return editBytes(packed, (text) => part(boundaryOf(packed), contentId, gzipSync(document)) + text);
}

/** An unsigned part at the end that no PartInfo names. */
export function withStrayPart(packed: Packed): Packed {
  const boundary = boundaryOf(packed);
  return editBytes(packed, (text) => text.replace(`--${boundary}--`, () => `${part(boundary, 'stray', gzipSync('stray'))}--${boundary}--`));
}

/** The closing delimiter is missing: the last part never ends. */
export function withoutEnd(packed: Packed): Packed {
  return editBytes(packed, (text) => text.replace(`--${boundaryOf(packed)}--`, ''));
}

/** An epilogue, which belongs to no part and is read by nobody (RFC 2046, section 5.1.1), makes the message as large as wanted. */
export function padded(packed: Packed, bytes: number): Packed {
  return { ...packed, body: Buffer.concat([packed.body, Buffer.alloc(bytes, ' ')]) };
}

/** A header block that no profile names and that need not be understood (SOAP 1.2 part 1, section 5.2.3). */
export function withForeignHeader(packed: Packed): Packed {
  return editBytes(packed, (text) => text.replace('<env:Header>', '<env:Header><x:Trace xmlns:x="urn:example:trace">7</x:Trace>'));
}

/** A comment in the midst of the MessageId: canonicalisation leaves it out, so the seal holds, and the value is still the whole one. */
export function withComment(packed: Packed): Packed {
  return editBytes(packed, (text) => text.replace(/(<eb:MessageId>[^<]{8})/, '$1<!-- aside -->'));
}
