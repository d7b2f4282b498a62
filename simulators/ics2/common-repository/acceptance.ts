/** A filing as the Trader Interface passes it on once it has an MRN. */
export interface Submitted {
  mrn: string;
  lrn: string;
  declarant: string;
}

/** The Common Repository's decision on a filing. Thin in this edition: it registers what it has not seen; lifecycle checks come with IE3N01. */
export type Acceptance = { kind: 'accepted' } | { kind: 'known-mrn' };

export interface CommonRepository {
  /** Resolves when the repository has decided; a scenario may hold decisions back (two-stage registration, ICS2-LIF-01). */
  consider(filing: Submitted): Promise<Acceptance>;
  hold(): void;
  release(): void;
  readonly registered: readonly Submitted[];
  reset(): void;
}

export function createCommonRepository(): CommonRepository {
  let filings: Submitted[] = [];
  let held: (() => void)[] | undefined;
  return {
    async consider(filing) {
      if (held !== undefined) await new Promise<void>((decided) => held?.push(decided));
      if (filings.some((other) => other.mrn === filing.mrn)) return { kind: 'known-mrn' };
      filings.push(filing);
      return { kind: 'accepted' };
    },
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const decide of waiting) decide();
    },
    get registered() {
      return filings;
    },
    reset() {
      filings = [];
      // Decisions that a finished scenario held back are never taken: their waiters are dropped with their filings.
      held = undefined;
    },
  };
}
