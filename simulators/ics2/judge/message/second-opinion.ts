import { createHash, verify, X509Certificate } from 'node:crypto';
import { NS } from '../../../../protocols/as4';
import { all, attribute, child, children, type Xml, type XmlElement } from '../../../../protocols/xml';
import type { Judgement } from '../../../../requirements/judgement';
import { applyRules } from '../../../common/rule';
import { partNamed, type Dissection } from './dissection';

/** A sealed message, to be verified by an implementation that is not ours. */
export interface SecondOpinionSubject {
  message: Dissection;
  /** The sealing certificate in DER. */
  leaf?: Buffer;
}

/** Written into an XPath: an identifier with other characters could say anything there. */
const PLAIN_ID = /^[\w.-]+$/;

const prefixListOf = (method: XmlElement | undefined): string[] =>
  (attribute(child(method, 'InclusiveNamespaces', NS.ec), 'PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
const textOf = (element: XmlElement | undefined): string => element?.text.replace(/\s+/g, '') ?? '';

/** What libxml2, whose canonical forms xmlsec1 signs and verifies by, finds other than it stands in the message. */
function differences(xml: Xml, { message, leaf }: SecondOpinionSubject): string[] {
  const { soap, security } = message;
  const signature = child(security, 'Signature', NS.ds);
  const signedInfo = child(signature, 'SignedInfo', NS.ds);
  if (soap === undefined || signedInfo === undefined || leaf === undefined) return ['there is no seal to verify'];
  const canonical = (xpath: string, method: XmlElement | undefined): string =>
    xml.canonicalize(soap, { select: { xpath, namespaces: { ds: NS.ds, wsu: NS.wsu } }, prefixList: prefixListOf(method) });

  const digestOf = (uri: string, reference: XmlElement): string => {
    const part = partNamed(message, uri);
    if (part !== undefined) return createHash('sha256').update(part.content).digest('base64');
    const id = uri.slice(1);
    if (!uri.startsWith('#') || !PLAIN_ID.test(id)) return '(nothing that could be looked for)';
    return createHash('sha256').update(canonical(`//*[@wsu:Id="${id}"]`, all(reference, 'Transforms/Transform')[0])).digest('base64');
  };

  const wrong = children(signedInfo, 'Reference', NS.ds).flatMap((reference) => {
    const uri = attribute(reference, 'URI') ?? '';
    return digestOf(uri, reference) === textOf(child(reference, 'DigestValue', NS.ds)) ? [] : [`another digest for ${uri}`];
  });
  const method = child(signedInfo, 'CanonicalizationMethod', NS.ds);
  const signed = Buffer.from(canonical('//ds:Signature/ds:SignedInfo', method), 'utf8');
  const holds = verify('RSA-SHA256', signed, new X509Certificate(leaf).publicKey, Buffer.from(textOf(child(signature, 'SignatureValue', NS.ds)), 'base64'));
  return holds ? wrong : [...wrong, 'the signature value does not match SignedInfo'];
}

function found(xml: Xml, subject: SecondOpinionSubject): string[] {
  try {
    return differences(xml, subject);
  } catch (error) {
    return [`it could not be verified: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Judges the canonicalisation of a seal by another implementation than ours (ICS2-SEC-04; ICD Annex 6). */
export function judgeBySecondOpinion(xml: Xml, subject: SecondOpinionSubject): Judgement[] {
  const unlike = found(xml, subject);
  return applyRules([{
    requirement: 'ICS2-SEC-04',
    expected: 'libxml2 canonicalises what is sealed, PrefixLists honoured, to the digests and the signature value that stand there',
    observe: () => (unlike.length === 0 ? 'the same digests and signature value' : unlike.join('; ')),
    holds: () => unlike.length === 0,
  }], subject);
}
