import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { ALGORITHMS } from '../namespaces';
import { edits, type HostileMessage, sealed, type Sender } from './entry';
import { hmacWith, type ResealRow, resealings } from './reseal';

/** Attacks on the signature itself: its algorithms, references, transforms, key and value. */

const SIGNATURE = /<ds:Signature [\s\S]*<\/ds:Signature>/;
const WSSE = 'xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"';
const swap = (from: string | RegExp, to: string) => (text: string): string => text.replace(from, to);
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

const method = (uri: string) => swap(ALGORITHMS.rsaSha256, uri);
const publicKey = (format: 'pem' | 'der') => (sender: Sender): Buffer =>
  Buffer.from(createPublicKey(sender.seal.privateKey).export({ type: 'spki', format } as { type: 'spki'; format: 'pem' }));

const HMAC: ResealRow[] = (['pem', 'der'] as const).map((format) => [
  `HMAC-SHA256 in place of RSA, keyed with the public key (${format.toUpperCase()})`, method(`${MORE}hmac-sha256`), 'EBMS:0103 algorithm',
  { signer: (sender) => hmacWith(publicKey(format)(sender), 'sha256'), detail: /hmac-sha256/ },
]);

const METHODS: ResealRow[] = [
  ...HMAC,
  ['HMAC-SHA1 cut to no bits', (text) => method('http://www.w3.org/2000/09/xmldsig#hmac-sha1')(text).replace(/(hmac-sha1")(><\/ds:SignatureMethod>)/, '$1><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>'), 'EBMS:0103 algorithm', { signer: () => () => Buffer.alloc(0) }],
  ['RSA with SHA-1', method(ALGORITHMS.rsaSha1), 'EBMS:0103 algorithm', { signer: () => (info, key) => sign('RSA-SHA1', Buffer.from(info), key) }],
  ['RSA with SHA-1 under the name of RSA with SHA-256', swap('IE3F10', 'IE3F11'), 'EBMS:0101 signature-mismatch', { digests: true, signer: () => (info, key) => sign('RSA-SHA1', Buffer.from(info), key) }],
  ['RSA with MD5', method(`${MORE}rsa-md5`), 'EBMS:0103 algorithm', { signer: () => (info, key) => sign('RSA-MD5', Buffer.from(info), key) }],
  ['RSA-PSS', method('http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'), 'EBMS:0103 algorithm'],
  ['an unknown signature algorithm', method('urn:none'), 'EBMS:0103 algorithm', { detail: /urn:none/ }],
  ['a signature algorithm with a blank behind it', method(`${ALGORITHMS.rsaSha256} `), 'EBMS:0103 algorithm'],
  ['SHA-1 digests', (text) => text.replaceAll(ALGORITHMS.sha256, ALGORITHMS.sha1), 'EBMS:0103 algorithm'],
  ['inclusive canonicalisation of SignedInfo', swap(`<ds:CanonicalizationMethod Algorithm="${ALGORITHMS.exclusiveC14n}"`, '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'), 'EBMS:0103 algorithm'],
  ['canonicalisation with comments', swap(`<ds:CanonicalizationMethod Algorithm="${ALGORITHMS.exclusiveC14n}"`, `<ds:CanonicalizationMethod Algorithm="${ALGORITHMS.exclusiveC14n}WithComments"`), 'EBMS:0103 algorithm'],
  ['no canonicalisation method', swap(/<ds:CanonicalizationMethod[\s\S]*?<\/ds:CanonicalizationMethod>/, ''), 'EBMS:0103 malformed-signature'],
];

const TRANSFORM = /<ds:Transform Algorithm="[^"]*"><\/ds:Transform>/;
const transform = (uri: string, content = ''): ((text: string) => string) => (text) => text.replace(TRANSFORM, () => `<ds:Transform Algorithm="${uri}">${content}</ds:Transform>`);
const URI = /(<ds:Reference URI=")#[^"]*(")/;
const prefixList = (list: string): string => `<ec:InclusiveNamespaces xmlns:ec="${ALGORITHMS.exclusiveC14n}" PrefixList="${list}"/>`;

const REFERENCES: ResealRow[] = [
  ['an XPath transform that selects nothing', transform('http://www.w3.org/TR/1999/REC-xpath-19991116', '<ds:XPath>false()</ds:XPath>'), 'EBMS:0103 algorithm'],
  ['an XPath 2 filter', transform('http://www.w3.org/2002/06/xmldsig-filter2'), 'EBMS:0103 algorithm'],
  ['an XSLT transform', transform('http://www.w3.org/TR/1999/REC-xslt-19991116', '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'), 'EBMS:0103 algorithm'],
  ['an enveloped-signature transform', transform('http://www.w3.org/2000/09/xmldsig#enveloped-signature'), 'EBMS:0103 algorithm'],
  ['a base64 transform', transform('http://www.w3.org/2000/09/xmldsig#base64'), 'EBMS:0103 algorithm'],
  ['the transform of attachments on the header', transform(ALGORITHMS.attachmentContent), 'EBMS:0103 algorithm'],
  ['two transforms', (text) => text.replace(TRANSFORM, (whole) => whole + whole), 'EBMS:0103 algorithm', { detail: /2 transforms/ }],
  ['10,000 transforms', (text) => text.replace(TRANSFORM, (whole) => whole.repeat(10_000)), 'EBMS:0103 algorithm', { detail: /10000 transforms/ }],
  ['no transform', (text) => text.replace(TRANSFORM, ''), 'EBMS:0103 algorithm', { detail: /0 transforms/ }],
  ['an empty URI, which means the whole document', swap(URI, '$1$2'), 'EBMS:0103 extra-reference'],
  ['a reference without a URI', swap(/(<ds:Reference) URI="#[^"]*"/, '$1'), 'EBMS:0103 extra-reference'],
  ['a reference to another host', swap(URI, '$1http://127.0.0.1:9/x$2'), 'EBMS:0103 extra-reference'],
  ['a reference to a file', swap(URI, '$1file:///etc/passwd$2'), 'EBMS:0103 extra-reference'],
  ['a reference by XPointer to the root', swap(URI, '$1#xpointer(/)$2'), 'EBMS:0101 reference-missing'],
  ['a reference to an id that nobody has', swap(URI, '$1#nobody$2'), 'EBMS:0101 reference-missing'],
  ['a reference to a part that is not there', swap(/URI="cid:[^"]*"/, 'URI="cid:nobody"'), 'EBMS:0101 reference-missing'],
  ['a reference with broken escapes', swap(/URI="cid:[^"]*"/, 'URI="cid:%zz"'), 'EBMS:0101 reference-missing'],
  ['no reference to the header', swap(/<ds:Reference URI="#[^"]*-messaging">[\s\S]*?<\/ds:Reference>/, ''), 'EBMS:0103 unsigned-header'],
  ['no reference to the Body', swap(/<ds:Reference URI="#[^"]*-body">[\s\S]*?<\/ds:Reference>/, ''), 'EBMS:0103 unsigned-body'],
  ['no reference to a part', swap(/<ds:Reference URI="cid:[^"]*">[\s\S]*?<\/ds:Reference>/, ''), 'EBMS:0103 unsigned-part'],
  ['no reference at all', (text) => text.replace(/<ds:Reference [\s\S]*<\/ds:Reference>/, ''), 'EBMS:0103 unsigned-header'],
  ['the header signed twice', (text) => text.replace(/<ds:Reference URI="#[^"]*-messaging">[\s\S]*?<\/ds:Reference>/, '$&$&'), 'EBMS:0103 duplicate-reference'],
  ['the token signed too', (text) => text.replace('</ds:SignedInfo>', () => `${/<ds:Reference URI="#[^"]*-body">[\s\S]*?<\/ds:Reference>/.exec(text)![0].replace(/URI="#[^"]*"/, `URI="#${/Id="([^"]*-token)"/.exec(text)![1]}"`)}</ds:SignedInfo>`), 'EBMS:0103 extra-reference', { digests: true }],
  ['2,000 references', (text) => text.replace(/<ds:Reference URI="cid:[^"]*">[\s\S]*?<\/ds:Reference>/, (whole) => whole.repeat(2_000)), 'EBMS:0103 malformed-signature', { detail: /references/ }],
  ['a reference in a namespace of nobody beside the right ones', (text) => text.replace('</ds:SignedInfo>', '<Reference xmlns="urn:x" URI="#x"/></ds:SignedInfo>'), 'ok user'],
];

const PREFIX_LISTS: ResealRow[] = [
  ['a PrefixList of 10,000 prefixes', (text) => text.replace('PrefixList="env"', `PrefixList="${'env '.repeat(10_000)}"`), 'EBMS:0103 algorithm', { detail: /PrefixList/ }],
  ['a PrefixList of prefixes that nobody declared', transform(ALGORITHMS.exclusiveC14n, prefixList('nobody #default')), 'ok user', { digests: true }],
  ['a PrefixList with a prefix of the envelope, digested without it', (text) => transform(ALGORITHMS.exclusiveC14n, prefixList('evil'))(text).replace('<env:Envelope ', '<env:Envelope xmlns:evil="urn:evil" '), 'EBMS:0101 digest-mismatch'],
  ['a PrefixList with a prefix of the envelope, digested with it', (text) => transform(ALGORITHMS.exclusiveC14n, prefixList('evil'))(text).replace('<env:Envelope ', '<env:Envelope xmlns:evil="urn:evil" '), 'ok user', { digests: true }],
];

/** A value of as many bytes as an RSA-2048 key makes. */
const VALUE = /(<ds:SignatureValue>)([^<]*)/;
const value = (edit: (base64: string) => string) => (text: string): string => text.replace(VALUE, (_whole, tag: string, base64: string) => tag + edit(base64));
const bytes = (edit: (value: Buffer) => Buffer) => value((base64) => edit(Buffer.from(base64, 'base64')).toString('base64'));
const TOKEN = /(<wsse:BinarySecurityToken [^>]*>)([^<]*)/;

const KEYS_AND_VALUES = edits([
  ['no signature', (text) => text.replace(SIGNATURE, ''), 'EBMS:0103 no-signature'],
  ['a second Signature', swap('</wsse:Security>', '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></wsse:Security>'), 'EBMS:0103 several-signatures'],
  ['a second Security header', swap('</env:Header>', `<wsse:Security ${WSSE}/></env:Header>`), 'EBMS:0103 several-signatures'],
  ['the Signature outside the Security header', (text) => {
    const signature = SIGNATURE.exec(text)![0];
    return text.replace(signature, '').replace('</env:Header>', () => `${signature.replace('<ds:Signature ', `<ds:Signature ${WSSE} `)}</env:Header>`);
  }, 'EBMS:0103 no-signature'],
  ['two SignedInfos, the forged one first', (text) => text.replace('<ds:SignedInfo', '<ds:SignedInfo></ds:SignedInfo><ds:SignedInfo'), 'EBMS:0103 malformed-signature'],
  ['two signature values', (text) => text.replace(/<ds:SignatureValue>[^<]*<\/ds:SignatureValue>/, '$&$&'), 'EBMS:0103 malformed-signature'],
  ['two KeyInfos', (text) => text.replace(/<ds:KeyInfo>[\s\S]*?<\/ds:KeyInfo>/, '$&$&'), 'EBMS:0103 token-reference'],
  ['the key itself in KeyInfo, and no token', swap(/<wsse:SecurityTokenReference[\s\S]*?<\/wsse:SecurityTokenReference>/, '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQ==</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>'), 'EBMS:0103 token-reference'],
  ['the key to be fetched from another host', swap(/<wsse:SecurityTokenReference[\s\S]*?<\/wsse:SecurityTokenReference>/, '<ds:RetrievalMethod URI="http://127.0.0.1:9/key"/>'), 'EBMS:0103 token-reference'],
  ['the key named by issuer and serial number', swap(/<wsse:Reference [^>]*><\/wsse:Reference>/, '<ds:X509Data><ds:X509IssuerSerial/></ds:X509Data>'), 'EBMS:0103 token-reference'],
  ['a second token under the same id', (text) => text.replace(/<wsse:BinarySecurityToken [\s\S]*?<\/wsse:BinarySecurityToken>/, '$&$&'), 'EBMS:0103 token-reference'],
  ['a token of garbage', (text) => text.replace(TOKEN, '$1AAAA'), 'EBMS:0101 token-malformed'],
  ['a token that is no base64', (text) => text.replace(TOKEN, '$1!!!!'), 'EBMS:0101 token-malformed'],
  ['a token cut in the middle', (text) => text.replace(TOKEN, (_whole, tag: string, base64: string) => tag + base64.slice(0, base64.length >> 3 << 2)), 'EBMS:0101 token-malformed'],
  ['a token of 1 MB', (text) => text.replace(TOKEN, (_whole, tag: string) => tag + 'AAAA'.repeat(1 << 18)), 'EBMS:0101 token-malformed'],
  ['an empty token', (text) => text.replace(TOKEN, '$1'), 'EBMS:0101 token-malformed'],
  ['an encrypted key', swap('</wsse:Security>', '<xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></wsse:Security>'), 'EBMS:0103 encrypted'],
  ['an empty signature value', value(() => ''), 'EBMS:0101 signature-mismatch'],
  ['a signature value cut short', bytes((whole) => whole.subarray(0, -1)), 'EBMS:0101 signature-mismatch'],
  ['a signature value with a zero before it', bytes((whole) => Buffer.concat([Buffer.alloc(1), whole])), 'EBMS:0101 signature-mismatch'],
  ['a signature value with an octet behind it', bytes((whole) => Buffer.concat([whole, Buffer.alloc(1)])), 'EBMS:0101 signature-mismatch'],
  ['a signature value of zeros', bytes((whole) => Buffer.alloc(whole.length)), 'EBMS:0101 signature-mismatch'],
  ['a signature value of the number one', bytes((whole) => Buffer.concat([Buffer.alloc(whole.length - 1), Buffer.from([1])])), 'EBMS:0101 signature-mismatch'],
  ['a signature value of 4 MB', value(() => 'A'.repeat(4 << 20)), 'EBMS:0009 not-xml', /XML-TOO-LARGE/],
  ['rubbish between the characters of the signature value', value((base64) => `${base64.slice(0, 8)}*%${base64.slice(8)}`), 'EBMS:0103 malformed-signature', /base64/],
  ['a signature value in the URL alphabet', value((base64) => `${base64.slice(0, 8)}-_${base64.slice(10)}`), 'EBMS:0103 malformed-signature', /base64/],
  ['a signature value without padding, or with too much of it', value((base64) => `${base64}=`), 'EBMS:0103 malformed-signature', /base64/],
  ['line ends in the signature value, which is allowed', value((base64) => base64.replace(/.{64}/g, '$&\n')), 'ok user'],
  ['a comment in the signature value', value((base64) => `${base64.slice(0, 8)}<!-- -->${base64.slice(8)}`), 'ok user'],
  ['rubbish in a digest', (text) => text.replace(/(<ds:DigestValue>)/, '$1*'), 'EBMS:0101 digest-mismatch'],
]);

const FOREIGN_KEYS: HostileMessage[] = [
  {
    name: 'the token of the sender and the signature of somebody else', expected: 'EBMS:0101 signature-mismatch',
    make: (sender) => sealed(sender, { seal: { privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, chain: sender.seal.chain } }),
  },
  { name: 'a PKIPath written leaf first', expected: 'EBMS:0101 chain-order', make: (sender) => sealed(sender, { quirks: { reverseChain: true } }) },
  { name: 'a leaf-only X509v3 token', expected: 'EBMS:0103 token-type', make: (sender) => sealed(sender, { quirks: { tokenType: 'X509v3' } }) },
];

export const SEAL_ATTACKS: HostileMessage[] = [...resealings([...METHODS, ...REFERENCES, ...PREFIX_LISTS]), ...KEYS_AND_VALUES, ...FOREIGN_KEYS];
