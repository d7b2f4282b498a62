import { verify as verifySignature, type KeyObject, type X509Certificate } from 'node:crypto';
import { issued, readCertificate } from '../protocols/certificate';
import { remember } from '../protocols/remember';
import { describeCertificate } from './describe';
import { parseCertificate, x509 } from './x509';

/** What the leaf is to be used for. */
export type Usage = 'seal' | 'tls-client' | 'tls-server';

export type ChainRefusal = 'untrusted-chain' | 'expired' | 'not-yet-valid' | 'revoked' | 'wrong-usage' | 'weak-key';

export type ChainResult =
  | { ok: true; facts: Record<string, string> }
  | { ok: false; reason: ChainRefusal; detail: string };

export interface ChainPolicy {
  /** Root certificates (PEM) to trust. */
  anchors: readonly string[];
  /** Revocation lists (PEM). A certificate whose issuer has no current list here is not looked up. */
  crls: readonly string[];
  /** Epoch milliseconds. */
  at: number;
  usage: Usage;
}

/** Longer chains are refused before any signature is checked: nobody's is, and each link costs a verification. */
const MAX_CHAIN = 8;

type Refusal = Extract<ChainResult, { ok: false }>;
const refuse = (reason: ChainRefusal, detail: string): Refusal => ({ ok: false, reason, detail });
const oneLine = (name: string): string => name.split('\n').join(', ');

/** `read`, done once for a certificate: the same few come with every message, and are the same objects. */
function once<T>(read: (certificate: X509Certificate) => T): (certificate: X509Certificate) => T {
  const known = new WeakMap<X509Certificate, { value: T }>();
  return (certificate) => {
    let kept = known.get(certificate);
    if (kept === undefined) known.set(certificate, (kept = { value: read(certificate) }));
    return kept.value;
  };
}

const normalised = (serial: string): string => serial.toLowerCase().replace(/^0+/, '');
const serialOf = once((certificate) => normalised(certificate.serialNumber));
const extensionsOf = once((certificate) => parseCertificate(certificate.raw));
const factsOf = once((certificate) => describeCertificate(certificate.raw).facts);
/** First and last instant, epoch milliseconds. */
const validityOf = once(({ validFrom, validTo }) => ({ from: new Date(validFrom).getTime(), to: new Date(validTo).getTime() }));

function parse(chain: readonly Buffer[]): X509Certificate[] | Refusal {
  if (chain.length === 0) return refuse('untrusted-chain', 'no certificate');
  if (chain.length > MAX_CHAIN) return refuse('untrusted-chain', `${chain.length} certificates, more than ${MAX_CHAIN}`);
  try {
    return chain.map(readCertificate);
  } catch (error) {
    return refuse('untrusted-chain', `not a certificate: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The path from the leaf to a trusted root, leaf first, root last; `presented` may or may not hold the root. */
function pathToAnchor(presented: readonly X509Certificate[], anchors: readonly X509Certificate[]): X509Certificate[] | Refusal {
  const path: X509Certificate[] = [];
  for (const [index, certificate] of presented.entries()) {
    path.push(certificate);
    if (anchors.some((anchor) => anchor.raw.equals(certificate.raw))) {
      // An issuing authority may be the anchor while the sender shows the whole path (ICD 4.6.2): what follows must belong to it.
      const above = presented.slice(index);
      const belongs = above.every((upper, place) => place === 0 || (upper.ca && issued(upper, above[place - 1]!)));
      return belongs ? path : refuse('untrusted-chain', 'certificates that did not issue it follow after the trusted one');
    }
    const next = presented[index + 1];
    if (next === undefined) break;
    if (!next.ca) return refuse('untrusted-chain', `${oneLine(next.subject)} is no certificate authority`);
    if (!issued(next, certificate)) return refuse('untrusted-chain', `${oneLine(certificate.subject)} was not issued by the next one in the chain`);
  }
  const last = presented.at(-1)!;
  const anchor = anchors.find((candidate) => candidate.ca && issued(candidate, last));
  return anchor === undefined ? refuse('untrusted-chain', `no trusted authority issued ${oneLine(last.subject)} (issuer ${oneLine(last.issuer)})`) : [...path, anchor];
}

/** RFC 5280, 4.2.1.9 and 4.2.1.3: a certificate above the leaf may sign certificates, and this many below it. */
function checkAuthorities(path: readonly X509Certificate[]): Refusal | undefined {
  for (const [index, certificate] of path.entries()) {
    if (index === 0) continue;
    const parsed = extensionsOf(certificate);
    const length = parsed.getExtension(x509.BasicConstraintsExtension)?.pathLength;
    if (length !== undefined && index - 1 > length) return refuse('untrusted-chain', `${oneLine(certificate.subject)} allows only ${length} authorities below it`);
    const usages = parsed.getExtension(x509.KeyUsagesExtension)?.usages;
    if (usages !== undefined && (usages & x509.KeyUsageFlags.keyCertSign) === 0) {
      return refuse('untrusted-chain', `${oneLine(certificate.subject)} may not sign certificates`);
    }
  }
  return undefined;
}

function checkValidity(path: readonly X509Certificate[], at: number): Refusal | undefined {
  for (const certificate of path) {
    const { from, to } = validityOf(certificate);
    if (at < from) return refuse('not-yet-valid', `${oneLine(certificate.subject)} is valid from ${new Date(from).toISOString()}`);
    if (at > to) return refuse('expired', `${oneLine(certificate.subject)} was valid until ${new Date(to).toISOString()}`);
  }
  return undefined;
}

/** Length of the DER element at `offset` with its header. Lists are parsed by the library first, so the form is sound. */
function elementEnd(der: Buffer, offset: number): { content: number; end: number } {
  const first = der[offset + 1]!;
  if (first < 0x80) return { content: offset + 2, end: offset + 2 + first };
  const octets = first & 0x7f;
  const content = offset + 2 + octets;
  return { content, end: content + der.readUIntBE(offset + 2, octets) };
}

interface KnownList {
  list: x509.X509Crl;
  /** Whether the certificate with a fingerprint has signed it. */
  signed: (fingerprint256: string, make: () => boolean) => boolean;
}

/** Two lists for each authority of a run; whether a list is signed by a key is remembered with it. */
const KEPT_LISTS = 32;
const lists = remember<KnownList>(KEPT_LISTS);
const readList = (pem: string): KnownList => lists(pem, () => ({ list: new x509.X509Crl(pem), signed: remember<boolean>(KEPT_LISTS) }));

/** Whether `issuer` signed this list. Done with node:crypto, since the library's own check is asynchronous. */
function signedBy(crl: x509.X509Crl, key: KeyObject): boolean {
  const der = Buffer.from(crl.rawData);
  const tbsStart = elementEnd(der, 0).content;
  const tbs = der.subarray(tbsStart, elementEnd(der, tbsStart).end);
  try {
    return verifySignature(crl.signatureAlgorithm.hash.name, tbs, key, Buffer.from(crl.signature));
  } catch {
    return false; // an algorithm that does not go with the key
  }
}

function checkRevocation(path: readonly X509Certificate[], { crls, at }: ChainPolicy): Refusal | undefined {
  const known = crls.map(readList);
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1]!;
    for (const { list, signed } of known) {
      if (list.thisUpdate.getTime() > at || !signed(issuer.fingerprint256, () => signedBy(list, issuer.publicKey))) continue;
      const entry = list.entries.find(({ serialNumber }) => normalised(serialNumber) === serialOf(certificate));
      if (entry !== undefined && entry.revocationDate.getTime() <= at) {
        return refuse('revoked', `${oneLine(certificate.subject)} (serial ${serialOf(certificate)}) was revoked on ${entry.revocationDate.toISOString()}`);
      }
    }
  }
  return undefined;
}

const extended: Record<Exclude<Usage, 'seal'>, string> = { 'tls-client': '1.3.6.1.5.5.7.3.2', 'tls-server': '1.3.6.1.5.5.7.3.1' };
const ANY_EXTENDED_USAGE = '2.5.29.37.0';

function checkUsage(leaf: X509Certificate, usage: Usage): Refusal | undefined {
  const parsed = extensionsOf(leaf);
  const keyUsage = parsed.getExtension(x509.KeyUsagesExtension)?.usages;
  const { digitalSignature, nonRepudiation } = x509.KeyUsageFlags;
  // For sealing, either bit will do: qualified seal certificates often carry nonRepudiation alone (ETSI EN 319 412-2, 4.3.2).
  const demanded = usage === 'seal' ? digitalSignature | nonRepudiation : digitalSignature;
  if (keyUsage !== undefined && (keyUsage & demanded) === 0) return refuse('wrong-usage', 'its key usage does not allow signatures');
  if (usage === 'seal') return undefined;
  const purposes = parsed.getExtension(x509.ExtendedKeyUsageExtension)?.usages;
  if (purposes !== undefined && !purposes.includes(extended[usage]) && !purposes.includes(ANY_EXTENDED_USAGE)) {
    return refuse('wrong-usage', `its extended key usage (${purposes.join(', ')}) does not include ${usage}`);
  }
  return undefined;
}

/** Shorter keys seal nothing and open no connection any more (SOG-IS agreed mechanisms; NIST SP 800-131A). */
const LEAST_BITS: Record<string, number> = { rsa: 2048, 'rsa-pss': 2048, dsa: 2048 };

function checkKey(leaf: X509Certificate): Refusal | undefined {
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails } = leaf.publicKey;
  const [bits, least] = [asymmetricKeyDetails?.modulusLength, LEAST_BITS[type]];
  if (bits === undefined || least === undefined || bits >= least) return undefined;
  return refuse('weak-key', `its key has ${bits} bits (${type}), at least ${least} are demanded`);
}

/**
 * Whether a chain (DER, leaf first, with or without the root) leads to a trusted root and its leaf may be used for
 * `usage` at `at`: every link's signature, CA flags and path lengths, every certificate's validity, revocation, usage, length
 * of the leaf's key - in this order, and the first thing wrong is the reason. Never throws for what `chain` holds; throws for anchors or
 * lists that cannot be parsed, which are the caller's own. ICD v3.30, 4.6.2, 4.6.3; RFC 5280, section 6.
 */
export function verifyChain(chain: readonly Buffer[], policy: ChainPolicy): ChainResult {
  const anchors = policy.anchors.map(readCertificate);
  const presented = parse(chain);
  if (!Array.isArray(presented)) return presented;
  const path = pathToAnchor(presented, anchors);
  if (!Array.isArray(path)) return path;
  let refusal: Refusal | undefined;
  try {
    refusal = checkAuthorities(path) ?? checkValidity(path, policy.at) ?? checkRevocation(path, policy) ?? checkUsage(path[0]!, policy.usage) ?? checkKey(path[0]!);
  } catch (error) {
    // An extension that OpenSSL let pass and the ASN.1 reader does not: the sender's doing, so it is refused.
    refusal = refuse('untrusted-chain', `a certificate cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (refusal !== undefined) return refusal;
  const anchor = path.at(-1)!;
  return { ok: true, facts: { ...factsOf(path[0]!), 'trusted root': oneLine(anchor.subject), 'trust anchor': issued(anchor, anchor) ? 'self-signed root' : 'subordinate authority' } };
}
