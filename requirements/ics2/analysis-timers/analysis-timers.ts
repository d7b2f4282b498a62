import { durationMilliseconds } from '../../parameters';
import type { Journey, Trade } from '../trades/trade';
import { tradeOf } from '../trades/trade';
import rows from './timer-table.json';

/** One row of HTI BPM L3.5 v2.00, PET04. */
export interface AnalysisTimer {
  id: string;
  /** Where its length comes from. */
  article: string;
  /** `F10`. */
  filings: readonly string[];
  /** Undefined: whatever the journey. */
  trade?: Trade;
  /**
   * ISO 8601 duration from the reception of the filing, or `until-arrival` (as scheduled); `none`: customs ends the analysis when it
   * has done; `unlisted`: the source does not name the filing.
   */
  lasts: string;
}

/** All rows, in the order of the table. */
export const ANALYSIS_TIMERS: readonly AnalysisTimer[] = rows.map(({ trade, ...row }) => ({ ...row, ...(trade === null ? {} : { trade: trade as Trade }) }));

/** The timer of a filing (`F10`) on such a journey; undefined where the table has none, as for a filing by a mode that is not its own. */
export function analysisTimerOf(filing: string, journey: Journey): AnalysisTimer | undefined {
  const trade = tradeOf(journey);
  return ANALYSIS_TIMERS.find((row) => row.filings.includes(filing) && (row.trade === undefined || row.trade === trade));
}

/**
 * When the timer runs out, epoch ms; undefined where nothing runs. A flight that should have arrived already leaves no time.
 * @param unlisted how long the analysis of a filing takes that the source does not name, ms; undefined = nothing runs
 */
export function runsOutAt({ lasts }: AnalysisTimer, journey: Journey, received: number, unlisted?: number): number | undefined {
  if (lasts === 'none') return undefined;
  if (lasts === 'until-arrival') return journey.arrival === undefined ? undefined : Math.max(received, journey.arrival);
  const length = lasts === 'unlisted' ? unlisted : durationMilliseconds(lasts);
  return length === undefined ? undefined : received + length;
}
