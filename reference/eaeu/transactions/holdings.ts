import { createCabinet } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';

/** What the participant holds about one subject of the test process. */
export interface Holding {
  value: string;
  /** SHA-256 of the file that came with it, hexadecimal. */
  file?: string;
}

/** Thrown while the store refuses to write. */
export class StoreRefused extends Error {}

/**
 * What the participant holds. Every change belongs to a transaction, so that all changes of one can be undone together (Decision 5, item 98):
 * a transaction's changes are kept or undone, never half of them, also where we are stopped in its middle.
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
  /** Hands to the store what has changed. */
  save(): void;
  clear(): void;
}

/** What stood at a place before a transaction changed it. */
interface Before {
  subject: string;
  holding?: Holding;
}

/** Of so many transactions the changes can be undone. */
const MOST_OPEN = 10_000;

export function createHoldings(store: Store): Holdings {
  const held = createCabinet<Holding>('eaeu.trial.holding', store);
  /** By transaction, oldest first. */
  const before = createCabinet<Before[]>('eaeu.trial.before', store, MOST_OPEN);
  let refuses = false;
  return {
    get: (subject) => held.find(subject),
    change(transaction, subject, holding) {
      if (refuses) throw new StoreRefused('the store refuses to write');
      before.put(transaction, [...(before.find(transaction) ?? []), { subject, holding: held.find(subject) }]);
      held.put(subject, holding);
    },
    keep: (transaction) => before.remove(transaction),
    undo(transaction) {
      for (const { subject, holding } of [...(before.find(transaction) ?? [])].reverse()) {
        if (holding === undefined) held.remove(subject);
        else held.put(subject, holding);
      }
      before.remove(transaction);
    },
    refuseWriting: (wanted) => { refuses = wanted; },
    save() {
      held.save();
      before.save();
    },
    clear() {
      held.clear();
      before.clear();
      refuses = false;
    },
  };
}
