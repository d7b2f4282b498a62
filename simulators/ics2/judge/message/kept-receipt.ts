import { matchReceipt, openMessage, type Opened, type SignedReference, type Trust } from '../../../../protocols/as4';
import type { Judgement } from '../../../../requirements/judgement';

/** Octets as the operator keeps them, with the Content-Type under which they crossed the wire. */
export interface KeptMessage {
  contentType: string;
  body: Buffer;
}

/** What the operator shows of a message that it has sent. */
export interface KeptDelivery {
  message?: KeptMessage;
  receipt?: KeptMessage;
}

/** The message as it reached the interface. */
export interface Delivered {
  messageId: string;
  references: readonly SignedReference[];
}

const digests = (references: readonly SignedReference[]): string => references.map(({ uri, digestValue }) => `${uri} ${digestValue}`).sort().join(' ');
const refusal = (opened: Opened): string => (opened.ok ? `it is a ${opened.kind}` : opened.error.detail);

/** The kept message as far as it is the one that was delivered; otherwise why not. */
function sameMessage(opened: Opened, { messageId, references }: Delivered): string | undefined {
  if (!opened.ok || opened.kind !== 'user') return `the kept message cannot be verified: ${refusal(opened)}`;
  if (opened.header.messageId !== messageId) return `the kept message is ${opened.header.messageId}`;
  return digests(opened.seal.references) === digests(references) ? undefined : 'the kept message has other digests than the one that came';
}

async function proves({ message, receipt }: KeptDelivery, delivered: Delivered, trust: Trust): Promise<string | undefined> {
  if (message === undefined) return 'no message is kept';
  if (receipt === undefined) return 'no receipt is kept';
  const sent = await openMessage({ ...message, trust });
  const other = sameMessage(sent, delivered);
  if (other !== undefined || !sent.ok || sent.kind !== 'user') return other;
  const signal = await openMessage({ ...receipt, trust });
  if (!signal.ok || signal.kind !== 'receipt') return `the kept receipt cannot be verified: ${refusal(signal)}`;
  const match = matchReceipt(signal, { messageId: sent.header.messageId, references: sent.seal.references });
  return match.ok ? undefined : match.differences.join('; ');
}

/**
 * Delivery can be proved later: the kept message is the one that came, and the kept receipt verifies and repeats the references of its
 * signature (ICD 4.6; AS4 5.1.8). @param trust of the seals of both
 */
export async function judgeKeptReceipt(kept: KeptDelivery, delivered: Delivered, trust: Trust): Promise<Judgement> {
  const why = await proves(kept, delivered, trust);
  return {
    requirement: 'ICS2-EVD-01', party: 'iut', expected: `the message ${delivered.messageId} as it was sent, and a receipt that verifies and matches it`,
    observed: why ?? 'both are kept, and match', holds: why === undefined,
  };
}
