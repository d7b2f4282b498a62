import type { FilingState } from './states';

/** How the Common Repository behaves: right by default, one setting changed by a planted fault. */
export interface RepositoryConduct {
  /** Whether a filing waits for others before it is complete: partial ones do. */
  waits: (partial: boolean) => boolean;
  /** See LinkRules. */
  linksInOrder: (upperFirst: boolean) => boolean;
  completeWith: (expected: readonly { there: boolean; complete: boolean }[]) => boolean;
  /** Whether F25 is registered under the MRN of the filing that it joins. */
  joins: boolean;
  /** Whether differences between linked filings are a reason to refuse. */
  refusesDifferences: boolean;
  /** States in which a filing is no longer amended or invalidated. */
  past: Record<'amendment' | 'invalidation', readonly FilingState[]>;
  /** Whether nothing is amended any more once a control was announced or the particulars found wrong. */
  heedsClosing: boolean;
  /** Whether a filing for a journey that has arrived is refused. */
  knowsArrivals: boolean;
  /** Whether arrival and presentation stop the clock of 200 days. */
  arrivalStopsClock: boolean;
  /** Whether a consultation by document shows its own level only. */
  keepsToLevel: boolean;
  /** For how long notifications are sent again when asked for, ISO 8601 duration. */
  keepsNotifications: string;
  /** Of the parties that a filing names, those of whom its filer is told when the linking timer has run out. */
  tellsOf: (named: readonly string[], missing: readonly string[]) => readonly string[];
  /** Whether a party that has not filed is told the MRN of the filing that names it. */
  disclosesMrn: boolean;
}

export const SOUND_REPOSITORY: RepositoryConduct = {
  waits: (partial) => partial,
  linksInOrder: () => true,
  completeWith: (expected) => expected.every(({ there, complete }) => there && complete),
  joins: true,
  refusesDifferences: false,
  past: { amendment: ['09', '21'], invalidation: ['09', '21'] },
  heedsClosing: true,
  knowsArrivals: true,
  arrivalStopsClock: true,
  keepsToLevel: true,
  keepsNotifications: 'P30D',
  tellsOf: (_named, missing) => missing,
  disclosesMrn: false,
};
