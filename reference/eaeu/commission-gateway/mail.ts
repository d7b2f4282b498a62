import type { Envelope, MessageForm } from '../../../protocols/eaeu-soap';

/** A message that the gateway has accepted and still owes to somebody: kept until it is delivered or answered by a fault. */
export interface Mail {
  id: string;
  form: MessageForm;
  headers: Pick<Envelope, 'to' | 'replyTo' | 'from' | 'faultTo' | 'messageId' | 'relatesTo' | 'action' | 'procedureId' | 'conversationId'>;
  contentType: string;
  /** The transport message, Base64. */
  content: string;
  /** Business time, epoch ms. */
  acceptedAt: number;
  trackId: string;
  acceptTime: string;
  /** Segments that have not taken it yet. */
  owedTo: string[];
  /** A copy for the journal service: of it nothing is journalled. */
  journalCopy?: true;
}

export function headersOf(envelope: Envelope): Mail['headers'] {
  const { to, replyTo, from, faultTo, messageId, relatesTo, action, procedureId, conversationId } = envelope;
  return { to, replyTo, from, faultTo, messageId, relatesTo, action, procedureId, conversationId };
}

export function contentOf(mail: Mail): Buffer {
  return Buffer.from(mail.content, 'base64');
}

/** Segment of a logical address; empty where it is none. */
export function segmentOf(address: string | undefined): string {
  return /^EAEU:\/\/([A-Z]{2,3})\//.exec(address ?? '')?.[1] ?? '';
}

/** Message code of an Action: `P.EE.01.MSG.001`, `P.MSG.RCV`. */
export function messageCode(mail: Pick<Mail, 'headers'>): string {
  return mail.headers.action?.split('/').at(-1) ?? '';
}
