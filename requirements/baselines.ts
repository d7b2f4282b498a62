import table from './baseline-table.json';
import type { Regime } from './catalogue/model';

/** Which edition of which source a run judges by. A newer edition in production is a reason to doubt, not to fail. */
export interface Baseline {
  regime: Regime;
  /** Stable short name: `ics2.icd`. */
  name: string;
  source: string;
  edition: string;
  /** What of the judging rests on it. */
  scope: string;
}

/** All baselines, or those of some regimes, in the order of the table. */
export function baselines(regimes?: readonly Regime[]): Baseline[] {
  return (table as Baseline[]).filter((row) => regimes === undefined || regimes.includes(row.regime)).map((row) => ({ ...row }));
}

/** The form the evidence log takes: name -> source and edition. */
export function baselineRecord(regimes?: readonly Regime[]): Record<string, string> {
  return Object.fromEntries(baselines(regimes).map((row) => [row.name, `${row.source}, ${row.edition}`]));
}
