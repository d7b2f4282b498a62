import type { Pile } from '../../common/store/cabinet';
import type { Clock } from '../../../protocols/time/clock';
import type { TrailEntry } from './model';

/** The audit trail: what was done and refused, and from its first line on a sign of life at every interval (agreement of 2009, Article 11). */
export interface Trail {
  add(entry: Omit<TrailEntry, 'at'>): void;
  /**
   * Writes the signs of life that are due by now. Whoever moves the clock calls it: a timer for each would stop the clock thousands of times in a
   * year, and all others that run on it with it.
   */
  watch(): void;
}

/** Writes on to `lines`, which outlive it. */
export function createTrail(lines: Pile<TrailEntry>, business: Pick<Clock, 'now'>, intervalMs: number): Trail {
  let last = lines.all().at(-1)?.at;
  const write = (entry: TrailEntry): void => {
    lines.add(entry);
    last = entry.at;
  };
  const watch = (): void => {
    while (last !== undefined && last + intervalMs <= business.now()) write({ at: last + intervalMs, what: 'sign of life', outcome: 'running' });
  };
  // After a restart there are lines already; without any the desk has not been used.
  if (last !== undefined) write({ at: business.now(), what: 'started again', outcome: 'running' });
  return {
    add(entry) {
      watch();
      write({ at: business.now(), ...entry });
    },
    watch,
  };
}
