import type { FilingState } from './states';

/** What happens to filings in the Common Repository. `at` is business time, epoch ms. */
export type RepositoryEvent = { mrn: string; at: number } & (
  /** A filing was accepted; its state is already that of linking. Its MRN has been told to nobody yet: see `told`. */
  | { kind: 'accepted' }
  /** F25 joined the filing of this MRN. */
  | { kind: 'joined' }
  | { kind: 'amended' }
  | { kind: 'invalidated'; why: string }
  /** An answer to requests of customs was taken (IE3R02, IE3R03, or an amendment that names its request). */
  | { kind: 'answered'; references: readonly string[]; by: string }
  /** The answer of customs has left for whoever sent the message: IE3R01, IE3N10 ... What customs says of its own accord comes after it. */
  | { kind: 'told'; by: string }
  /** From nothing where the Trader Interface has just registered it. */
  | { kind: 'state'; from: FilingState | undefined; to: FilingState; why: string }
  /** A notified arrival, whose MRN this is, was compared with what was filed; `filings`: MRNs of what arrived with it. */
  | { kind: 'arrival'; filings: readonly string[] }
  /** Goods of a split consignment arrived in part, for which CL744 has no code. */
  | { kind: 'partly-arrived' }
  /** Customs announced a control, or found the particulars wrong: nothing is amended any more (UCC Art. 129(1)). */
  | { kind: 'closed'; why: string }
  /** How far customs is with the analysis, in words. */
  | { kind: 'analysis'; what: string }
  /** Differences to what it is linked with, for the analyst (PET11). */
  | { kind: 'flagged'; flags: readonly string[] }
  /**
   * The linking timer of the ENS of this master ran out, and parties that this filing named have not filed.
   * `told`: those of whom its filer hears, which are the same.
   */
  | { kind: 'incomplete'; master: string; missing: readonly string[]; told: readonly string[] }
);

/** A kind of event, with what it says. */
export type EventOf<Kind extends RepositoryEvent['kind']> = Extract<RepositoryEvent, { kind: Kind }>;

/** Listeners are called at once and in their order; one that writes to operators does so after it has returned. */
export interface Events {
  on(listener: (event: RepositoryEvent) => void): void;
  emit(event: RepositoryEvent): void;
}

export function createEvents(): Events {
  const listeners: ((event: RepositoryEvent) => void)[] = [];
  return {
    on: (listener) => void listeners.push(listener),
    emit: (event) => listeners.forEach((listener) => listener(event)),
  };
}
