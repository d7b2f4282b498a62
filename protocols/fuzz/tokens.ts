import { ALGORITHMS, NS } from '../as4';

/** Words that mean something to a reader of AS4: where one of them appears, or disappears, another path is taken. */
const WORDS = [
  '<', '>', '/>', '</', '&', '"', "'", '=', ' ', '\t', '\n', '\r', '\r\n', '\0', '\u00ff', '\u00ef\u00bb\u00bf', '\u00c0\u0080', '\u00ed\u00a0\u0080', '\u00e2\u0080\u00a8', '\u00f0\u0090\u0090\u0080',
  '<!--', '-->', '<!-- x -->', '<![CDATA[', ']]>', '<![CDATA[x]]>', '<!DOCTYPE x>', '<?x y?>', '&#0;', '&#xD;', '&#x10FFFF;', '&lt;', '&x;', '<a/>', '<x>', '</x>',
  'xmlns="urn:x"', ' xmlns:env="urn:x"', ' xmlns:x="urn:x"', ' xmlns=""', 'xmlns', 'xml:', ' xml:id="x"', ' Id="x"', ' wsu:Id="x"', ' wsu:Id', ' ID="', 'xsi:type',
  '<env:Header>', '</env:Header>', '<env:Body>', '<env:Body/>', '</env:Body>', '</env:Envelope>', '<eb:UserMessage>', '</eb:UserMessage>', '<eb:SignalMessage>', '<eb:Receipt/>',
  '<eb:PartInfo href="cid:message"/>', '<eb:Property name="CompressionType">application/gzip</eb:Property>', 'href="', 'cid:', 'cid:message', '#', 'URI="', 'URI=""', 'PrefixList="', 'PrefixList="#default env"',
  '<ds:Signature>', '</ds:Signature>', '<ds:Reference URI="">', '</ds:Reference>', '<ds:Transforms>', '<ds:DigestValue>', '</ds:DigestValue>', '<ds:SignatureValue>', '</wsse:Security>',
  'eb:', 'ds:', 'env:', 'wsse:', 'application/gzip', 'application/xml', 'application/pdf', 'image/jpeg', 'text/plain', 'text/xml', 'multipart/related', 'UTF-8', 'utf-16',
  'Content-Type: ', 'Content-Type: text/plain\r\n', 'Content-Type: application/xml\r\n', 'Content-Transfer-Encoding: base64\r\n', 'Content-Transfer-Encoding: binary\r\n', 'Content-ID: <message>\r\n', 'Content-ID: ',
  '--', '--=_test_boundary', '--=_test_boundary--', '\r\n--=_test_boundary\r\n', '\r\n\r\n', '; charset=', '\u001f\u008b\u0008', '%', '%00', '%zz', '0', '-1', '1'.repeat(400), 'A'.repeat(70_000), 'AAAA', '====',
  ...Object.values(ALGORITHMS), ...Object.values(NS), 'http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'http://www.w3.org/TR/1999/REC-xpath-19991116',
];

/** As octets: each character here is one. */
export const TOKENS: readonly Buffer[] = WORDS.map((word) => Buffer.from(word, 'latin1'));
