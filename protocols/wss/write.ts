import type { KeyObject } from 'node:crypto';
import { element, leaf } from '../as4/headers/markup';
import { writeReference } from '../as4/headers/reference';
import { ALGORITHMS, NS } from '../as4/namespaces';
import { isAvailable, type SignatureAlgorithm } from './algorithms';
import { digestOf } from './core';

/** Who signs, with what. */
export interface Signer {
  key: KeyObject;
  /** DER. */
  certificate: Buffer;
  algorithm: SignatureAlgorithm;
}

/** One thing to be signed: its reference, and its canonical form. */
export interface Signed {
  uri: string;
  transforms: readonly string[];
  canonical: string;
}

/** A ds:Signature over these. `keyInfo` is canonical markup. @throws RangeError where nothing computes the algorithm */
export function writeSignature({ key, algorithm }: Signer, signed: readonly Signed[], keyInfo: string): string {
  if (!isAvailable(algorithm.engine)) throw new RangeError(`${algorithm.title}: ${algorithm.engine.unavailable}`);
  const content = [
    element('ds:CanonicalizationMethod', '', { Algorithm: ALGORITHMS.exclusiveC14n }),
    element('ds:SignatureMethod', '', { Algorithm: algorithm.uri }),
    ...signed.map(({ uri, transforms, canonical }) =>
      writeReference({ uri, transforms: transforms.map((one) => ({ algorithm: one })), digestMethod: ALGORITHMS.sha256, digestValue: digestOf(canonical) })),
  ];
  // Written in canonical form and declaring what it uses, so what is signed is what is written.
  const value = algorithm.engine.sign(Buffer.from(element('ds:SignedInfo', content, {}, { ds: NS.ds }), 'utf8'), key);
  return element('ds:Signature', [
    element('ds:SignedInfo', content), leaf('ds:SignatureValue', value.toString('base64')), element('ds:KeyInfo', keyInfo),
  ], {}, { ds: NS.ds });
}
