import { escapeAttribute, escapeText } from '../xml/escape';
import { INT_NS, SOAP_NS, WSA_NS } from './namespaces';

/** The header blocks of Decision 5, in the order we write them; order carries no meaning (item 29, Annexes differ). */
export const HEADER_ORDER = ['to', 'replyTo', 'from', 'faultTo', 'messageId', 'relatesTo', 'action', 'procedureId', 'conversationId', 'integration'] as const;
export type HeaderName = (typeof HEADER_ORDER)[number];

/** Values go out as given: nothing is checked here, since hostile tests and planted faults must be able to write anything. */
export interface OutgoingHeaders {
  to?: string;
  replyTo?: string;
  /** Only in faults (items 58, 67). */
  from?: string;
  /** Never by the rules (items 58, 69). */
  faultTo?: string;
  messageId?: string;
  /** `relatesAction` only in faults (item 68). */
  relatesTo?: { value: string; relatesAction?: string };
  action?: string;
  procedureId?: string;
  conversationId?: string;
  /** Only by platform components (items 41-44). */
  integration?: { trackId: string; acceptTime: string };
}

export interface OutgoingMessage extends OutgoingHeaders {
  /** XML of the body's content. */
  body: string;
  order?: readonly HeaderName[];
  /** XML of further header blocks: no rule provides for any. */
  extraHeaders?: readonly string[];
  /** Namespaces to write in place of the right ones: a defect on purpose. */
  namespaces?: { soap?: string; wsa?: string; int?: string };
  /** Anything but UTF-8 is a defect on purpose (item 26). */
  charset?: 'UTF-8' | 'windows-1251';
}

function block(name: HeaderName, message: OutgoingMessage): string {
  const address = (tag: string, value: string): string => `<wsa:${tag}><wsa:Address>${escapeText(value)}</wsa:Address></wsa:${tag}>`;
  const simple = (tag: string, value: string): string => `<${tag}>${escapeText(value)}</${tag}>`;
  switch (name) {
    case 'to': return message.to === undefined ? '' : simple('wsa:To', message.to);
    case 'replyTo': return message.replyTo === undefined ? '' : address('ReplyTo', message.replyTo);
    case 'from': return message.from === undefined ? '' : address('From', message.from);
    case 'faultTo': return message.faultTo === undefined ? '' : address('FaultTo', message.faultTo);
    case 'messageId': return message.messageId === undefined ? '' : simple('wsa:MessageID', message.messageId);
    case 'action': return message.action === undefined ? '' : simple('wsa:Action', message.action);
    case 'procedureId': return message.procedureId === undefined ? '' : simple('int:ProcedureID', message.procedureId);
    case 'conversationId': return message.conversationId === undefined ? '' : simple('int:ConversationID', message.conversationId);
    case 'relatesTo': {
      if (message.relatesTo === undefined) return '';
      const { value, relatesAction } = message.relatesTo;
      return `<wsa:RelatesTo${relatesAction === undefined ? '' : ` int:RelatesAction="${escapeAttribute(relatesAction)}"`}>${escapeText(value)}</wsa:RelatesTo>`;
    }
    case 'integration': {
      if (message.integration === undefined) return '';
      const { trackId, acceptTime } = message.integration;
      return `<int:Integration>${simple('int:TrackID', trackId)}${simple('int:AcceptTime', acceptTime)}</int:Integration>`;
    }
  }
}

/** Russian letters of windows-1251; what it has no place for (Kazakh letters) becomes a question mark, as careless systems do. */
function windows1251(text: string): Buffer {
  const codes = [...text].map((char) => {
    const code = char.codePointAt(0)!;
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return 0x3f;
  });
  return Buffer.from(codes);
}

/** Writes a message of Decision 5: SOAP 1.2, header, then body (items 14, 19), in UTF-8 (item 26). */
export function buildEnvelope(message: OutgoingMessage): Buffer {
  const ns = { soap: SOAP_NS, wsa: WSA_NS, int: INT_NS, ...message.namespaces };
  const charset = message.charset ?? 'UTF-8';
  const blocks = [...(message.order ?? HEADER_ORDER).map((name) => block(name, message)), ...(message.extraHeaders ?? [])].filter((text) => text !== '');
  const text =
    `<?xml version="1.0" encoding="${charset}"?>\n` +
    `<soap:Envelope xmlns:soap="${escapeAttribute(ns.soap)}" xmlns:wsa="${escapeAttribute(ns.wsa)}" xmlns:int="${escapeAttribute(ns.int)}">\n` +
    `  <soap:Header>\n${blocks.map((one) => `    ${one}\n`).join('')}  </soap:Header>\n` +
    `  <soap:Body>${message.body}</soap:Body>\n</soap:Envelope>\n`;
  return charset === 'UTF-8' ? Buffer.from(text) : windows1251(text);
}
