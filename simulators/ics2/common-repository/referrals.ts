/** Requests of customs that await an answer: a scenario opens them, until the repository makes its own. */
export interface Referrals {
  open(mrn: string, reference: string): void;
  isOpen(mrn: string, reference: string): boolean;
  clear(): void;
}

export function createReferrals(): Referrals {
  const open = new Map<string, Set<string>>();
  return {
    open: (mrn, reference) => void open.set(mrn, (open.get(mrn) ?? new Set()).add(reference)),
    isOpen: (mrn, reference) => open.get(mrn)?.has(reference) === true,
    clear: () => open.clear(),
  };
}
