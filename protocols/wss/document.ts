import { decodeBase64 } from '../as4/base64';
import { element, leaf } from '../as4/headers/markup';
import { ALGORITHMS, NS } from '../as4/namespaces';
import { readCertificate } from '../certificate';
import { at, canonicalForm, children, isNamed, walk, type Xml, type XmlElement } from '../xml';
import { signatureMethod, validate, type Target } from './core';
import type { Checked, Problem, Reason, Trust } from './problem';
import { type Signer, writeSignature } from './write';

const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const TRANSFORMS = [ENVELOPED, ALGORITHMS.exclusiveC14n];

const LIMITS = { maxBytes: 1024 * 1024, maxDepth: 40 };

/**
 * A business document with its own signature: enveloped, over the whole of it, last in the root (XML Signature, section 6.6.4).
 * @param document one element as text, without declaration and not empty
 */
export function signDocument(xml: Xml, document: string, signer: Signer): string {
  const read = xml.read(Buffer.from(document));
  if (!read.ok) throw new Error(`what is to be signed is no XML: ${read.error.message}`);
  const keyInfo = element('ds:X509Data', leaf('ds:X509Certificate', signer.certificate.toString('base64')));
  const signature = writeSignature(signer, [{ uri: '', transforms: TRANSFORMS, canonical: canonicalForm(read.root) }], keyInfo);
  const end = document.lastIndexOf('</');
  return `${document.slice(0, end)}${signature}${document.slice(end)}`;
}

/** A document that was opened: what is left without its signature, which is all that may be read of it. */
export interface OpenedDocument extends Checked {
  document: string;
}

/** The text without what looks like this element: from its first start tag to the first end tag after it. Linear, whatever the text is. */
function without(text: string, { prefix, name }: XmlElement): string {
  const written = prefix === '' ? name : `${prefix}:${name}`;
  const start = text.indexOf(`<${written}`);
  const tag = `</${written}>`;
  const end = text.indexOf(tag, start) + tag.length;
  return text.slice(0, start) + text.slice(end);
}

function only(root: XmlElement): XmlElement | Problem {
  const found = [...walk(root)].filter((one) => isNamed(one, 'Signature', NS.ds));
  const [signature] = found;
  if (signature === undefined) return { reason: 'no-signature', detail: `${root.name} carries no signature of its own` };
  if (found.length > 1) return { reason: 'several-signatures', detail: `${root.name} carries ${found.length} signatures` };
  return root.children.includes(signature) ? signature : { reason: 'malformed-signature', detail: `the signature does not stand directly in ${root.name}` };
}

/**
 * Verifies the signature of a document and takes it out. What was digested is what is given back: nothing else of the text can be read
 * by mistake, whatever is hidden beside the signature.
 */
export function openDocument(xml: Xml, text: string, trust: Trust): OpenedDocument {
  const refuse = (reason: Reason, detail: string): OpenedDocument => ({ document: text, problems: [{ reason, detail }] });
  const read = xml.read(Buffer.from(text), LIMITS);
  if (!read.ok) return refuse('malformed-signature', `what is signed is no XML: ${read.error.message}`);
  const signature = only(read.root);
  if ('reason' in signature) return { document: text, problems: [signature] };
  const document = without(read.text, signature);
  const rest = xml.read(Buffer.from(document), LIMITS);
  // What looks like the signature may be something else, in a comment for example: then the signature is still there.
  if (!rest.ok || !('reason' in only(rest.root))) return refuse('malformed-signature', 'the signature cannot be told from the rest of the document');
  const { root } = rest;
  const algorithm = signatureMethod(children(signature, 'SignedInfo', NS.ds)[0]);
  const der = decodeBase64(at(signature, 'KeyInfo/X509Data/X509Certificate')?.text ?? '');
  const resolve = (uri: string): Target => (uri === '' ? { element: root, transforms: TRANSFORMS } : { reason: 'extra-reference', detail: `the signature of the document refers to "${uri.slice(0, 120)}"` });
  if (der === undefined || der.length === 0) return { document, algorithm, problems: [{ reason: 'token', detail: 'the signature of the document holds no certificate' }] };
  try {
    const problems = validate(signature, readCertificate(der).publicKey, resolve);
    const trusted = trust([der]);
    return { document, algorithm, certificate: der, problems: trusted.ok ? problems : [...problems, { reason: 'untrusted', detail: trusted.detail }] };
  } catch (error) {
    return { document, algorithm, problems: [{ reason: 'token', detail: `the certificate of the document cannot be read: ${(error as Error).message}` }] };
  }
}
