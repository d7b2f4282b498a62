import rows from './notice-contents.json';

/** Before loading (air, minimum sets: PLACI) or before arrival (everything). */
export type Phase = 'pre-loading' | 'pre-arrival';

/** What IE3N03 names for one filing in one phase (HTI BPM L4 v2.00, Annex 3). MRN, completion date and Member State are always there. */
export interface NoticeContents {
  phase: Phase;
  /** One notice for each house consignment, which it names. */
  perHouse: boolean;
  master: boolean;
  carrier: boolean;
  /** Where something is wrong with one house consignment, those without a problem are listed. */
  restOfHouses: boolean;
  /** All receptacles are listed. */
  receptacles: boolean;
  /** Where some containers must not be loaded, the others are listed. */
  restOfContainers: boolean;
}

/** The contents for a filing (`F10`) in a phase; undefined where it gets no notice there: F16, F17, F25 and F44 get none at all. */
export function noticeContents(filing: string, phase: Phase): NoticeContents | undefined {
  const row = rows.find((one) => one.phase === phase && one.filings.includes(filing));
  if (row === undefined) return undefined;
  const names = (filings: string[]): boolean => filings.includes(filing);
  return {
    phase,
    perHouse: names(row.house),
    master: names(row.master),
    carrier: names(row.carrier),
    restOfHouses: names(row.rest),
    receptacles: names(row.receptacles),
    restOfContainers: names(row.containers),
  };
}

/** Whether goods are also analysed before loading, and may be asked to be screened then: PLACI (BPM L3.5, PET05). */
export const isPreLoading = (filing: string): boolean => rows.some(({ phase, filings }) => phase === 'pre-loading' && filings.includes(filing));
