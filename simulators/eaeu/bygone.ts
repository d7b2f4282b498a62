import type { Envelope } from '../../protocols/eaeu-soap';
import type { Received, Sent } from './records';

/** Most identifiers to remember; far more than one run uses. */
const MOST = 100_000;

/**
 * The identifiers of earlier scenarios. A message that was still under way when a scenario ended arrives in the next one, on both sides; it is
 * logged like any other, but nobody acts on it or judges by it.
 */
export interface Bygone {
  remember(received: readonly Received[], sent: readonly Sent[]): void;
  concerns(envelope: Envelope): boolean;
}

export function createBygone(): Bygone {
  const ids = new Set<string>();
  const add = (id: string | undefined): void => {
    if (id === undefined || id === '') return;
    if (ids.size >= MOST) ids.delete(ids.values().next().value!);
    ids.add(id);
  };
  return {
    remember(received, sent) {
      // Only what opens a transaction: the identifiers of an answer may be wrong, and that is for the judges.
      const opened = received.filter(({ envelope }) => envelope?.form === 'application' && envelope.relatesTo === undefined);
      for (const { envelope } of opened) [envelope?.messageId, envelope?.procedureId, envelope?.conversationId].forEach(add);
      for (const { message } of sent) [message?.messageId, message?.procedureId, message?.conversationId].forEach(add);
    },
    concerns: ({ relatesTo, procedureId, conversationId }) => [relatesTo?.value, procedureId, conversationId].some((id) => id !== undefined && ids.has(id)),
  };
}
