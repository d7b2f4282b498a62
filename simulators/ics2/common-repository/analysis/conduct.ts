import { analysisTimerOf, type AnalysisTimer } from '../../../../requirements/ics2/analysis-timers/analysis-timers';
import { isPreLoading } from '../../../../requirements/ics2/assessment/notice';
import type { Journey } from '../../../../requirements/ics2/trades/trade';
import type { Analysis } from './analyses';

/** How customs analyses filings: rightly by default, one setting changed by a planted fault. Filings are named `F10`. */
export interface AnalysisConduct {
  /** The timer of a filing; undefined = none in the table. */
  timer: (filing: string, journey: Journey) => AnalysisTimer | undefined;
  /** From when it runs, epoch ms, given when the filing was lodged and when each part below it was. */
  startsAt: (lodged: number, below: readonly number[]) => number;
  /** What an amendment does to a timer that runs. */
  amendment: 'stops' | 'restarts';
  /** Whether an open request keeps the analysis open. */
  waitsForAnswers: boolean;
  /** Which filings may be asked to be screened. */
  screens: (filing: string) => boolean;
  /** Whether loading may be forbidden still. */
  mayForbid: (analysis: Analysis) => boolean;
  /** Which of the goods a notice lists, given all of them and those that must not be loaded. */
  cleared: (all: readonly string[], held: ReadonlySet<string>) => readonly string[];
}

/** BPM L3.5 v2.00: PET04, PET05, RAT06, RAT13, RAT14; UCC-IA Art. 186(1) and (3). */
export function soundAnalysis(): AnalysisConduct {
  return {
    timer: analysisTimerOf,
    // Where several file, the carrier's part counts: it is the one that has a timer.
    startsAt: (lodged) => lodged,
    amendment: 'stops',
    waitsForAnswers: true,
    screens: isPreLoading,
    mayForbid: ({ open, ranOut }) => open.length > 0 && !ranOut,
    cleared: (all, held) => all.filter((one) => !held.has(one)),
  };
}
