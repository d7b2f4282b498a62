import { createHash, verify, X509Certificate } from 'node:crypto';
import { all, attribute, child, children, textAt, walk, type Xml, type XmlElement } from '../../protocols/xml';
import { TSL } from './model';

/** What is wrong with the seal of a list, in one sentence; `other-signer` where it is whole but somebody else's. */
export interface BrokenSeal {
  reason: 'not-sealed' | 'tampered' | 'other-signer';
  detail: string;
}

const namespaces = { tsl: TSL.ns, ds: TSL.ds, xades: TSL.xades };
const SIGNATURE = '/tsl:TrustServiceStatusList/ds:Signature';
const PROPERTIES = `${SIGNATURE}/ds:Object/xades:QualifyingProperties/xades:SignedProperties`;

const sha256 = (octets: string | Buffer): string => createHash('sha256').update(octets).digest('base64');
const compact = (text: string | undefined): string => (text ?? '').replace(/\s+/g, '');
const not = (reason: BrokenSeal['reason'], detail: string): BrokenSeal => ({ reason, detail });

/** The two references that the form demands, and the transforms of each: anything else would let something go unsigned. */
const REFERENCES = [
  { uri: '', transforms: [TSL.enveloped, TSL.exclusive] },
  { uri: '#signed-properties', transforms: [TSL.exclusive] },
];

/** The document without its seal, in canonical form (the enveloped-signature transform, then exclusive canonicalisation). */
function unsealed(text: string, xml: Xml): string | undefined {
  const whole = xml.canonicalize(text);
  const parts = whole.split(xml.canonicalize(text, { select: { xpath: SIGNATURE, namespaces } }));
  return parts.length === 2 ? parts.join('') : undefined;
}

/** Whether the children are these, in this order, all of the signature's own namespace: so that what is read is what is verified. */
const holds = (parent: XmlElement | undefined, ...names: string[]): boolean =>
  parent !== undefined && parent.children.map(({ name, ns }) => (ns === TSL.ds ? name : '?')).join() === names.join();

function form(root: XmlElement, signature: XmlElement): string | undefined {
  const info = child(signature, 'SignedInfo');
  const references = children(info, 'Reference');
  const formed = holds(signature, 'SignedInfo', 'SignatureValue', 'KeyInfo', 'Object') && holds(info, 'CanonicalizationMethod', 'SignatureMethod', 'Reference', 'Reference')
    && references.every((one) => holds(one, 'Transforms', 'DigestMethod', 'DigestValue'));
  if (!formed) return 'its parts are not those of an enveloped XAdES seal';
  const said = references.map((one) => ({ uri: attribute(one, 'URI'), transforms: all(one, 'Transforms/Transform').map((step) => attribute(step, 'Algorithm')) }));
  if (JSON.stringify(said) !== JSON.stringify(REFERENCES)) return 'its references are not those of a sealed list: the whole document, and the signed properties';
  if (attribute(child(info, 'CanonicalizationMethod'), 'Algorithm') !== TSL.exclusive) return 'SignedInfo is not in exclusive canonical form';
  if (attribute(child(info, 'SignatureMethod'), 'Algorithm') !== TSL.rsaSha256) return 'it is not signed with RSA-SHA256';
  if (references.some((one) => attribute(child(one, 'DigestMethod'), 'Algorithm') !== TSL.sha256)) return 'a digest is not SHA-256';
  const properties = child(child(child(signature, 'Object'), 'QualifyingProperties', TSL.xades), 'SignedProperties', TSL.xades);
  if (properties === undefined || attribute(properties, 'Id') !== 'signed-properties') return 'it has no signed properties';
  const ids = [...walk(root)].flatMap((one) => one.attributes.filter(({ name }) => /^id$/i.test(name)).map(({ value }) => value));
  return new Set(ids).size === ids.length ? undefined : 'two elements have the same id';
}

/**
 * Checks the seal of a list that the guard of protocols/xml has let through, core validation as in XML Signature 3.2: one enveloped
 * signature as the last thing in the root, over everything else; the signer is one of `signers` (DER), as the caller pins them: a
 * certificate inside the list vouches for nothing.
 */
export function checkSeal(text: string, root: XmlElement, signers: readonly Buffer[], xml: Xml): BrokenSeal | undefined {
  const signatures = [...walk(root)].filter((one) => one.name === 'Signature' && one.ns === TSL.ds);
  const [signature] = signatures;
  if (signature === undefined) return not('not-sealed', 'the list carries no signature');
  if (signatures.length > 1 || root.children.at(-1)?.order !== signature.order) return not('not-sealed', 'the signature does not stand alone at the end of the list');
  const wrong = form(root, signature);
  if (wrong !== undefined) return not('not-sealed', wrong);

  const shown = Buffer.from(compact(textAt(signature, 'KeyInfo/X509Data/X509Certificate')), 'base64');
  const signer = signers.find((one) => one.equals(shown));
  if (signer === undefined) return not('other-signer', `the list is sealed with a certificate that is not the scheme operator's (SHA-256 ${createHash('sha256').update(shown).digest('hex').slice(0, 16)}...)`);
  const rest = unsealed(text, xml);
  const select = (xpath: string): string => xml.canonicalize(text, { select: { xpath, namespaces } });
  const [whole, properties] = all(signature, 'SignedInfo/Reference').map((one) => compact(textAt(one, 'DigestValue')));
  if (rest === undefined || sha256(rest) !== whole) return not('tampered', 'the list was changed after it was sealed');
  if (sha256(select(PROPERTIES)) !== properties) return not('tampered', 'the properties of the seal were changed');
  const value = Buffer.from(compact(textAt(signature, 'SignatureValue')), 'base64');
  if (!verify('RSA-SHA256', Buffer.from(select(`${SIGNATURE}/ds:SignedInfo`)), new X509Certificate(signer).publicKey, value)) {
    return not('tampered', "the signature value does not match the list under the scheme operator's key");
  }
  const named = compact(textAt(signature, 'Object/QualifyingProperties/SignedProperties/SignedSignatureProperties/SigningCertificateV2/Cert/CertDigest/DigestValue'));
  return named === sha256(signer) ? undefined : not('tampered', 'the signed properties name another certificate');
}
