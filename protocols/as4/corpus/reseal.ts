import { createHmac, type KeyObject, sign } from 'node:crypto';
import { attribute, canonicalForm, child, isNamed, loadXml, walk, type Xml, type XmlElement } from '../../xml';
import { prefixListOf } from '../headers/reference';
import { NS } from '../namespaces';
import type { Packed } from '../pack';
import { sha256Base64 } from '../signature/attachment';
import { editBytes, sealed, type HostileMessage, type Sender } from './entry';

/** How the attacker makes the signature value. */
export type Signer = (signedInfo: string, key: KeyObject) => Buffer;

export const rsaSha256: Signer = (signedInfo, key) => sign('RSA-SHA256', Buffer.from(signedInfo, 'utf8'), key);
/** Key confusion: whoever takes the algorithm from the message and the key from the token checks this with the public key as the secret. */
export const hmacWith = (publicKey: Buffer, hash: string): Signer => (signedInfo) => createHmac(hash, publicKey).update(signedInfo, 'utf8').digest();

const ENVELOPE = /<env:Envelope[\s\S]*<\/env:Envelope>/;

/** @throws Error where an edit left no XML: such a message cannot be sealed. */
function elementsOf(xml: Xml, envelope: string): XmlElement[] {
  const read = xml.read(Buffer.from(envelope, 'utf8'));
  if (!read.ok) throw new Error(`the edited envelope cannot be sealed: ${read.error.message}`);
  return [...walk(read.root)];
}

/** Sets every digest of an element anew, each under its own PrefixList, as a signer would. */
function redigest(xml: Xml, envelope: string): string {
  const elements = elementsOf(xml, envelope);
  const targets = new Map(elements.map((one) => [`#${attribute(one, 'Id', NS.wsu) ?? ''}`, one]));
  return elements.filter((one) => isNamed(one, 'Reference', NS.ds)).reduce((whole, reference) => {
    const uri = attribute(reference, 'URI') ?? '';
    const target = targets.get(uri);
    const transform = child(child(reference, 'Transforms'), 'Transform');
    if (target === undefined || transform === undefined) return whole;
    const digest = sha256Base64(canonicalForm(target, prefixListOf(transform)));
    const at = whole.indexOf('<ds:DigestValue>', whole.indexOf(`<ds:Reference URI="${uri}"`));
    return whole.slice(0, at) + whole.slice(at).replace(/>[^<]*/, () => `>${digest}`);
  }, envelope);
}

/** Signs the SignedInfo that stands there now: the work of a known sender who means harm, or does not know better. */
function resign(xml: Xml, envelope: string, key: KeyObject, signer: Signer): string {
  const signedInfo = elementsOf(xml, envelope).find((one) => isNamed(one, 'SignedInfo', NS.ds))!;
  const method = child(signedInfo, 'CanonicalizationMethod');
  const value = signer(canonicalForm(signedInfo, method === undefined ? undefined : prefixListOf(method)), key).toString('base64');
  return envelope.replace(/(<ds:SignatureValue>)[^<]*/, (_whole, tag: string) => tag + value);
}

export interface Reseal {
  /** How the value is made; RSA with SHA-256 unless given. */
  signer?: (sender: Sender) => Signer;
  /** Digests of elements are made anew as well. */
  digests?: boolean;
}

/** A right message edited and then sealed again over what stands there, so that nothing but the edit itself can be minded. */
export async function resealed(sender: Sender, edit: (text: string) => string, { signer = () => rsaSha256, digests = false }: Reseal = {}): Promise<Packed> {
  const xml = await loadXml();
  const edited = editBytes(sealed(sender), edit);
  const again = (latin1: string): string => {
    const utf16 = Buffer.from(latin1, 'latin1').toString('utf8');
    const envelope = resign(xml, digests ? redigest(xml, utf16) : utf16, sender.seal.privateKey, signer(sender));
    return Buffer.from(envelope, 'utf8').toString('latin1');
  };
  const whole = edited.body.toString('latin1').replace(ENVELOPE, again);
  return { ...edited, body: Buffer.from(whole, 'latin1') };
}

/** One row of a table: edited, then sealed again. */
export type ResealRow = readonly [name: string, edit: (text: string) => string, expected: string, how?: Reseal & { detail?: RegExp }];

export const resealings = (rows: readonly ResealRow[]): HostileMessage[] =>
  rows.map(([name, edit, expected, how]) => ({ name: `${name}, sealed again`, expected, detail: how?.detail, make: (sender) => resealed(sender, edit, how) }));
