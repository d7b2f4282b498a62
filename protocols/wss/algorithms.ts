import { type KeyObject, sign, verify } from 'node:crypto';

/** A signature algorithm of XML Signature, as a plug-in: one row of {@link SIGNATURE_ALGORITHMS}. */
export interface SignatureAlgorithm {
  id: string;
  /** SignatureMethod. */
  uri: string;
  /** For people. */
  title: string;
  /** What computes it; where there is nothing, why. */
  engine: Engine | { unavailable: string };
}

export interface Engine {
  /** `KeyObject.asymmetricKeyType` of the keys that go with it. */
  keyType: 'rsa' | 'ec';
  sign(octets: Buffer, key: KeyObject): Buffer;
  /** False for anything that is no signature of this key. */
  verify(octets: Buffer, key: KeyObject, value: Buffer): boolean;
}

const NO_GOST = 'Node.js and its OpenSSL have no GOST algorithm, and no certified provider of it can be installed here';

/** An EC signature is the two numbers side by side (RFC 6931, section 2.3.6), not their DER. */
const P1363 = { dsaEncoding: 'ieee-p1363' } as const;

/**
 * What this harness knows by name. Another algorithm is a row more. RFC 6931 names the first two; the Kazakh ones are named as public clients of
 * the National Certification Authority write them (from memory: to be verified).
 */
export const SIGNATURE_ALGORITHMS: readonly SignatureAlgorithm[] = [
  {
    id: 'rsa-sha256', uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', title: 'RSA with SHA-256',
    engine: { keyType: 'rsa', sign: (octets, key) => sign('sha256', octets, key), verify: (octets, key, value) => verify('sha256', octets, key, value) },
  },
  {
    id: 'ecdsa-sha256', uri: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', title: 'ECDSA with SHA-256',
    engine: {
      keyType: 'ec',
      sign: (octets, key) => sign('sha256', octets, { key, ...P1363 }),
      verify: (octets, key, value) => verify('sha256', octets, { key, ...P1363 }, value),
    },
  },
  { id: 'gost-2004', uri: 'http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311', title: 'GOST 34.310-2004', engine: { unavailable: NO_GOST } },
  {
    id: 'gost-2015', uri: 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512', title: 'GOST R 34.10-2015',
    engine: { unavailable: NO_GOST },
  },
];

/** The algorithm of this short name. @throws RangeError for one that is not in the table */
export function signatureAlgorithm(id: string): SignatureAlgorithm {
  const found = SIGNATURE_ALGORITHMS.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`no signature algorithm "${id}"; there are ${SIGNATURE_ALGORITHMS.map((one) => one.id).join(', ')}`);
  return found;
}

export function isAvailable(engine: SignatureAlgorithm['engine']): engine is Engine {
  return !('unavailable' in engine);
}
