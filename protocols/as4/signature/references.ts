import { canonicalForm, children, isNamed, type XmlElement } from '../../xml';
import type { Envelope } from '../headers/envelope';
import { readReference } from '../headers/reference';
import type { SignedReference } from '../headers/model';
import { ALGORITHMS, NS } from '../namespaces';
import type { MimePart } from '../mime/parse';
import type { Observation, Problem } from '../problem';
import { attachmentOctets, type ReadXml, sha256Base64 } from './attachment';
import type { ReferenceFacts } from './facts';
import { indexIds } from './ids';

/** Required: header, body and each part. More references than this are hostile. */
const MAX_REFERENCES = 1000;

/** Prefixes of real messages fit in a line; each one costs a look at every element. */
export const MAX_PREFIX_LIST = 500;

export interface ReferencesChecked {
  facts: ReferenceFacts[];
  problems: Problem[];
  observations: Observation[];
  /**
   * What was signed of a part where that is not its octets: its canonical form. The MIME type that asks for it is not signed, so a picture could be
   * called text and its line ends changed; nothing but the signed form may be delivered.
   */
  signedForms: ReadonlyMap<MimePart, Buffer>;
}

/** Content-ID that a `cid:` URI means (RFC 2392: percent-decoded); undefined when the escapes are broken. */
export function cidOf(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri.slice('cid:'.length));
  } catch {
    return undefined;
  }
}

type Target =
  | { kind: 'element'; covers: ReferenceFacts['covers']; element: XmlElement }
  | { kind: 'part'; part: MimePart }
  | { kind: 'none'; problem: Problem };

const none = (reason: Problem['reason'], detail: string): Target => ({ kind: 'none', problem: { reason, detail } });

/** One pass over all references of a SignedInfo against one envelope and its parts. */
class Checker {
  readonly problems: Problem[] = [];
  readonly observations: Observation[] = [];
  readonly signedForms = new Map<MimePart, Buffer>();
  private readonly ids;
  private readonly covered = new Set<XmlElement | MimePart>();

  constructor(
    private readonly envelope: Envelope,
    private readonly parts: readonly MimePart[],
    private readonly encrypted: boolean,
    private readonly readXml: ReadXml,
  ) {
    this.ids = indexIds(envelope.all);
    this.problems.push(...this.ids.problems);
  }

  /** The position decides what an element is; its name alone never does. */
  private target(uri: string): Target {
    if (uri.startsWith('cid:')) {
      const id = cidOf(uri);
      const part = this.parts.find((one) => one.contentId === id);
      if (part !== undefined) return { kind: 'part', part };
      return none('reference-missing', `the signature refers to the part "${uri}", which is not there`);
    }
    if (!uri.startsWith('#') || uri.length === 1) return none('extra-reference', `the reference "${uri.slice(0, 120)}" is neither #id nor cid:`);
    const element = this.ids.get(uri.slice(1));
    if (element === undefined) return none('reference-missing', `the signature refers to "${uri}", and no element has that identifier`);
    if (element === this.envelope.messaging) return { kind: 'element', covers: 'header', element };
    if (element === this.envelope.body) return { kind: 'element', covers: 'body', element };
    if (isNamed(element, 'Timestamp', NS.wsu) && this.envelope.security[0]!.children.includes(element)) {
      return { kind: 'element', covers: 'timestamp', element };
    }
    if (isNamed(element, 'Body', NS.env)) return none('relocated-body', `the signed Body "${uri}" is not the Body of the envelope`);
    if (isNamed(element, 'Messaging', NS.eb)) return none('relocated-header', `the signed eb:Messaging "${uri}" is not in the envelope's Header`);
    return none('extra-reference', `the signature covers ${element.path} ("${uri}"), which the profile does not name`);
  }

  private algorithmProblem(reference: SignedReference, expected: string): string | undefined {
    const [transform] = reference.transforms;
    if (reference.transforms.length !== 1 || transform === undefined) {
      return `${reference.uri} has ${reference.transforms.length} transforms instead of one`;
    }
    if ((transform.prefixList?.length ?? 0) > MAX_PREFIX_LIST) {
      return `the PrefixList of ${reference.uri} has more than ${MAX_PREFIX_LIST} characters`;
    }
    if (transform.algorithm !== expected) return `${reference.uri} is transformed by "${transform.algorithm.slice(0, 160)}"`;
    if (reference.digestMethod !== ALGORITHMS.sha256) return `${reference.uri} is digested by "${reference.digestMethod.slice(0, 160)}"`;
    return undefined;
  }

  private partDigest(reference: SignedReference, part: MimePart): boolean {
    const profiled = attachmentOctets(part.mediaType, part.content, this.readXml);
    if (sha256Base64(profiled) === reference.digestValue) {
      if (profiled !== part.content) this.signedForms.set(part, profiled);
      return true;
    }
    if (profiled === part.content || sha256Base64(part.content) !== reference.digestValue) return false;
    const detail = `${reference.uri} is digested as it stands, not in the form of the SwA profile`;
    this.observations.push({ code: 'attachment-digested-verbatim', detail });
    return true;
  }

  check(node: XmlElement): ReferenceFacts {
    const reference = readReference(node);
    const target = this.target(reference.uri);
    if (target.kind === 'none') {
      this.problems.push(target.problem);
      return { ...reference, covers: reference.uri.startsWith('cid:') ? 'part' : 'other', verified: false, note: target.problem.detail };
    }
    const covers = target.kind === 'part' ? 'part' : target.covers;
    const subject = target.kind === 'part' ? target.part : target.element;
    const failed = (reason: Problem['reason'], note: string): ReferenceFacts => {
      this.problems.push({ reason, detail: note });
      return { ...reference, covers, verified: false, note };
    };
    if (this.covered.has(subject)) return failed('duplicate-reference', `${reference.uri} is signed twice`);
    this.covered.add(subject);
    const algorithm = this.algorithmProblem(reference, target.kind === 'part' ? ALGORITHMS.attachmentContent : ALGORITHMS.exclusiveC14n);
    if (algorithm !== undefined) return failed('algorithm', algorithm);
    // The digest of a part covers what was there before encryption, so it can be judged by nobody without the key.
    if (target.kind === 'part' && this.encrypted) return { ...reference, covers, verified: false, note: 'encrypted, not verifiable' };
    const matches = target.kind === 'part'
      ? this.partDigest(reference, target.part)
      : sha256Base64(canonicalForm(target.element, reference.transforms[0]!.prefixList)) === reference.digestValue;
    if (matches) return { ...reference, covers, verified: true };
    return failed('digest-mismatch', `the digest of ${reference.uri} (${covers}) does not match`);
  }

  /** Everything that must be signed and is not. */
  requireAll(): void {
    if (!this.covered.has(this.envelope.messaging)) this.problems.push({ reason: 'unsigned-header', detail: 'eb:Messaging is not signed' });
    if (!this.covered.has(this.envelope.body)) this.problems.push({ reason: 'unsigned-body', detail: 'the SOAP Body is not signed' });
    for (const part of this.parts) {
      if (!this.covered.has(part)) this.problems.push({ reason: 'unsigned-part', detail: `the part "${part.contentId}" is not signed` });
    }
    for (const timestamp of children(this.envelope.security[0], 'Timestamp', NS.wsu)) {
      const signed = this.covered.has(timestamp);
      const detail = `the Security header has a wsu:Timestamp, ${signed ? '' : 'not '}signed`;
      this.observations.push({ code: signed ? 'timestamp-signed' : 'timestamp-not-signed', detail });
    }
  }
}

/**
 * Verifies every ds:Reference: what it covers (by position), by which algorithms, and whether the digest matches; and that what must be
 * signed (eb:Messaging, Body, every part) is signed exactly once, and nothing else but a wsu:Timestamp of the same header.
 */
export function checkReferences(
  signedInfo: XmlElement,
  envelope: Envelope,
  parts: readonly MimePart[],
  encrypted: boolean,
  readXml: ReadXml,
): ReferencesChecked {
  const checker = new Checker(envelope, parts, encrypted, readXml);
  const nodes = children(signedInfo, 'Reference', NS.ds);
  if (nodes.length > MAX_REFERENCES) {
    return { facts: [], problems: [{ reason: 'malformed-signature', detail: `SignedInfo holds ${nodes.length} references` }], observations: [], signedForms: new Map() };
  }
  const facts = nodes.map((node) => checker.check(node));
  checker.requireAll();
  return { facts, problems: checker.problems, observations: checker.observations, signedForms: checker.signedForms };
}
