import { type KeyObject, verify as verifyRaw } from 'node:crypto';
import { attribute, canonicalForm, children, isNamed, type XmlElement } from '../../xml';
import { decodeBase64 } from '../base64';
import type { Envelope } from '../headers/envelope';
import { prefixListOf } from '../headers/reference';
import type { MimePart } from '../mime/parse';
import { ALGORITHMS, NS, type TokenType } from '../namespaces';
import type { Observation, Problem } from '../problem';
import type { ReadXml } from './attachment';
import type { SealFacts, Trust } from './facts';
import { checkReferences, MAX_PREFIX_LIST, type ReferencesChecked } from './references';
import { readToken } from './token';

export interface SealChecked {
  /** False when there is neither a Security header nor a signature anywhere: for an Error signal that is allowed. */
  present: boolean;
  /** Undefined when there is no signature to describe. */
  facts?: SealFacts;
  problems: Problem[];
  observations: Observation[];
  /** See {@link ReferencesChecked.signedForms}. */
  signedForms: ReferencesChecked['signedForms'];
}

const isEncryption = (node: XmlElement): boolean => node.ns === NS.xenc && /^Encrypted(?:Key|Data)$/.test(node.name);

/** The one signature, in the one Security header; anything else is a problem. */
function findSignature(envelope: Envelope): { signature?: XmlElement; present: boolean; problems: Problem[] } {
  const anywhere = envelope.all.filter((node) => isNamed(node, 'Signature', NS.ds));
  const present = anywhere.length > 0 || envelope.security.length > 0;
  const problem = (reason: Problem['reason'], detail: string) => ({ present, problems: [{ reason, detail }] });
  if (anywhere.length === 0) return problem('no-signature', 'the message carries no signature');
  if (anywhere.length > 1) return problem('several-signatures', `the message carries ${anywhere.length} signatures`);
  if (envelope.security.length > 1) {
    return problem('several-signatures', `the message carries ${envelope.security.length} wsse:Security headers`);
  }
  const signature = anywhere[0]!;
  if (envelope.security[0]?.children.includes(signature) !== true) return problem('no-signature', 'the signature does not stand in the wsse:Security header');
  return { signature, present, problems: [] };
}

function only(parent: XmlElement, local: string, problems: Problem[]): XmlElement | undefined {
  const found = children(parent, local, NS.ds);
  if (found.length !== 1) {
    problems.push({ reason: 'malformed-signature', detail: `ds:${parent.name} holds ${found.length} ds:${local} elements instead of one` });
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The URI of an algorithm, and a problem unless it is the one the profile allows (an unknown one is named, never replaced by a default). */
function algorithmOf(method: XmlElement | undefined, allowed: string, problems: Problem[]): string {
  const uri = attribute(method, 'Algorithm') ?? '';
  if (method !== undefined && uri !== allowed) {
    problems.push({ reason: 'algorithm', detail: `ds:${method.name} is "${uri.slice(0, 160)}", the profile allows "${allowed}"` });
  }
  return uri;
}

function signatureMatches(signedInfo: XmlElement, prefixList: string | undefined, value: Buffer, key: KeyObject): boolean {
  try {
    return verifyRaw('RSA-SHA256', Buffer.from(canonicalForm(signedInfo, prefixList), 'utf8'), key, value);
  } catch {
    return false;
  }
}

/** A chain that the caller's check cannot even read is a chain that nobody vouches for; it must not take the receiver down. */
function judgeChain(trust: Trust, chain: Buffer[]): ReturnType<Trust> {
  try {
    return trust(chain);
  } catch (error) {
    return { ok: false, reason: 'untrusted-chain', detail: `the trust check failed on this chain: ${(error as Error).message}` };
  }
}

/**
 * Core validation of the seal (XML Signature, section 3.2, restricted to the AS4 profile: ICD 4.6.2 and Annex 2). Goes on after a first
 * problem as far as it can, so that a report shows everything; callers act on the first by precedence.
 */
export function checkSeal(
  envelope: Envelope,
  parts: readonly MimePart[],
  trust: Trust,
  tokenTypes: readonly TokenType[],
  readXml: ReadXml,
): SealChecked {
  const found = findSignature(envelope);
  const problems = [...found.problems];
  const encrypted = envelope.all.some(isEncryption);
  if (encrypted) {
    problems.push({ reason: 'encrypted', detail: 'the message is encrypted; encrypted parts cannot be verified and ICS2 uses none' });
  }
  const signature = found.signature;
  if (signature === undefined) return { present: found.present, problems, observations: [], signedForms: new Map() };

  const signedInfo = only(signature, 'SignedInfo', problems);
  const signatureValue = only(signature, 'SignatureValue', problems);
  const token = readToken(signature, envelope.security[0]!, tokenTypes);
  problems.push(...token.problems);
  const facts: SealFacts = {
    signatureAlgorithm: '',
    canonicalization: '',
    tokenType: token.tokenType,
    chain: token.facts,
    chainDer: token.chain,
    references: [],
    signatureVerified: false,
  };
  const result: SealChecked = { present: true, facts, problems, observations: [...token.observations], signedForms: new Map() };
  if (signedInfo === undefined || signatureValue === undefined) return result;

  const c14nMethod = only(signedInfo, 'CanonicalizationMethod', problems);
  facts.canonicalization = algorithmOf(c14nMethod, ALGORITHMS.exclusiveC14n, problems);
  facts.signatureAlgorithm = algorithmOf(only(signedInfo, 'SignatureMethod', problems), ALGORITHMS.rsaSha256, problems);
  const references = checkReferences(signedInfo, envelope, parts, encrypted, readXml);
  facts.references = references.facts;
  problems.push(...references.problems);
  result.observations.push(...references.observations);
  result.signedForms = references.signedForms;

  if (token.key === undefined || c14nMethod === undefined) return result;
  if (token.key.asymmetricKeyType !== 'rsa') {
    problems.push({ reason: 'algorithm', detail: `the seal's key is of type ${token.key.asymmetricKeyType ?? 'unknown'}, rsa-sha256 wants RSA` });
    return result;
  }
  const value = decodeBase64(signatureValue.text);
  if (value === undefined) problems.push({ reason: 'malformed-signature', detail: 'the signature value is not base64' });
  // Under an algorithm that is not allowed nothing is computed: the problem is named already.
  const prefixList = prefixListOf(c14nMethod);
  if ((prefixList?.length ?? 0) > MAX_PREFIX_LIST) {
    problems.push({ reason: 'algorithm', detail: `the PrefixList of SignedInfo has more than ${MAX_PREFIX_LIST} characters` });
  } else if (value !== undefined && facts.signatureAlgorithm === ALGORITHMS.rsaSha256 && facts.canonicalization === ALGORITHMS.exclusiveC14n) {
    facts.signatureVerified = signatureMatches(signedInfo, prefixList, value, token.key);
    if (!facts.signatureVerified) {
      problems.push({ reason: 'signature-mismatch', detail: 'the signature value does not match SignedInfo under the key of the leaf certificate' });
    }
  }

  const trusted = judgeChain(trust, token.chain);
  if (trusted.ok) facts.trust = trusted.facts;
  else problems.push({ reason: trusted.reason, detail: trusted.detail });
  return result;
}
