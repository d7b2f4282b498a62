import { INT_NS, type Envelope } from '../../../protocols/eaeu-soap';
import { child, children, walk } from '../../../protocols/xml';
import type { Received } from '../records';

/**
 * Header values of a message as they stand, whatever the namespace: a wrong namespace is judged by its own rule (EAEU-ENV-04) and must not make
 * every other header look absent.
 */
export interface Headers {
  count(name: string): number;
  value(name: string): string | undefined;
  /** Address inside ReplyTo, From, FaultTo. */
  address(name: string): string | undefined;
}

export function headersOf(envelope: Envelope): Headers {
  return {
    count: (name) => children(envelope.header, name).length,
    value: (name) => child(envelope.header, name)?.text.trim(),
    address: (name) => child(child(envelope.header, name), 'Address')?.text.trim(),
  };
}

/** Everything of XML signatures and of their header: their place is judged by EAEU-D124-06 alone. */
const SIGNATURE_NAMESPACES = [
  'http://www.w3.org/2000/09/xmldsig#',
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
];

export function isSignatureNamespace(ns: string): boolean {
  return SIGNATURE_NAMESPACES.includes(ns);
}

export function signatureIn(envelope: Envelope): string | undefined {
  for (const element of walk(envelope.root)) if (isSignatureNamespace(element.ns)) return element.path;
  return undefined;
}

export function integrationOf(envelope: Envelope): string | undefined {
  return child(envelope.header, 'Integration', INT_NS)?.path;
}

/** What the parties of a message are, for its judges. */
export interface Parties {
  /** The IUT's own logical address. */
  own: string;
  /** Process and participant code of the other side, `P.EE.01/P.ACT.001`. */
  otherParticipant: string;
  /** Segment of the country that the message is for. */
  otherSegment: string;
}

export interface Subject {
  received: Received;
  envelope: Envelope;
  headers: Headers;
  parties: Parties;
}

export function subjectOf(received: Received, parties: Parties): Subject | undefined {
  return received.envelope === undefined ? undefined : { received, envelope: received.envelope, headers: headersOf(received.envelope), parties };
}
