/** What the participant holds about one subject of the test process. */
export interface Holding {
  value: string;
  /** SHA-256 of the file that came with it, hexadecimal. */
  file?: string;
}

/** Thrown while the store refuses to write. */
export class StoreRefused extends Error {}

/**
 * The participant's store. Every change belongs to a transaction, so that all changes of one can be undone together (Decision 5, item 98):
 * a transaction's changes are kept or undone, never half of them.
 */
export interface Holdings {
  get(subject: string): Holding | undefined;
  /** @throws StoreRefused when it cannot write. */
  change(transaction: string, subject: string, holding: Holding): void;
  /** Ends a transaction with its changes. */
  keep(transaction: string): void;
  /** Ends a transaction as if it had never been. */
  undo(transaction: string): void;
  refuseWriting(refuses: boolean): void;
  clear(): void;
}

export function createHoldings(): Holdings {
  const held = new Map<string, Holding>();
  /** What stood there before each change, oldest first. */
  const before = new Map<string, { subject: string; holding: Holding | undefined }[]>();
  let refuses = false;
  const put = (subject: string, holding: Holding | undefined): void => {
    if (holding === undefined) held.delete(subject);
    else held.set(subject, holding);
  };
  return {
    get: (subject) => held.get(subject),
    change(transaction, subject, holding) {
      if (refuses) throw new StoreRefused('the store refuses to write');
      before.set(transaction, [...(before.get(transaction) ?? []), { subject, holding: held.get(subject) }]);
      put(subject, holding);
    },
    keep: (transaction) => void before.delete(transaction),
    undo(transaction) {
      for (const { subject, holding } of [...(before.get(transaction) ?? [])].reverse()) put(subject, holding);
      before.delete(transaction);
    },
    refuseWriting: (wanted) => { refuses = wanted; },
    clear() {
      held.clear();
      before.clear();
      refuses = false;
    },
  };
}
