import { createHash, type KeyObject } from 'node:crypto';
import { decodeBase64 } from '../as4/base64';
import { prefixListOf, readReference } from '../as4/headers/reference';
import { ALGORITHMS, NS } from '../as4/namespaces';
import { attribute, canonicalForm, children, type XmlElement } from '../xml';
import { isAvailable, SIGNATURE_ALGORITHMS } from './algorithms';
import type { Problem, Reason } from './problem';

/** Far above any profile: Body and Timestamp. */
const MOST_REFERENCES = 10;
/** Prefixes of real messages fit in a line; each costs a look at every element. */
const MOST_PREFIXES = 500;

const problem = (reason: Reason, detail: string): Problem => ({ reason, detail });

/** What a reference leads to: an element, and the transforms that must be named; or why it leads nowhere. */
export type Target = { element: XmlElement; transforms: readonly string[] } | Problem;

export const digestOf = (canonical: string): string => createHash('sha256').update(canonical, 'utf8').digest('base64');

function referenceProblem(node: XmlElement, resolve: (uri: string) => Target): Problem | undefined {
  const { uri, transforms, digestMethod, digestValue } = readReference(node);
  const target = resolve(uri);
  if ('reason' in target) return target;
  const named = transforms.map((one) => one.algorithm);
  if (named.join(' ') !== target.transforms.join(' ')) return problem('algorithm', `"${uri}" is transformed by "${named.join(', ').slice(0, 200)}"`);
  if (digestMethod !== ALGORITHMS.sha256) return problem('algorithm', `"${uri}" is digested by "${digestMethod.slice(0, 160)}"`);
  const prefixes = transforms.at(-1)?.prefixList;
  if ((prefixes?.length ?? 0) > MOST_PREFIXES) return problem('algorithm', `the PrefixList of "${uri}" has more than ${MOST_PREFIXES} characters`);
  return digestOf(canonicalForm(target.element, prefixes)) === digestValue ? undefined : problem('digest-mismatch', `the digest of "${uri}" does not match`);
}

function valueProblem(signature: XmlElement, signedInfo: XmlElement, key: KeyObject): Problem | undefined {
  const [c14n] = children(signedInfo, 'CanonicalizationMethod', NS.ds);
  const [value] = children(signature, 'SignatureValue', NS.ds);
  const prefixes = c14n === undefined ? undefined : prefixListOf(c14n);
  if (attribute(c14n, 'Algorithm') !== ALGORITHMS.exclusiveC14n || (prefixes?.length ?? 0) > MOST_PREFIXES) {
    return problem('algorithm', `SignedInfo is canonicalised by "${(attribute(c14n, 'Algorithm') ?? '').slice(0, 160)}"; exclusive canonicalisation is taken`);
  }
  const uri = signatureMethod(signedInfo);
  const algorithm = SIGNATURE_ALGORITHMS.find((one) => one.uri === uri);
  if (algorithm === undefined) return problem('algorithm', `the signature method is "${uri.slice(0, 160)}", which nobody here knows`);
  if (!isAvailable(algorithm.engine)) return problem('algorithm', `${algorithm.title} cannot be verified: ${algorithm.engine.unavailable}`);
  if (key.asymmetricKeyType !== algorithm.engine.keyType) return problem('algorithm', `the key is of type ${key.asymmetricKeyType ?? 'unknown'}, ${algorithm.id} wants ${algorithm.engine.keyType}`);
  const octets = decodeBase64(value?.text ?? '');
  if (octets === undefined) return problem('malformed-signature', 'the signature value is not base64');
  try {
    if (algorithm.engine.verify(Buffer.from(canonicalForm(signedInfo, prefixes), 'utf8'), key, octets)) return undefined;
  } catch {
    // A value of the wrong form for its key: it does not match, which is what follows.
  }
  return problem('signature-mismatch', 'the signature value does not match SignedInfo under the key of the certificate');
}

/** SignatureMethod of a SignedInfo; '' where it names none. */
export function signatureMethod(signedInfo: XmlElement | undefined): string {
  return attribute(children(signedInfo, 'SignatureMethod', NS.ds)[0], 'Algorithm') ?? '';
}

/**
 * Core validation (XML Signature, section 3.2) of one signature under one key, restricted to exclusive canonicalisation and SHA-256.
 * @param resolve what each reference may lead to; position decides that, never a name alone
 * @returns every problem found
 */
export function validate(signature: XmlElement, key: KeyObject, resolve: (uri: string) => Target): Problem[] {
  const infos = children(signature, 'SignedInfo', NS.ds);
  const [signedInfo] = infos;
  if (signedInfo === undefined || infos.length > 1) return [problem('malformed-signature', `the signature holds ${infos.length} SignedInfo elements instead of one`)];
  const references = children(signedInfo, 'Reference', NS.ds);
  if (references.length === 0 || references.length > MOST_REFERENCES) return [problem('malformed-signature', `SignedInfo holds ${references.length} references`)];
  const found = [...references.map((node) => referenceProblem(node, resolve)), valueProblem(signature, signedInfo, key)];
  return found.filter((one) => one !== undefined);
}
