import { openEnvelope } from '../../../protocols/soap11';
import { checkMessage, openDocument, SECURITY_NAMESPACE, type Checked, type Trust } from '../../../protocols/wss';
import { all, at, canonicalForm, textAt, type Xml, type XmlElement } from '../../../protocols/xml';
import { GATEWAY_PROFILES, type GatewayChannel } from '../../../requirements/kz';
import { MAX_DOCUMENT_BYTES } from '../read';

/** Escaping and a signature make a document larger. */
const LIMITS = { maxBytes: 2 * MAX_DOCUMENT_BYTES, maxDepth: 40 };

/** What the gateway was given: a document to hand over, a question for answers, or a notice that an answer has arrived. */
export interface Letter {
  channel: GatewayChannel;
  kind: 'document' | 'question' | 'notice';
  /** Names of the elements of requestInfo or messageInfo, in the order in which they came. */
  order: readonly string[];
  /** Their texts, by name. */
  info: Readonly<Record<string, string>>;
  sender: { id: string | undefined; password: string | undefined };
  /** The business document without its signature; '' where there is none. */
  document: string;
  /** The signature over the Body, and that of the document; `absent` where none was made. */
  message: Checked | 'absent';
  own: Checked | 'absent';
}

/** What the bytes for the gateway turned out to be. */
export type LetterReading = { kind: 'letter'; letter: Letter } | { kind: 'unreadable'; reason: string };

/** Questions of the asynchronous channel, and the notice that an answer was received (its interface description). */
const OTHERS = [{ operation: 'getMessages', kind: 'question' }, { operation: 'sendDeliveryNotification', kind: 'notice' }] as const;

const isAbsent = ({ problems }: Checked): boolean => problems[0]?.reason === 'no-signature';

/** A document stands in `data` as text (escaped or CDATA), or as an element of its own. */
function documentOf(data: XmlElement | undefined): string {
  const [inside, ...more] = data?.children ?? [];
  return inside !== undefined && more.length === 0 ? canonicalForm(inside) : (data?.text ?? '').trim();
}

/** Reads what came to a channel of the gateway. Never throws. @param now epoch ms of business time */
export function readLetter(xml: Xml, channel: GatewayChannel, bytes: Buffer, trust: Trust, now: number): LetterReading {
  const unreadable = (reason: string): LetterReading => ({ kind: 'unreadable', reason });
  const read = xml.read(bytes, LIMITS);
  if (!read.ok) return unreadable(`${read.error.code}: ${read.error.message}`);
  const opened = openEnvelope(read.root, [SECURITY_NAMESPACE]);
  if (opened.kind !== 'body') return unreadable(opened.kind === 'fault' ? 'a fault is no request' : opened.reason);
  const profile = GATEWAY_PROFILES[channel];
  const [entry, ...more] = opened.entries;
  const other = channel === 'gateway' ? undefined : OTHERS.find((one) => one.operation === entry?.name);
  if (entry === undefined || more.length > 0 || entry.ns !== profile.namespace || (entry.name !== profile.operation && other === undefined)) {
    return unreadable(`this channel takes one ${profile.operation} of ${profile.namespace}, not ${opened.entries.map((one) => one.name).join(', ') || 'nothing'}`);
  }
  const info = at(entry, other === undefined ? profile.info : 'request');
  const [data, ...furtherData] = all(entry, profile.data);
  if (furtherData.length > 0) return unreadable('requestData holds more than one data');
  const message = checkMessage(read.root, trust, now);
  const document = other === undefined ? documentOf(data) : '';
  const own = document === '' ? undefined : openDocument(xml, document, trust);
  return {
    kind: 'letter',
    letter: {
      channel, kind: other?.kind ?? 'document',
      order: (info?.children ?? []).map((one) => one.name),
      info: Object.fromEntries((info?.children ?? []).map((one) => [one.name, one.text.trim()])),
      sender: { id: textAt(info, 'sender/senderId'), password: textAt(info, 'sender/password') },
      document: own?.document ?? document,
      message: isAbsent(message) ? 'absent' : message,
      own: own === undefined || isAbsent(own) ? 'absent' : own,
    },
  };
}

/** Whether anything in a letter was signed: who signs is answered with signatures. */
export function isSigned({ message, own }: Letter): boolean {
  return message !== 'absent' || own !== 'absent';
}
