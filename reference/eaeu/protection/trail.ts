import type { Clock } from '../../../protocols/time/clock';
import type { TrailEntry } from './model';

/** Lines that are kept; a year of hourly signs of life is a tenth of it. */
const MOST_LINES = 100_000;

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
export function createTrail(lines: TrailEntry[], business: Pick<Clock, 'now'>, intervalMs: number): Trail {
  const write = (entry: TrailEntry): void => {
    lines.push(entry);
    if (lines.length > MOST_LINES) lines.shift();
  };
  const watch = (): void => {
    for (let last = lines.at(-1); last !== undefined && last.at + intervalMs <= business.now(); last = lines.at(-1)) {
      write({ at: last.at + intervalMs, what: 'sign of life', outcome: 'running' });
    }
  };
  // After a restart there are lines already; without any the desk has not been used.
  if (lines.length > 0) write({ at: business.now(), what: 'started again', outcome: 'running' });
  return {
    add(entry) {
      watch();
      write({ at: business.now(), ...entry });
    },
    watch,
  };
}
