import { createCabinet, createPile, type Cabinet, type Pile } from '../../common/store/cabinet';
import type { Store } from '../../common/store/store';
import type { Arrangement, Consent, Given, HeldRecord, Standing, TrailEntry } from './model';

/** Bounds of ours; of the trail, a year of hourly signs of life is a tenth. */
const MOST_CONSENTS = 10_000;
const MOST_LINES = 100_000;

/** Everything of the desk that must outlive the process. */
export interface Holdings {
  /** One, the last that was entered. */
  arrangements: Cabinet<Arrangement>;
  records: Cabinet<HeldRecord>;
  standings: Cabinet<Standing>;
  /** Messages that came before an earlier one, by {@link keyOf}. */
  early: Cabinet<Given>;
  consents: Pile<Consent>;
  trail: Pile<TrailEntry>;
  /** All that was changed is durable when this returns. Throws StoreError. */
  commit(): void;
}

/** A service's message by its number. */
export const keyOf = (service: string, number: number): string => `${service}/${number}`;

/** Finds what was written down, and nothing else. */
export function openHoldings(store: Store): Holdings {
  const arrangements = createCabinet<Arrangement>('eaeu.desk.arrangement', store, 1);
  const records = createCabinet<HeldRecord>('eaeu.desk.record', store);
  const standings = createCabinet<Standing>('eaeu.desk.standing', store);
  const early = createCabinet<Given>('eaeu.desk.early', store);
  return {
    arrangements, records, standings, early,
    consents: createPile<Consent>('eaeu.desk.consent', store, MOST_CONSENTS),
    trail: createPile<TrailEntry>('eaeu.desk.trail', store, MOST_LINES),
    commit() {
      for (const cabinet of [arrangements, records, standings, early]) cabinet.save();
      store.commit();
    },
  };
}
