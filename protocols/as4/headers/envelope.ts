import { NS } from '../namespaces';
import { Refusal } from '../problem';
import { elements, is, named } from './dom';

/** The positions that matter, each there exactly once. Everything else in the envelope is nobody's business. */
export interface Envelope {
  root: Element;
  /** /Envelope/Header/Messaging */
  messaging: Element;
  /** /Envelope/Body */
  body: Element;
  /** /Envelope/Header/Security; several make the message ambiguous and are refused later by name. */
  security: Element[];
}

/**
 * Finds the positions by walking from the root, never by searching for a name.
 * @throws Refusal `envelope`.
 */
export function readEnvelope(document: Document): Envelope {
  const root = document.documentElement;
  if (!is(root, NS.env, 'Envelope')) {
    throw new Refusal('envelope', `the root is {${root.namespaceURI ?? ''}}${root.localName}, not a SOAP 1.2 Envelope`);
  }
  const parts = elements(root);
  const [header, body] = parts;
  if (parts.length !== 2 || header === undefined || body === undefined || !is(header, NS.env, 'Header') || !is(body, NS.env, 'Body')) {
    throw new Refusal('envelope', 'the Envelope does not hold exactly one Header and then one Body');
  }
  const messaging = named(header, NS.eb, 'Messaging');
  if (messaging.length !== 1) throw new Refusal('envelope', `the Header holds ${messaging.length} eb:Messaging elements instead of one`);
  return { root, messaging: messaging[0]!, body, security: named(header, NS.wsse, 'Security') };
}
