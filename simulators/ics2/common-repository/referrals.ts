/** Requests of customs that await an answer. */
export interface Referrals {
  open(mrn: string, reference: string): void;
  isOpen(mrn: string, reference: string): boolean;
  /** Whether anything is still to be answered about a filing. */
  anyOpen(mrn: string): boolean;
  /** An answer was taken; what was not asked is passed over. */
  answered(mrn: string, references: readonly string[]): void;
  clear(): void;
}

export function createReferrals(): Referrals {
  const open = new Map<string, Set<string>>();
  return {
    open: (mrn, reference) => void open.set(mrn, (open.get(mrn) ?? new Set()).add(reference)),
    isOpen: (mrn, reference) => open.get(mrn)?.has(reference) === true,
    anyOpen: (mrn) => (open.get(mrn)?.size ?? 0) > 0,
    answered: (mrn, references) => references.forEach((reference) => open.get(mrn)?.delete(reference)),
    clear: () => open.clear(),
  };
}
