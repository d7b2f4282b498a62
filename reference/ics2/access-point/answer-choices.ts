import type { Opened, Quirks } from '../../../protocols/as4';

/** How receipts are made for what customs pushes (ICD 4.3.1, AS4 5.1.8). */
export interface ReceiptChoices {
  quirks: Quirks;
  /** What goes back on the connection on which a message came. */
  answerWith: 'receipt' | 'nothing' | 'message';
  /** Whether a message of customs is turned away as one that nobody here expects: none is (ICD Annex 1). */
  turnsAway: (action: string) => boolean;
}

export const SOUND_RECEIPT: ReceiptChoices = { quirks: {}, answerWith: 'receipt', turnsAway: () => false };

/** How far incoming seals are believed. */
export interface SealChoices {
  /** Why a message that failed verification is nevertheless taken: never, in a sound access point. */
  overlook: (reason: string) => boolean;
  /** Why a message that passed verification is nevertheless refused: undefined, in a sound access point. */
  doubt: (opened: Extract<Opened, { ok: true }>) => string | undefined;
}

export const SOUND_SEAL: SealChoices = { overlook: () => false, doubt: () => undefined };
