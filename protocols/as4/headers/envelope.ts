import { children, everyElement, isNamed, type XmlElement } from '../../xml';
import { NS } from '../namespaces';
import { Refusal } from '../problem';

/** The positions that matter, each there exactly once. Everything else in the envelope is nobody's business. */
export interface Envelope {
  /** Every element in document order, the root first. */
  all: readonly XmlElement[];
  /** /Envelope/Header/Messaging */
  messaging: XmlElement;
  /** /Envelope/Body */
  body: XmlElement;
  /** /Envelope/Header/Security; several make the message ambiguous and are refused later by name. */
  security: XmlElement[];
}

/**
 * Finds the positions by walking from the root, never by searching for a name.
 * @throws Refusal `envelope`.
 */
export function readEnvelope(root: XmlElement): Envelope {
  if (!isNamed(root, 'Envelope', NS.env)) throw new Refusal('envelope', `the root is {${root.ns}}${root.name}, not a SOAP 1.2 Envelope`);
  const parts = root.children;
  const [header, body] = parts;
  if (parts.length !== 2 || header === undefined || body === undefined || !isNamed(header, 'Header', NS.env) || !isNamed(body, 'Body', NS.env)) {
    throw new Refusal('envelope', 'the Envelope does not hold exactly one Header and then one Body');
  }
  const messaging = children(header, 'Messaging', NS.eb);
  if (messaging.length !== 1) throw new Refusal('envelope', `the Header holds ${messaging.length} eb:Messaging elements instead of one`);
  return { all: everyElement(root), messaging: messaging[0]!, body, security: children(header, 'Security', NS.wsse) };
}
