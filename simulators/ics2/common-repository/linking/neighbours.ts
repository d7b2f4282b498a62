/**
 * Filings that have a key in common, directly or through others between them. Linking never looks beyond those, however many other
 * filings there are.
 */
export interface Neighbours {
  /** A filing has these keys now; none where it is no longer in force. */
  set(mrn: string, keys: readonly string[]): void;
  /** The filing and all whom it reaches, in the order in which they first came. */
  around(mrn: string): string[];
  clear(): void;
}

export function createNeighbours(): Neighbours {
  const byKey = new Map<string, Set<string>>();
  const byMrn = new Map<string, { keys: readonly string[]; place: number }>();

  const around = (mrn: string): string[] => {
    // A set yields what is added while it is looked through.
    const found = new Set([mrn]);
    const followed = new Set<string>();
    for (const one of found) {
      for (const key of byMrn.get(one)?.keys ?? []) {
        if (followed.has(key)) continue;
        followed.add(key);
        byKey.get(key)?.forEach((other) => found.add(other));
      }
    }
    const place = (one: string): number => byMrn.get(one)?.place ?? 0;
    return [...found].sort((one, other) => place(one) - place(other));
  };

  return {
    set(mrn, keys) {
      const before = byMrn.get(mrn);
      for (const key of before?.keys ?? []) {
        const sharing = byKey.get(key);
        sharing?.delete(mrn);
        if (sharing?.size === 0) byKey.delete(key);
      }
      byMrn.set(mrn, { keys, place: before?.place ?? byMrn.size });
      for (const key of keys) {
        const sharing = byKey.get(key);
        if (sharing === undefined) byKey.set(key, new Set([mrn]));
        else sharing.add(mrn);
      }
    },
    around,
    clear() {
      byKey.clear();
      byMrn.clear();
    },
  };
}
