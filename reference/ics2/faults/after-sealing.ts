import type { Packed } from '../../../protocols/as4';

/** Edits the SOAP part as Latin-1 text, which keeps every octet. KeyInfo and foreign headers are not under the signature. */
function edited(packed: Packed, edit: (text: string) => string): Packed {
  const before = packed.body.toString('latin1');
  const after = edit(before);
  if (after === before) throw new Error('the planted fault found nothing to change');
  return { ...packed, body: Buffer.from(after, 'latin1') };
}

/** KeyInfo names the certificate by issuer and serial number instead of pointing at the token. */
export function bareIssuerSerial(packed: Packed): Packed {
  const named = '<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>CN=issuing authority</ds:X509IssuerName>'
    + '<ds:X509SerialNumber>4711</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>';
  return edited(packed, (text) => text.replace(/<wsse:Reference [^>]*><\/wsse:Reference>/, named));
}

/** The header carries an encrypted content key, as plain eDelivery AS4 does. */
export function withEncryptedKey(packed: Packed): Packed {
  const key = '<xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">'
    + '</xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>';
  return edited(packed, (text) => text.replace('</wsse:Security>', `${key}</wsse:Security>`));
}
