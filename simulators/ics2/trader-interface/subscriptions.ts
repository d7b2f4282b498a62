/** What customs' register of operators says of one of them beside its access point, as operators enter it in the trader portal. */
export interface Subscriptions {
  /** Which messages an operator wants that come on permanent subscription only (`IE3N03`); the later list replaces the earlier one. */
  set(eori: string, messages: readonly string[]): void;
  /** Marks an authorised economic operator for security and safety, or takes the mark away. */
  aeos(eori: string, on: boolean): void;
  wants(eori: string, message: string): boolean;
  isAeos(eori: string): boolean;
  /** Strikes everything out. */
  reset(): void;
}

export function createSubscriptions(): Subscriptions {
  const wanted = new Map<string, ReadonlySet<string>>();
  const authorised = new Set<string>();
  return {
    set: (eori, messages) => void wanted.set(eori, new Set(messages)),
    aeos(eori, on) {
      if (on) authorised.add(eori);
      else authorised.delete(eori);
    },
    wants: (eori, message) => wanted.get(eori)?.has(message) === true,
    isAeos: (eori) => authorised.has(eori),
    reset() {
      wanted.clear();
      authorised.clear();
    },
  };
}
