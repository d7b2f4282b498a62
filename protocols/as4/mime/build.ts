export interface OutgoingPart {
  /** Header lines in order, as they will stand. */
  headers: readonly (readonly [name: string, value: string])[];
  content: Buffer;
}

/** Joins parts into a multipart body (RFC 2046). The caller vouches that the boundary occurs in no part. */
export function buildMultipart(boundary: string, parts: readonly OutgoingPart[]): Buffer {
  const chunks: Buffer[] = [];
  parts.forEach((part, index) => {
    const lines = part.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    chunks.push(Buffer.from(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n${lines}\r\n`, 'latin1'), part.content);
  });
  chunks.push(Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1'));
  return Buffer.concat(chunks);
}
