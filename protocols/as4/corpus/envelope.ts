import { edits, type HostileMessage, utf8, withHeaderBlock } from './entry';

/** What XML itself allows to do to a reader: documents that never end, expand, nest, or mean different things to different parsers. */

const SERVICE = '<eb:Service type="eu-customs-service-type">';
const repeated = (text: string, times: number): string => text.repeat(times);
const numbered = (times: number, make: (n: number) => string): string => Array.from({ length: times }, (_, n) => make(n)).join('');
const doctype = (subset: string) => (text: string): string => text.replace('<env:Envelope', () => `<!DOCTYPE e [${subset}]><env:Envelope`);
const nested = `<!ENTITY e0 "harm">${numbered(9, (n) => `<!ENTITY e${n + 1} "${repeated(`&e${n};`, 10)}">`)}`;

export const XML_ATTACKS: HostileMessage[] = edits([
  ['a DOCTYPE', doctype(''), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['a DOCTYPE with an external entity', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['a DOCTYPE whose parameter entity fetches another', doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['an external DTD', (text) => text.replace('<env:Envelope', '<!DOCTYPE e SYSTEM "http://127.0.0.1:9/x.dtd"><env:Envelope'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['nested entities that expand a billionfold', (text) => doctype(nested)(text).replace('IE3F10<', '&e9;<'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['one long entity used often', (text) => doctype(`<!ENTITY a "${repeated('a', 50_000)}">`)(text).replace('IE3F10<', `${repeated('&a;', 5_000)}<`), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['an entity that defines itself', (text) => doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">')(text).replace('IE3F10<', '&a;<'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['an entity that nobody declared', (text) => text.replace('IE3F10<', '&eacute;<'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['a DOCTYPE that hides behind a comment', (text) => text.replace('<env:Envelope', '<!-- > --><!DOCTYPE e><env:Envelope'), 'EBMS:0009 not-xml', /XML-DOCTYPE/],
  ['a value in a processing instruction', (text) => text.replace(`${SERVICE}eu_ics2_t2c<`, `${SERVICE}<?x eu_ics2_t2c?><`), 'EBMS:0009 not-xml', /XML-PROCESSING/],
  ['a style sheet instruction', (text) => text.replace('<env:Envelope', '<?xml-stylesheet href="http://127.0.0.1:9/x"?><env:Envelope'), 'EBMS:0009 not-xml', /XML-PROCESSING/],
  ['XML 1.1', (text) => text.replace('version="1.0"', 'version="1.1"'), 'EBMS:0009 not-xml', /XML-VERSION/],
  ['UTF-16 declared over UTF-8', (text) => text.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'EBMS:0009 not-xml', /XML-NOT-UTF8/],
  ['UTF-7 declared', (text) => text.replace('encoding="UTF-8"', 'encoding="UTF-7"'), 'EBMS:0009 not-xml', /XML-NOT-UTF8/],
  ['an octet that is no UTF-8', (text) => text.replace('IE3F10<', 'IE3F10\u00ff<'), 'EBMS:0009 not-xml', /XML-NOT-UTF8/],
  ['an overlong encoding of "<"', (text) => text.replace('IE3F10<', 'IE3F10\u00c0\u00bc<'), 'EBMS:0009 not-xml', /XML-NOT-UTF8/],
  ['half of a surrogate pair', (text) => text.replace('IE3F10<', 'IE3F10\u00ed\u00a0\u0080<'), 'EBMS:0009 not-xml', /XML-NOT-UTF8/],
  ['a NUL octet', (text) => text.replace('IE3F10<', 'IE3F10\0<'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['a reference to the character NUL', (text) => text.replace('IE3F10<', 'IE3F10&#0;<'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['a reference to a character beyond Unicode', (text) => text.replace('IE3F10<', 'IE3F10&#x110000;<'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['U+2028 in place of a blank', (text) => text.replace('<eb:Role>Trader<', `<eb:Role>Tra${utf8('\u2028')}der<`), 'EBMS:0101 digest-mismatch'],
  ['U+0085 in place of a line end', (text) => text.replace('<eb:Role>Trader<', `<eb:Role>${utf8('\u0085')}Trader<`), 'EBMS:0101 digest-mismatch'],
  ['10,000 elements in one another', withHeaderBlock(`${repeated('<a>', 10_000)}${repeated('</a>', 10_000)}`), 'EBMS:0009 not-xml', /XML-TOO-DEEP/],
  ['10,000 elements that are never closed', withHeaderBlock(repeated('<a>', 10_000)), 'EBMS:0009 not-xml', /XML-TOO-DEEP/],
  ['100 elements in one another, which is allowed', withHeaderBlock(`${repeated('<a>', 100)}${repeated('</a>', 100)}`), 'ok user'],
  ['300,000 elements in a header block of nobody', withHeaderBlock(`<x>${repeated('<a/>', 300_000)}</x>`), 'ok user'],
  ['100,000 attributes', withHeaderBlock(`<x ${numbered(100_000, (n) => ` a${n}=""`)}/>`), 'EBMS:0009 not-xml', /XML-TOO-LARGE/],
  ['20,000 namespaces', withHeaderBlock(numbered(20_000, (n) => `<a xmlns:p${n}="u"/>`)), 'EBMS:0009 not-xml', /5000 namespaces/],
  ['200 namespaces in each of 100 nested elements', withHeaderBlock(`${numbered(100, (d) => `<a ${numbered(200, (n) => ` xmlns:p${d}-${n}="u"`)}>`)}${repeated('</a>', 100)}`), 'EBMS:0009 not-xml', /5000 namespaces/],
  ['an attribute of 1 MB', withHeaderBlock(`<x a="${repeated('y', 1 << 20)}"/>`), 'ok user'],
  ['a name of 100,000 characters', withHeaderBlock(`<${repeated('n', 100_000)}/>`), 'ok user'],
  ['3 MB of comments', withHeaderBlock(`<!--${repeated('c', 3 << 20)}-->`), 'EBMS:0009 not-xml', /XML-TOO-LARGE/],
  ['the same attribute twice', (text) => text.replace('<eb:Action>', '<eb:Action a="1" a="2">'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['the same attribute twice under two prefixes', (text) => text.replace('<eb:Action>', '<eb:Action xmlns:p="u" xmlns:q="u" p:a="1" q:a="2">'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['a prefix that nobody declared', withHeaderBlock('<nobody:x/>'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['the prefix xml bound to another namespace', withHeaderBlock('<x xmlns:xml="urn:other"/>'), 'EBMS:0009 not-xml'],
  ['a relative namespace URI in a header block of nobody', withHeaderBlock('<x xmlns="relative/x"/>'), 'EBMS:0009 not-xml', /XML-RELATIVE-NAMESPACE/],
  ['a relative namespace URI that leaves the digest as it is', (text) => text.replace('<eb:MessageId>', '<eb:MessageId xmlns:r="../r">'), 'EBMS:0009 not-xml', /XML-RELATIVE-NAMESPACE/],
  ['a namespace URI whose scheme ends in a character reference, which is allowed', withHeaderBlock('<p:x xmlns:p="urn&#58;x"/>'), 'ok user'],
  ['an attribute named xmlnsZ', (text) => text.replace('<eb:Action>', '<eb:Action xmlnsZ="urn:z">'), 'EBMS:0101 digest-mismatch'],
  ['a name beyond U+FFFF, which XML allows', withHeaderBlock(`<${utf8('\u{10400}')}/>`), 'ok user'],
  ['an end tag too many', (text) => text.replace('</env:Envelope>', '</env:Envelope></env:Envelope>'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['a second document behind the first', (text) => text.replace('</env:Envelope>', '</env:Envelope><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"/>'), 'EBMS:0009 not-xml', /NOT-WELL-FORMED/],
  ['a CDATA section that never ends', withHeaderBlock('<x><![CDATA[</x>'), 'EBMS:0009 not-xml', /never ends/],
  ['a comment that never ends', withHeaderBlock('<!-- '), 'EBMS:0009 not-xml', /never ends/],
  ['a comment in a value: the standard leaves it out of the digest, and we read across it', (text) => text.replace('IE3F10<', 'IE3<!-- not this -->F10<'), 'ok user'],
  ['a comment in a value that hides its end', (text) => text.replace('IE3F10<', 'IE3F10<!--99--><'), 'ok user'],
  ['a value as a CDATA section: the same to a digest', (text) => text.replace('>IE3F10<', '><![CDATA[IE3F10]]><'), 'ok user'],
  ['a value as character references: the same to a digest', (text) => text.replace('>IE3F10<', '>&#73;&#x45;3F10<'), 'ok user'],
  ['one other value', (text) => text.replace('IE3F10', 'IE3F11'), 'EBMS:0101 digest-mismatch'],
  ['white space between signed elements', (text) => text.replace('<eb:MessageId>', ' <eb:MessageId>'), 'EBMS:0101 digest-mismatch'],
  ['white space inside a tag: the same to a digest', (text) => text.replace('<eb:MessageId>', '<eb:MessageId  >'), 'ok user'],
]);

/** Headers that are sound XML and no ebMS. */
export const HEADER_ATTACKS: HostileMessage[] = edits([
  ['no SOAP 1.2', (text) => text.replaceAll('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'), 'EBMS:0009 envelope'],
  ['no MessageId', (text) => text.replace(/<eb:MessageId>.*<\/eb:MessageId>/, ''), 'EBMS:0009 invalid-header'],
  ['no PartyId', (text) => text.replace(/<eb:PartyId .*?<\/eb:PartyId>/, ''), 'EBMS:0003 invalid-party'],
  ['two PartyIds', (text) => text.replace(/<eb:PartyId .*?<\/eb:PartyId>/, '$&$&'), 'EBMS:0003 invalid-party'],
  ['no message unit', (text) => text.replace(/<eb:UserMessage>.*<\/eb:UserMessage>/s, ''), 'EBMS:0003 message-kind'],
  ['two message units', (text) => text.replace(/<eb:UserMessage>.*<\/eb:UserMessage>/s, '$&$&'), 'EBMS:0003 message-kind'],
  ['two Actions', (text) => text.replace(/<eb:Action>.*?<\/eb:Action>/, '$&$&'), 'EBMS:0009 invalid-header'],
  ['an external payload', (text) => text.replace('href="cid:message"', 'href="http://127.0.0.1:9/x"'), 'EBMS:0007 part-mismatch'],
  ['a payload in a file', (text) => text.replace('href="cid:message"', 'href="file:///etc/passwd"'), 'EBMS:0007 part-mismatch'],
  ['2,000 PartInfos', (text) => text.replace('</eb:PayloadInfo>', `${repeated('<eb:PartInfo href="cid:x"/>', 2_000)}</eb:PayloadInfo>`), 'EBMS:0009 invalid-header', /more than 1000/],
  ['a CompressionType given twice', (text) => text.replace(/<eb:Property name="CompressionType">[^<]*<\/eb:Property>/, '$&$&'), 'EBMS:0009 invalid-header', /given 2 times/],
]);
