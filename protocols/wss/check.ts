import { indexIds } from '../as4/signature/ids';
import { readToken } from '../as4/signature/token';
import { ALGORITHMS, NS } from '../as4/namespaces';
import { SOAP11_NAMESPACE } from '../soap11';
import { child, children, isNamed, relativeNamespace, textAt, walk, type XmlElement } from '../xml';
import { signatureMethod, validate, type Target } from './core';
import type { Checked, Problem, Reason, Trust } from './problem';

/** Clocks of two systems differ by so much without anybody being wrong. Ours. */
const SKEW_MS = 60_000;

const problem = (reason: Reason, detail: string): Problem => ({ reason, detail });

interface Place {
  security: XmlElement;
  signature: XmlElement;
  body: XmlElement;
}

/** The one signature, in the one Security header of the envelope's own Header, and the envelope's own Body. */
function find(root: XmlElement, everything: readonly XmlElement[]): Place | Problem {
  const signatures = everything.filter((one) => isNamed(one, 'Signature', NS.ds));
  const headers = children(child(root, 'Header', SOAP11_NAMESPACE), 'Security', NS.wsse);
  const bodies = children(root, 'Body', SOAP11_NAMESPACE);
  const [signature, security, body] = [signatures[0], headers[0], bodies[0]];
  if (signature === undefined) return problem('no-signature', 'the message carries no signature');
  if (signatures.length > 1 || headers.length > 1) return problem('several-signatures', `the message carries ${signatures.length} signatures in ${headers.length} Security headers`);
  if (security?.children.includes(signature) !== true) return problem('no-signature', 'the signature does not stand in the Security header');
  if (body === undefined || bodies.length > 1) return problem('malformed-signature', `the envelope holds ${bodies.length} Body elements`);
  return { security, signature, body };
}

function timestampProblems(security: XmlElement, covered: ReadonlySet<XmlElement>, now: number): Problem[] {
  return children(security, 'Timestamp', NS.wsu).flatMap((timestamp) => {
    const [created, expires] = ['Created', 'Expires'].map((name) => Date.parse(textAt(timestamp, name) ?? ''));
    const found: Problem[] = covered.has(timestamp) ? [] : [problem('unsigned-timestamp', 'the Timestamp is not signed')];
    // NaN compares false: a time that cannot be read is one that has not been kept.
    if (!(created! <= now + SKEW_MS)) found.push(problem('expired-timestamp', `the message was made at ${textAt(timestamp, 'Created') ?? 'no time'}, which is still to come`));
    if (!(now <= expires! + SKEW_MS)) found.push(problem('expired-timestamp', `the message was good until ${textAt(timestamp, 'Expires') ?? 'no time'}`));
    return found;
  });
}

/**
 * Verifies the signature of a SOAP 1.1 message: one X.509 token, the Body signed where it stands, a Timestamp signed and in force if there is
 * one, and nothing else. A second element under a signed id, or a signed Body elsewhere, is refused (signature wrapping).
 * @param now epoch ms, for the Timestamp
 */
export function checkMessage(root: XmlElement, trust: Trust, now: number): Checked {
  const everything = [...walk(root)];
  const place = find(root, everything);
  if ('reason' in place) return { problems: [place] };
  const { security, signature, body } = place;
  const algorithm = signatureMethod(children(signature, 'SignedInfo', NS.ds)[0]);
  const ids = indexIds(everything);
  const token = readToken(signature, security, ['X509v3']);
  const problems: Problem[] = [...ids.problems.map(({ detail }) => problem('duplicate-id', detail)), ...token.problems.map(({ detail }) => problem('token', detail))];
  const relative = relativeNamespace(root);
  if (relative !== undefined) problems.push(problem('malformed-signature', `a namespace is declared by the relative URI "${relative.slice(0, 120)}"`));
  const [certificate] = token.chain;
  if (token.key === undefined || certificate === undefined) return { algorithm, problems };

  const covered = new Set<XmlElement>();
  const resolve = (uri: string): Target => {
    const found = ids.get(uri.slice(1));
    if (!uri.startsWith('#') || found === undefined) return problem('reference-missing', `the signature refers to "${uri.slice(0, 120)}", which is not there`);
    const isTimestamp = isNamed(found, 'Timestamp', NS.wsu) && security.children.includes(found);
    if (found !== body && !isTimestamp) {
      return isNamed(found, 'Body', SOAP11_NAMESPACE) ? problem('relocated', 'the signed Body is not the Body of the envelope') : problem('extra-reference', `the signature covers ${found.path}`);
    }
    covered.add(found);
    return { element: found, transforms: [ALGORITHMS.exclusiveC14n] };
  };
  problems.push(...validate(signature, token.key, resolve));
  if (!covered.has(body)) problems.push(problem('unsigned-body', 'the Body is not signed'));
  problems.push(...timestampProblems(security, covered, now));
  const trusted = trust(token.chain);
  if (!trusted.ok) problems.push(problem('untrusted', trusted.detail));
  return { algorithm, certificate, problems };
}
