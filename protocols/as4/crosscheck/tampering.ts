import type { Packed } from '..';
import type { Sender } from '../corpus/entry';
import { resealed } from '../corpus/reseal';

/** A class of octets of a message: where they stand, and whether the seal covers them. */
export interface ByteClass {
  name: string;
  /** Group 1 is the region. */
  region: RegExp;
  /** Flipping one of them must be refused; otherwise it may be, and what is accepted must say the same as before. */
  sealed: boolean;
}

const sealed = (name: string, region: RegExp): ByteClass => ({ name, region, sealed: true });
const open = (name: string, region: RegExp): ByteClass => ({ name, region, sealed: false });

export const BYTE_CLASSES: readonly ByteClass[] = [
  sealed('text of the header', /<eb:Action>([^<]+)/),
  sealed('text of a part property', /<eb:Property name="MimeType">([^<]+)/),
  sealed('attribute value of the header', /<eb:PartyId type="([^"]+)"/),
  sealed('attribute name of the header', /<eb:PartyId (type)=/),
  sealed('element name of the header', /<eb:(ConversationId)>/),
  sealed('prefix of an element of the header', /<(eb):ConversationId>/),
  sealed('namespace of the header', /<eb:Messaging [^>]*xmlns:eb="([^"]+)"/),
  sealed('declared prefix of the header', /<eb:Messaging [^>]*xmlns:(eb)="/),
  sealed('identifier of the header', /<eb:Messaging [^>]*wsu:Id="([^"]+)"/),
  sealed('white space between signed elements', /<eb:MessageInfo>(\s+)/),
  sealed('Body tag', /<(env:Body) /),
  sealed('identifier of the Body', /<env:Body [^>]*wsu:Id="([^"]+)"/),
  sealed('gzip header of a part', /Content-ID: <message>\r\n\r\n([\s\S]{10})/),
  sealed('content of a part', /Content-ID: <message>\r\n\r\n[\s\S]{10}([\s\S]+?).{8}\r\n--=_/),
  sealed('gzip trailer of a part', /Content-ID: <message>\r\n\r\n[\s\S]*?([\s\S]{8})\r\n--=_/),
  sealed('digest value', /<ds:DigestValue>([^<]+?)=*</),
  sealed('digest method', /<ds:DigestMethod Algorithm="([^"]+)"/),
  sealed('transform', /<ds:Transform Algorithm="([^"]+)"/),
  sealed('reference URI', /<ds:Reference URI="([^"]+)"/),
  sealed('signature method', /<ds:SignatureMethod Algorithm="([^"]+)"/),
  sealed('canonicalisation method', /<ds:CanonicalizationMethod Algorithm="([^"]+)"/),
  sealed('prefix list of SignedInfo', /PrefixList="([^"]+)"/),
  sealed('signature value', /<ds:SignatureValue>([^<]{300})/),
  sealed('key information', /<wsse:Reference URI="([^"]+)"/),
  sealed('public key in the certificate of the leaf', /<wsse:BinarySecurityToken [^>]*>[^<]*([^<]{200})[^<]{450}</),
  open('signature of the certificate of the leaf', /<wsse:BinarySecurityToken [^>]*>[^<]*([^<]{200})[^<]{8}</),
  open('white space inside a signed tag', /<eb:MessageId( +)>/),
  open('comment in a signed element', /<eb:MessageInfo>\s+<!--([^-]*)-->/),
  open('comment outside signed elements', /<!-- an (unsigned) comment -->/),
  open('white space outside signed elements', /<env:Header>(\s+)/),
  open('header block that nobody signed', /<u:Unsigned xmlns:u="urn:u">([^<]*)</),
  open('XML declaration', /<\?xml ([^?]*)\?>/),
  open('SOAP Envelope tag', /<(env:Envelope [^>]*)>/),
  open('MIME headers of the root', /\r\n(Content-Type: application\/soap[\s\S]*?)\r\n\r\n/),
  open('MIME headers of a part', /(Content-Type: application\/gzip\r\n[^\r]*)\r\nContent-ID: <message>/),
  open('Content-ID of a part', /Content-ID: <(message)>/),
  open('boundary', /(--=_test_boundary)\r\n/),
];

/** One message that has octets of every class: white space and comments inside what is signed, and a block that is not. */
export async function messageOfEveryClass(sender: Sender): Promise<Packed> {
  const spaced = (text: string): string => text
    .replace('<eb:MessageInfo>', '<eb:MessageInfo>\n  <!-- a comment in what is signed -->\n  ')
    .replace('<eb:MessageId>', '<eb:MessageId  >')
    .replace('<env:Header>', '<env:Header>\n  <!-- an unsigned comment --><u:Unsigned xmlns:u="urn:u">anything</u:Unsigned>');
  return resealed(sender, spaced, { digests: true });
}

export interface Tampered {
  class: ByteClass;
  /** Offset in the message and what was done to the octet. */
  at: number;
  from: number;
  to: number;
  packed: Packed;
}

/** Two ways to flip: the smallest step, and what turns a letter into the other case. */
const FLIPS = [0x01, 0x20];

/**
 * Single flipped octets, spread over each region. @param places how many of each region at most.
 * @throws Error when the message has no octets of a class.
 */
export function tamperings(packed: Packed, places: number): Tampered[] {
  const text = packed.body.toString('latin1');
  return BYTE_CLASSES.flatMap((one) => {
    const found = one.region.exec(text);
    const region = found?.[1];
    if (found === null || region === undefined || region === '') throw new Error(`the message has no octets of the class "${one.name}"`);
    const start = found.index + found[0].lastIndexOf(region);
    const step = Math.max(1, Math.ceil(region.length / places));
    return Array.from({ length: Math.ceil(region.length / step) }, (_, n) => start + n * step).flatMap((at) => FLIPS.map((flip): Tampered => {
      const body = Buffer.from(packed.body);
      const from = body[at]!;
      body[at] = from ^ flip;
      return { class: one, at, from, to: body[at]!, packed: { ...packed, body } };
    }));
  });
}

