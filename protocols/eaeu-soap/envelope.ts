import { attribute, child, children, type XmlElement } from '../xml/element';
import { INT_NS, SIGNAL_NS, SOAP_NS, WSA_NS } from './namespaces';

/** What a body holds: application data, a signal (which the header rules treat as an application message, item 99), or a fault. */
export type MessageForm = 'application' | 'signal' | 'fault';

/** The parts of an envelope as they were written; outer white space is cut, which xs:anyURI does as well. */
export interface Envelope {
  root: XmlElement;
  header: XmlElement;
  body: XmlElement;
  form: MessageForm;
  /** Header blocks in document order. */
  blocks: readonly XmlElement[];
  /** Element children of the body. */
  payload: readonly XmlElement[];
  to?: string;
  replyTo?: string;
  from?: string;
  faultTo?: string;
  messageId?: string;
  relatesTo?: { value: string; relatesAction?: string };
  action?: string;
  procedureId?: string;
  conversationId?: string;
  integration?: { trackId?: string; acceptTime?: string };
}

/** Takes an envelope apart without judging it; undefined when the root is no SOAP 1.2 envelope of exactly Header and Body. */
export function takeApart(root: XmlElement): Envelope | undefined {
  const [header, body, ...more] = root.children;
  if (root.name !== 'Envelope' || root.ns !== SOAP_NS || more.length > 0) return undefined;
  if (header?.name !== 'Header' || header.ns !== SOAP_NS || body?.name !== 'Body' || body.ns !== SOAP_NS) return undefined;
  const value = (name: string, ns: string): string | undefined => child(header, name, ns)?.text.trim();
  const address = (name: string): string | undefined => child(child(header, name, WSA_NS), 'Address', WSA_NS)?.text.trim();
  const relatesTo = child(header, 'RelatesTo', WSA_NS);
  const relatesAction = attribute(relatesTo, 'RelatesAction', INT_NS);
  const integration = child(header, 'Integration', INT_NS);
  const first = body.children[0];
  return {
    root, header, body,
    form: first?.ns === SOAP_NS && first.name === 'Fault' ? 'fault' : first?.ns === SIGNAL_NS ? 'signal' : 'application',
    blocks: header.children,
    payload: body.children,
    to: value('To', WSA_NS),
    replyTo: address('ReplyTo'),
    from: address('From'),
    faultTo: address('FaultTo'),
    messageId: value('MessageID', WSA_NS),
    ...(relatesTo === undefined ? {} : { relatesTo: { value: relatesTo.text.trim(), ...(relatesAction === undefined ? {} : { relatesAction }) } }),
    action: value('Action', WSA_NS),
    procedureId: value('ProcedureID', INT_NS),
    conversationId: value('ConversationID', INT_NS),
    ...(integration === undefined ? {} : {
      integration: { trackId: child(integration, 'TrackID', INT_NS)?.text.trim(), acceptTime: child(integration, 'AcceptTime', INT_NS)?.text.trim() },
    }),
  };
}

/** How often a header block of this name occurs. */
export function occurrences(envelope: Envelope, name: string, ns: string): number {
  return children(envelope.header, name, ns).length;
}
