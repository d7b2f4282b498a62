import type { RollUp } from '../../evidence';
import type { CheckOutcome, EventBody, LogEvent, PlannedScenario } from '../../evidence/model';
import type { IutDescription } from '../../iut/description/model';
import type { FeatureScenario } from '../../iut/plan/features';
import type { Judgement } from '../../requirements/judgement';

/** How a scenario of a made-up run ends: by its word, or by what the log is to hold of it. */
export type Ending = 'passed' | 'not-run' | { outcome: 'passed' | 'failed'; events: readonly EventBody[] };

/** What the harness itself makes, for the rows of the catalogue that bind it. */
export interface OwnWork {
  /** The suite as its features tag it. */
  features(): readonly FeatureScenario[];
  /** The plan for an operator like the reference, described otherwise in some points. No capability is held against a scenario. */
  plan(change: Partial<IutDescription>): PlannedScenario[];
  /** What would be said of a run of that plan. */
  statement(run: { change: Partial<IutDescription>; plan: PlannedScenario[]; ends: (scenario: PlannedScenario) => Ending }): OwnStatement;
  /** What a comparison comes to. */
  outcome(judgement: Judgement): CheckOutcome;
}

export interface OwnStatement {
  rolled: RollUp;
  /** What its log holds, as it was read again. */
  events: readonly LogEvent[];
  /** The page made a second time, from the log alone. */
  again: string;
  /** statement.html. */
  html: string;
  /** What the terminal shows. */
  summary: string;
}
