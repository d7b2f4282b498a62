import { editBytes, type EditRow, edits, type HostileMessage, sealed } from './entry';

/**
 * Signature wrapping: the signed element stays somewhere in the message, so that its digest still matches, and something unsigned stands where a
 * receiver looks. Position decides what is read, so each of these is refused.
 */

const MESSAGING = /<eb:Messaging [\s\S]*?<\/eb:Messaging>/;
const BODY = /<env:Body [^>]*>[\s\S]*?<\/env:Body>/;
const ID = / wsu:Id="[^"]*"/;
const WSU = 'xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"';

const messagingOf = (text: string): string => MESSAGING.exec(text)?.[0] ?? '';
const bodyOf = (text: string): string => BODY.exec(text)?.[0] ?? '';
const bodyId = (text: string): string => /<env:Body [^>]*wsu:Id="([^"]*)"/.exec(text)?.[1] ?? '';
const aside = (signed: string): string => `<w:Aside xmlns:w="urn:aside">${signed}</w:Aside>`;
export const withoutId = (element: string): string => element.replace(ID, '');
const withId = (element: string, id: string): string => element.replace(ID, ` wsu:Id="${id}"`);
const forge = (messaging: string): string => messaging.replace('IE3F10', 'IE3F99');
/** Puts `other` where the signed header block was, and the signed one where `place` says. */
export const movedMessaging = (other: (signed: string) => string, place: (text: string, signed: string) => string) => (text: string): string => {
  const signed = messagingOf(text);
  return place(text.replace(signed, () => other(signed)), signed);
};
const before = (tag: string) => (text: string, signed: string): string => text.replace(tag, () => signed + tag);
/** Behind all other blocks, inside one that nobody knows. */
export const intoHeader = (text: string, signed: string): string => before('</env:Header>')(text, aside(signed));
/** The same with the Body. */
export const movedBody = (other: (signed: string) => string, place: (text: string, signed: string) => string) => (text: string): string => {
  const signed = bodyOf(text);
  return place(text.replace(signed, () => other(signed)), signed);
};
const nextToBody = (make: (id: string) => string) => (text: string): string => text.replace('</env:Header>', () => `${make(bodyId(text))}</env:Header>`);

/** What can be done to a message of any sender, whatever its parts. */
export const WRAPPED_ELEMENTS: readonly EditRow[] = [
  ['the signed header moved under an unknown block, a forgery with another id in its place', movedMessaging((signed) => withId(forge(signed), 'forged'), intoHeader), 'EBMS:0101 relocated-header'],
  ['the signed header moved under an unknown block, a forgery without an id in its place', movedMessaging((signed) => withoutId(forge(signed)), intoHeader), 'EBMS:0101 relocated-header'],
  ['the signed header moved under an unknown block, a forgery with the same id in its place', movedMessaging(forge, intoHeader), 'EBMS:0101 duplicate-id'],
  ['the signed header inside the forged one', movedMessaging((signed) => withoutId(forge(signed)).replace('</eb:Messaging>', () => `${signed}</eb:Messaging>`), (text) => text), 'EBMS:0003 message-kind'],
  ['the signed header moved into wsse:Security', movedMessaging((signed) => withoutId(forge(signed)), before('</wsse:Security>')), 'EBMS:0101 relocated-header'],
  ['the signed header moved into an Object of the signature', movedMessaging((signed) => withoutId(forge(signed)), (text, signed) => before('</ds:Signature>')(text, `<ds:Object>${signed}</ds:Object>`)), 'EBMS:0101 relocated-header'],
  ['the signed header moved into the Body', movedMessaging((signed) => withoutId(forge(signed)), before('</env:Body>')), 'EBMS:0101 relocated-header'],
  ['the signed header moved behind the Body', movedMessaging((signed) => withoutId(forge(signed)), before('</env:Envelope>')), 'EBMS:0009 envelope'],
  ['the signed header moved before the Header', movedMessaging((signed) => withoutId(forge(signed)), before('<env:Header>')), 'EBMS:0009 envelope'],
  ['two headers, the forged one first', (text) => text.replace(MESSAGING, (whole) => withId(forge(whole), 'other') + whole), 'EBMS:0009 envelope'],
  ['two headers, the forged one last', (text) => text.replace(MESSAGING, (whole) => whole + withId(forge(whole), 'other')), 'EBMS:0009 envelope'],
  ['two Headers, the forged one first', (text) => text.replace('<env:Header>', () => `<env:Header>${withoutId(forge(messagingOf(text)))}</env:Header><env:Header>`), 'EBMS:0009 envelope'],
  ['the whole signed envelope in the Body of another', (text) => {
    const envelope = /<env:Envelope[\s\S]*<\/env:Envelope>/.exec(text)?.[0] ?? '';
    const outer = `<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Header>${withoutId(forge(messagingOf(text)))}</env:Header><env:Body>${envelope}</env:Body></env:Envelope>`;
    return text.replace(envelope, () => outer);
  }, 'EBMS:0103 no-signature'],
  ['the signed Body moved into the Header, an unsigned one in its place', movedBody(() => '<env:Body><w:evil xmlns:w="urn:w"/></env:Body>', intoHeader), 'EBMS:0101 relocated-body'],
  ['the signed Body moved into the Header, an empty one without an id in its place', movedBody(() => '<env:Body/>', intoHeader), 'EBMS:0101 relocated-body'],
  ['the signed Body inside the forged one', movedBody(() => '', (text, signed) => before('</env:Envelope>')(text, `<env:Body>${signed}</env:Body>`)), 'EBMS:0101 relocated-body'],
  ['two Bodies, the forged one first', (text) => text.replace(BODY, (whole) => `<env:Body/>${whole}`), 'EBMS:0009 envelope'],
  ['two Bodies, the forged one last', (text) => text.replace(BODY, (whole) => `${whole}<env:Body/>`), 'EBMS:0009 envelope'],
  ['the id of the Body on a second element, as wsu:Id', nextToBody((id) => `<w:x xmlns:w="urn:w" ${WSU} wsu:Id="${id}"/>`), 'EBMS:0101 duplicate-id'],
  ['the id of the Body on a second element, as ID', nextToBody((id) => `<x ID="${id}"/>`), 'EBMS:0101 duplicate-id'],
  ['the id of the Body on a second element, as Id', nextToBody((id) => `<x Id="${id}"/>`), 'EBMS:0101 duplicate-id'],
  ['the id of the Body on a second element, as xml:id', nextToBody((id) => `<x xml:id="${id}"/>`), 'EBMS:0101 duplicate-id'],
  ['the header given the id of the Body as a second identifier', (text) => text.replace('<eb:Messaging ', () => `<eb:Messaging Id="${bodyId(text)}" `), 'EBMS:0101 duplicate-id'],
  ['text in the signed, empty Body', (text) => text.replace('</env:Body>', 'x</env:Body>'), 'EBMS:0101 digest-mismatch'],
  ['an element in the signed, empty Body', (text) => text.replace('</env:Body>', '<x/></env:Body>'), 'EBMS:0101 digest-mismatch'],
];

export const WRAPPINGS: HostileMessage[] = [
  ...edits(WRAPPED_ELEMENTS),
  {
    name: 'the contents of two parts exchanged under their Content-IDs', expected: 'EBMS:0101 digest-mismatch',
    make: (sender) => editBytes(sealed(sender), (text) => {
      const [first, second] = sender.payloads.map((payload) => `Content-ID: <${payload.contentId}>`);
      return text.replace(`${first}\r\n`, 'Content-ID: <?>\r\n').replace(`${second}\r\n`, `${first}\r\n`).replace('Content-ID: <?>', `${second}`);
    }),
  },
  {
    name: 'two parts under one Content-ID', expected: 'EBMS:0007 duplicate-content-id',
    make: (sender) => editBytes(sealed(sender), (text) => text.replace(`Content-ID: <${sender.payloads[1]!.contentId}>`, `Content-ID: <${sender.payloads[0]!.contentId}>`)),
  },
  {
    name: 'the part that was signed under one Content-ID, twice with two contents', expected: 'EBMS:0007 duplicate-content-id',
    make: (sender) => editBytes(sealed(sender), (text) => text.replace(
      `--${sender.boundary}--`, `--${sender.boundary}\r\nContent-ID: <${sender.payloads[0]!.contentId}>\r\n\r\nforged\r\n--${sender.boundary}--`)),
  },
  {
    name: 'the hrefs of two parts exchanged in the header', expected: 'EBMS:0101 digest-mismatch',
    make: (sender) => editBytes(sealed(sender), (text) => {
      const [first, second] = sender.payloads.map((payload) => `href="cid:${encodeURI(payload.contentId)}"`);
      return text.replace(first!, 'href="?"').replace(second!, first!).replace('href="?"', second!);
    }),
  },
];
