import { cidOf, type ContentType, parseContentType, parseMultipart, type MimePart, type Read } from '../../../../protocols/as4';
import { all, attribute, at, child, textAt, type Xml, type XmlElement } from '../../../../protocols/xml';

/**
 * A received AS4 message taken apart without believing any of it: what judges look at, so that a message which the trader
 * interface rightly refused can still be judged header by header. `undefined` where a layer could not be read.
 */
export interface Dissection {
  mediaType?: string;
  contentTypeParameters: ReadonlyMap<string, string>;
  /** The SOAP part's own media type and charset. */
  root?: { mediaType: string; charset?: string };
  /** The SOAP part as it came. */
  soap?: Buffer;
  envelope?: XmlElement;
  messaging?: XmlElement;
  userMessage?: XmlElement;
  body?: XmlElement;
  security?: XmlElement;
  /** MIME parts besides the root, in order. */
  parts: MimePart[];
  /** Why reading stopped, if it did. */
  trouble?: string;
}

/**
 * Takes a message apart. Never throws.
 * @param already what somebody has read of it
 */
export function dissect(xml: Xml, contentType: string, body: Buffer, already: Read = {}): Dissection {
  const nothing: Dissection = { contentTypeParameters: new Map(), parts: [] };
  try {
    const type = already.unpacked?.contentType ?? parseContentType(contentType);
    const multipart = type.mediaType === 'multipart/related';
    const [rootPart, ...parts] = multipart ? partsOf(type, body, already) : [];
    const root = rootPart === undefined ? { mediaType: type.mediaType, charset: type.parameters.get('charset') } : typeOf(rootPart);
    const soap = rootPart?.content ?? body;
    const read = already.envelope === undefined ? xml.read(soap) : ({ ok: true, root: already.envelope } as const);
    const found: Dissection = { mediaType: type.mediaType, contentTypeParameters: type.parameters, root, soap, parts };
    if (!read.ok) return { ...found, trouble: read.error.message };
    const header = child(read.root, 'Header');
    const messaging = child(header, 'Messaging');
    return {
      ...found,
      envelope: read.root,
      messaging,
      userMessage: child(messaging, 'UserMessage'),
      body: child(read.root, 'Body'),
      security: child(header, 'Security'),
    };
  } catch (error) {
    return { ...nothing, trouble: error instanceof Error ? error.message : String(error) };
  }
}

const partsOf = ({ parameters }: ContentType, body: Buffer, { unpacked }: Read): MimePart[] =>
  (unpacked === undefined ? parseMultipart(parameters, body) : [unpacked.root, ...unpacked.attachments]);

/** Lets go of the trees, for who keeps many messages: to those who look at one again it says the same. */
export function letGo({ envelope, messaging, userMessage, body, security }: Dissection): void {
  for (const one of [envelope, messaging, userMessage, body, security]) one?.forget?.();
}

function typeOf(part: MimePart): { mediaType: string; charset?: string } {
  const written = part.headers.get('content-type');
  return { mediaType: part.mediaType, charset: written === undefined ? undefined : parseContentType(written).parameters.get('charset') };
}

/** Text of an element under UserMessage, or `(absent)`. */
export function said(message: Dissection, path: string): string {
  return at(message.userMessage, path)?.text.trim() ?? '(absent)';
}

/** Attribute of an element under UserMessage, or `(absent)`. */
export function saidAttribute(message: Dissection, path: string, name: string): string {
  return attribute(at(message.userMessage, path), name) ?? '(absent)';
}

/** Every PartInfo with its properties. */
export function partInfos(message: Dissection): { href: string; properties: Map<string, string> }[] {
  return all(message.userMessage, 'PayloadInfo/PartInfo').map((info) => ({
    href: attribute(info, 'href') ?? '(absent)',
    properties: new Map(all(info, 'PartProperties/Property').map((property) => [attribute(property, 'name') ?? '', property.text.trim()])),
  }));
}

/** The part that a cid: URI means; like every URI it may be written with percent-escapes (RFC 2392). */
export function partNamed({ parts }: Dissection, uri: string): MimePart | undefined {
  const id = uri.startsWith('cid:') ? cidOf(uri) : undefined;
  return id === undefined || id === '' ? undefined : parts.find(({ contentId }) => contentId === id);
}

/** What a signal says of itself, verified or not. */
export interface SignalFacts {
  kind: 'PullRequest' | 'Receipt' | 'Error';
  messageId?: string;
  refToMessageId?: string;
  /** Channel of a PullRequest. */
  mpc?: string;
}

const SIGNALS = ['PullRequest', 'Receipt', 'Error'] as const;

/** The signal in a message; undefined where there is none. */
export function signalIn({ messaging }: Dissection): SignalFacts | undefined {
  const unit = child(messaging, 'SignalMessage');
  const kind = SIGNALS.find((name) => child(unit, name) !== undefined);
  if (kind === undefined) return undefined;
  const messageId = textAt(unit, 'MessageInfo/MessageId');
  return { kind, messageId, refToMessageId: textAt(unit, 'MessageInfo/RefToMessageId'), mpc: attribute(child(unit, 'PullRequest'), 'mpc') };
}
