import { draftEnvelope, type EnvelopeDraft, type Packed, signedAside, signedNow } from './draft';
import type { SignalInfo, SignedReference } from './headers/model';
import { type OutgoingError, writeErrors, writePullRequest, writeReceipt } from './headers/write';
import { SOAP_MEDIA_TYPE } from './namespaces';
import type { Quirks } from './quirks';
import { sha256Base64 } from './signature/attachment';
import type { SealingKey } from './signature/seal';

export interface SignalInput {
  messageId: string;
  timestamp: string;
  seal: SealingKey;
  envelopePrefix?: string;
  quirks?: Quirks;
}

/** Everything of a signal but its signature value. */
function draftSignal(input: Omit<SignalInput, 'seal'> & { seal?: SealingKey }, unit: string): { draft: EnvelopeDraft; finish: (value: Buffer | undefined) => Packed } {
  const quirks = input.quirks ?? {};
  const { messageId, seal, envelopePrefix = 'env' } = input;
  const draft = draftEnvelope({ messageId, unit, parts: [], bodyContent: '', seal, envelopePrefix, quirks });
  const contentType = `${quirks.rootMediaType ?? SOAP_MEDIA_TYPE}; charset=UTF-8`;
  return { draft, finish: (value) => ({ contentType, body: Buffer.from(draft.soap(value), 'utf8'), references: draft.references }) };
}

function packSignal(input: Omit<SignalInput, 'seal'> & { seal?: SealingKey }, unit: string): Packed {
  const { draft, finish } = draftSignal(input, unit);
  return finish(signedNow(draft));
}

function signalInfo(input: { messageId: string; timestamp: string; quirks?: Quirks }, refToMessageId: string | undefined): SignalInfo {
  return { messageId: input.messageId, timestamp: input.timestamp, refToMessageId: input.quirks?.refToMessageId ?? refToMessageId };
}

function copiedReferences(references: readonly SignedReference[], quirks: Quirks): readonly SignedReference[] | undefined {
  switch (quirks.receiptReferences) {
    case undefined:
      return references;
    case 'none':
      return undefined;
    case 'missing':
      return references.slice(0, -1);
    case 'wrong-digest':
      return references.map((one, index) => (index === 0 ? { ...one, digestValue: sha256Base64('another') } : one));
  }
}

export type ReceiptInput = SignalInput & { received: { header: { messageId: string }; seal: { references: readonly SignedReference[] } } };

function receiptUnit({ received, ...input }: ReceiptInput): string {
  const references = copiedReferences(received.seal.references, input.quirks ?? {});
  return writeReceipt(signalInfo(input, received.header.messageId), references);
}

/** A signed non-repudiation receipt for a message that was opened (ICD 4.3.1; AS4 5.1.8): plain SOAP, no MIME. */
export function packReceipt(input: ReceiptInput): Packed {
  return packSignal(input, receiptUnit(input));
}

/** The same, signed on another thread: for who answers many at once and has other things to do meanwhile. */
export async function packReceiptAside(input: ReceiptInput): Promise<Packed> {
  const { draft, finish } = draftSignal(input, receiptUnit(input));
  return finish(await signedAside(draft));
}

/** An Error signal (ICD 4.3.2), signed only where a key is given: the ICD leaves that open, and Domibus sends errors unsigned. */
export function packError(
  input: Omit<SignalInput, 'seal'> & { seal?: SealingKey; refToMessageId?: string; errors: readonly OutgoingError[] },
): Packed {
  return packSignal(input, writeErrors(signalInfo(input, input.refToMessageId), input.errors));
}

/** A signed PullRequest for one message partition channel (ICD 4.3.3). */
export function packPullRequest(input: SignalInput & { mpc: string }): Packed {
  return packSignal(input, writePullRequest(signalInfo(input, undefined), input.mpc));
}

export type { OutgoingError };
