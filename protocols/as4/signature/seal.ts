import { hash, type KeyObject, sign } from 'node:crypto';
import { element, leaf } from '../headers/markup';
import type { SignedReference } from '../headers/model';
import { writeInclusiveNamespaces, writeReference } from '../headers/reference';
import { ALGORITHMS, BASE64_BINARY, NS, TOKEN_TYPES } from '../namespaces';
import type { Quirks } from '../quirks';
import { encodePkiPath } from './pkipath';

/** A sealing key with its certificates in DER, leaf FIRST. The token is written the other way round, anchor side first. */
export interface SealingKey {
  privateKey: KeyObject;
  chain: readonly Buffer[];
}

/** Something to sign: markup in canonical form, or the octets of a part. */
export interface Sealed {
  uri: string;
  octets: Buffer | string;
  kind: 'element' | 'part';
  /** Of the transform of an element, where it has one. */
  prefixList?: string;
}

const digest = (octets: Buffer | string, quirks: Quirks): string => hash(quirks.digestAlgorithm ?? 'sha256', octets, 'base64');

const exclusive = (prefixList: string | undefined): SignedReference['transforms'][number] =>
  ({ algorithm: ALGORITHMS.exclusiveC14n, ...(prefixList === undefined ? {} : { prefixList }) });

function reference(one: Sealed, quirks: Quirks): SignedReference {
  return {
    uri: one.uri,
    transforms: [one.kind === 'part' ? { algorithm: ALGORITHMS.attachmentContent } : exclusive(one.prefixList)],
    digestMethod: quirks.digestAlgorithm === 'sha1' ? ALGORITHMS.sha1 : ALGORITHMS.sha256,
    digestValue: digest(one.octets, quirks),
  };
}

/** A party's path of certificates in base64, by its chain, leaf first: it stands in each of its messages. */
const paths = new WeakMap<readonly Buffer[], string>();

function pathOf(chain: readonly Buffer[]): string {
  let path = paths.get(chain);
  if (path === undefined) paths.set(chain, (path = encodePkiPath([...chain].reverse()).toString('base64')));
  return path;
}

function token(seal: SealingKey, id: string, quirks: Quirks): { markup: string; valueType: string } {
  const type = quirks.tokenType ?? 'PKIPath';
  const chain = quirks.leafOnlyChain === true ? seal.chain.slice(0, 1) : seal.chain;
  const content = type === 'X509v3' ? seal.chain[0]!.toString('base64') : pathOf(quirks.reverseChain === true ? [...chain].reverse() : chain);
  const valueType = TOKEN_TYPES[type];
  const attributes = { EncodingType: BASE64_BINARY, ValueType: valueType, 'wsu:Id': id };
  return { markup: element('wsse:BinarySecurityToken', content, attributes, { wsu: NS.wsu }), valueType };
}

/** A Security header that lacks only its signature value. */
export interface SecurityDraft {
  privateKey: KeyObject;
  algorithm: 'RSA-SHA256' | 'RSA-SHA1';
  /** What is to be signed. */
  octets: Buffer;
  references: SignedReference[];
  markup(value: Buffer): string;
}

/** The signature value, made here and now: 1 to 3 ms with RSA-3072. */
export const signNow = ({ algorithm, octets, privateKey }: SecurityDraft): Buffer => sign(algorithm, octets, privateKey);

/** The same, made on libuv's threads while the event loop goes on. */
export const signAside = ({ algorithm, octets, privateKey }: SecurityDraft): Promise<Buffer> =>
  new Promise((resolve, reject) => sign(algorithm, octets, privateKey, (error, value) => (error === null ? resolve(value) : reject(error))));

/**
 * Builds the wsse:Security header (ICD 4.6.2, Annex 6). SignedInfo is written in its canonical form, with the envelope's prefix declared
 * on it because the PrefixList names that prefix; so, without further prefixes, what is signed is exactly what is written.
 *
 * @param ids wsu:Ids of the token and the reference to it.
 */
export function draftSecurity(input: {
  seal: SealingKey;
  sealed: readonly Sealed[];
  tokenId: string;
  envelopePrefix: string;
  /** Further prefixes of the PrefixList with their namespaces, declared by the Envelope. */
  inclusive?: Readonly<Record<string, string>>;
  quirks: Quirks;
}): SecurityDraft {
  const { seal, quirks, envelopePrefix, inclusive = {} } = input;
  const references = input.sealed.map((one) => reference(one, quirks));
  const sha1 = quirks.signatureAlgorithm === 'rsa-sha1';
  const content = [
    element('ds:CanonicalizationMethod', writeInclusiveNamespaces([envelopePrefix, ...Object.keys(inclusive)].join(' ')), { Algorithm: ALGORITHMS.exclusiveC14n }),
    element('ds:SignatureMethod', '', { Algorithm: sha1 ? ALGORITHMS.rsaSha1 : ALGORITHMS.rsaSha256 }),
    ...references.map((one) => writeReference(one)),
  ];
  const declare = { ds: NS.ds, [envelopePrefix]: NS.env };
  const signedInfo = element('ds:SignedInfo', content, {}, declare);
  const canonical = Object.keys(inclusive).length === 0 ? signedInfo : element('ds:SignedInfo', content, {}, { ...declare, ...inclusive });
  const { markup: tokenMarkup, valueType } = token(seal, input.tokenId, quirks);
  const tokenReference = element(
    'wsse:SecurityTokenReference',
    element('wsse:Reference', '', { URI: `#${input.tokenId}`, ValueType: valueType }),
    { 'wsse11:TokenType': valueType },
    { wsse11: NS.wsse11 },
  );
  const signature = (value: Buffer): string => element('ds:Signature', [
    signedInfo,
    leaf('ds:SignatureValue', value.toString('base64')),
    element('ds:KeyInfo', tokenReference),
  ], {}, { ds: NS.ds });
  return {
    privateKey: seal.privateKey,
    algorithm: sha1 ? 'RSA-SHA1' : 'RSA-SHA256',
    octets: Buffer.from(canonical, 'utf8'),
    references,
    markup: (value) => {
      if (quirks.corruptSignature === true) value[value.length - 1]! ^= 1;
      const attributes = { [`${envelopePrefix}:mustUnderstand`]: 'true' };
      return element('wsse:Security', [tokenMarkup, signature(value)], attributes, { wsse: NS.wsse, [envelopePrefix]: NS.env });
    },
  };
}
