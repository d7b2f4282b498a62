import { readFault, type Envelope } from '../../protocols/eaeu-soap';
import type { TlsPeer } from '../../protocols/wire';

/** Short name of a message for a sequence diagram. */
export function labelOf(envelope: Envelope | undefined): string {
  if (envelope === undefined) return 'unreadable';
  if (envelope.form === 'fault') return `fault ${readFault(envelope.payload[0])?.subcode ?? ''}`.trim();
  return envelope.action?.slice(envelope.action.lastIndexOf('/') + 1) || 'no Action';
}

/** The header blocks as facts for people. */
export function headerFacts(envelope: Envelope | undefined, peer?: TlsPeer): Record<string, string> {
  const facts: Record<string, string | undefined> = envelope === undefined ? {} : {
    'wsa:To': envelope.to, 'wsa:ReplyTo': envelope.replyTo, 'wsa:From': envelope.from, 'wsa:Action': envelope.action, 'wsa:MessageID': envelope.messageId,
    'wsa:RelatesTo': envelope.relatesTo?.value, 'int:ProcedureID': envelope.procedureId, 'int:ConversationID': envelope.conversationId,
    'int:TrackID': envelope.integration?.trackId, 'int:AcceptTime': envelope.integration?.acceptTime,
  };
  if (peer !== undefined) facts['TLS client'] = `${peer.subject} (${peer.fingerprint256.slice(0, 16)}…)`;
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

/** The decoded text of a message, for people. */
export function businessOf(label: string, bytes: Buffer): { title: string; text: string } {
  return { title: label, text: bytes.toString('utf8') };
}
