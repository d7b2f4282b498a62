import { createHash } from 'node:crypto';
import { ALGORITHMS, NS, TOKEN_TYPES, type SealFacts } from '../../../../protocols/as4';
import { readCertificate } from '../../../../protocols/certificate';
import { all, attribute, child, children, walk, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { partNamed, type Dissection } from './dissection';
import { applyRules, type Rule } from '../../../common/rule';

/** A sealed message: what is written in it, and what verification made of it. */
export interface SealSubject {
  message: Dissection;
  facts?: SealFacts;
  /** Why verification refused the message; undefined when it passed. */
  refusal?: { reason: string; detail: string };
}

const signedInfo = (subject: SealSubject): XmlElement | undefined => child(child(subject.message.security, 'Signature', NS.ds), 'SignedInfo', NS.ds);
const references = (subject: SealSubject): XmlElement[] => children(signedInfo(subject), 'Reference', NS.ds);
const uris = (subject: SealSubject): string[] => references(subject).map((reference) => attribute(reference, 'URI') ?? '');
const algorithm = (el: XmlElement | undefined): string => (el === undefined ? '(absent)' : (attribute(el, 'Algorithm') ?? '(absent)'));
const idOf = (el: XmlElement | undefined): string => (el === undefined ? '' : (attribute(el, 'Id', NS.wsu) ?? ''));
const token = (subject: SealSubject): XmlElement | undefined => child(subject.message.security, 'BinarySecurityToken', NS.wsse);
const partReferences = (subject: SealSubject): XmlElement[] => references(subject).filter((reference) => (attribute(reference, 'URI') ?? '').startsWith('cid:'));
const isPkiPath = (subject: SealSubject): boolean => attribute(token(subject) ?? subject.message.security, 'ValueType') === TOKEN_TYPES.PKIPath;

/** Refusals before the seal is looked at: nothing can be said of its path then, and the header's own rules report them. */
const BEFORE_SEAL = new Set(['mime', 'not-xml', 'envelope', 'message-kind', 'invalid-header', 'invalid-party', 'duplicate-content-id', 'token-reference']);

/** Refusals that mean: the cryptography itself does not hold, whatever the cause. */
const BROKEN = new Set(['digest-mismatch', 'signature-mismatch', 'algorithm', 'malformed-signature', 'no-signature', 'several-signatures']);

function securityTokenReference(subject: SealSubject): XmlElement | undefined {
  return child(child(child(subject.message.security, 'Signature', NS.ds), 'KeyInfo', NS.ds), 'SecurityTokenReference', NS.wsse);
}

/** Which of header, body and parts are not among the references. */
function uncovered(subject: SealSubject): string[] {
  const { messaging, body, parts } = subject.message;
  const elements = new Set(uris(subject));
  const covered = new Set(uris(subject).map((uri) => partNamed(subject.message, uri)));
  return [
    ...(elements.has(`#${idOf(messaging)}`) ? [] : ['eb:Messaging']),
    ...(elements.has(`#${idOf(body)}`) ? [] : ['env:Body']),
    ...parts.filter((part) => !covered.has(part)).map(({ contentId }) => `part ${contentId}`),
  ];
}

const wrongPartDigests = (subject: SealSubject): string[] =>
  partReferences(subject)
    .filter((reference) => {
      const part = partNamed(subject.message, attribute(reference, 'URI') ?? '');
      const stated = child(reference, 'DigestValue', NS.ds)?.text.replace(/\s+/g, '');
      const transform = all(reference, 'Transforms/Transform').map(algorithm);
      const made = part === undefined ? undefined : createHash('sha256').update(part.content).digest('base64');
      return made !== stated || transform.join() !== ALGORITHMS.attachmentContent;
    })
    .map((reference) => attribute(reference, 'URI') ?? '');

const encrypted = (subject: SealSubject): boolean => subject.message.envelope !== undefined && [...walk(subject.message.envelope)].some((el) => el.ns === NS.xenc);

/** A self-signed root may be left out: where it has issued the sealing certificate itself, that one is the whole path (ICD 4.6.2). */
const mayStandAlone = ({ trust }: SealFacts): boolean => trust?.['trust anchor'] === 'self-signed root';

/** The chain as the token gives it, leaf first: does each certificate come from the next one? */
export function chainInOrder(facts: SealFacts): boolean {
  try {
    const certificates = facts.chainDer.map(readCertificate);
    return (certificates.length > 1 || mayStandAlone(facts)) && certificates.every((one, at) => at + 1 === certificates.length || one.checkIssued(certificates[at + 1]!));
  } catch {
    return false;
  }
}

const RULES: Rule<SealSubject>[] = [
  {
    requirement: 'ICS2-SEC-01',
    expected: 'RSA-SHA256 over SHA-256 digests, and the signature verifies',
    observe: (subject) =>
      `${algorithm(child(signedInfo(subject), 'SignatureMethod', NS.ds))}; digests ${[...new Set(references(subject).map((one) => algorithm(child(one, 'DigestMethod', NS.ds))))].join(', ') || '(none)'}; ${subject.refusal === undefined ? 'verified' : `refused: ${subject.refusal.detail}`}`,
    holds: (subject) =>
      algorithm(child(signedInfo(subject), 'SignatureMethod', NS.ds)) === ALGORITHMS.rsaSha256 &&
      references(subject).length > 0 &&
      references(subject).every((one) => algorithm(child(one, 'DigestMethod', NS.ds)) === ALGORITHMS.sha256) &&
      // A part digested in another form is ICS2-SEC-03's matter, and only that.
      (subject.refusal === undefined || !BROKEN.has(subject.refusal.reason) || wrongPartDigests(subject).length > 0),
  },
  {
    requirement: 'ICS2-SEC-02',
    expected: 'one reference each to eb:Messaging, the SOAP Body and every part, and no other element under the same id',
    observe: (subject) => (uncovered(subject).length === 0 ? `references ${uris(subject).join(', ')}` : `not signed: ${uncovered(subject).join(', ')}`),
    holds: (subject) => signedInfo(subject) !== undefined && uncovered(subject).length === 0 && new Set(uris(subject)).size === uris(subject).length && subject.refusal?.reason !== 'duplicate-id',
  },
  {
    requirement: 'ICS2-SEC-08',
    expected: 'no encryption at message level',
    observe: (subject) => (encrypted(subject) ? 'an xenc element in the message' : 'none'),
    holds: (subject) => subject.message.envelope !== undefined && !encrypted(subject),
  },
  {
    requirement: 'ICS2-SEC-05',
    expected: `a BinarySecurityToken of type ${TOKEN_TYPES.PKIPath}`,
    observe: (subject) => (token(subject) === undefined ? 'no BinarySecurityToken' : (attribute(token(subject)!, 'ValueType') ?? '(no type)')),
    holds: (subject) => token(subject) !== undefined && isPkiPath(subject),
  },
  {
    requirement: 'ICS2-SEC-07',
    expected: 'KeyInfo with a SecurityTokenReference whose direct Reference names the token and its type',
    observe: (subject) => {
      const str = securityTokenReference(subject);
      const direct = child(str, 'Reference', NS.wsse);
      return direct === undefined ? `no direct Reference${str === undefined ? '' : `, but ${str.children.map((one) => one.name).join(', ') || 'nothing'}`}` : `URI ${attribute(direct, 'URI') ?? '(absent)'}, TokenType ${attribute(str!, 'TokenType', NS.wsse11) ?? '(absent)'}`;
    },
    holds: (subject) => {
      const str = securityTokenReference(subject);
      const direct = child(str, 'Reference', NS.wsse);
      const bst = token(subject);
      return direct !== undefined && bst !== undefined && attribute(direct, 'URI') === `#${idOf(bst)}` && attribute(str!, 'TokenType', NS.wsse11) === attribute(bst, 'ValueType');
    },
  },
];

const PART_RULE: Rule<SealSubject> = {
  requirement: 'ICS2-SEC-03',
  expected: 'digest of every part over its bytes as transmitted, with the Attachment-Content-Signature-Transform',
  observe: (subject) => (wrongPartDigests(subject).length === 0 ? 'digests match the transmitted bytes' : `other digest or transform for ${wrongPartDigests(subject).join(', ')}`),
  holds: (subject) => wrongPartDigests(subject).length === 0,
};

const PATH_RULE: Rule<SealSubject> = {
  requirement: 'ICS2-SEC-06',
  expected: 'the full chain, anchor side first, sealing certificate last, whose key made the signature',
  observe: ({ facts }) => (facts === undefined ? 'no readable path' : facts.chain.map((one) => one.subject).reverse().join(' > ')),
  holds: ({ facts }) => facts !== undefined && facts.chainDer.length > 0 && chainInOrder(facts),
};

/** Judges the seal of a message (ICD 4.6.2; eDelivery AS4 1.4.2.6). */
export function judgeSeal(subject: SealSubject): Judgement[] {
  const rules = [...RULES];
  // Each of these two has a precondition whose breach another row reports: an unsigned part, another kind of token.
  if (partReferences(subject).length > 0) rules.push(PART_RULE);
  if (isPkiPath(subject) && !BEFORE_SEAL.has(subject.refusal?.reason ?? '')) rules.push(PATH_RULE);
  return applyRules(rules, subject);
}
