/**
 * Octets of base64 text (RFC 4648, section 4; white space as in MIME and XML); undefined when it is anything else. `Buffer.from` on its own
 * passes over what is not base64, so that one value could be written in many ways.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const dense = text.replace(/[\r\n\t ]+/g, '');
  return dense.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(dense) ? Buffer.from(dense, 'base64') : undefined;
}
