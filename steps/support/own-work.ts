import type { RollUp } from '../../evidence';
import type { PlannedScenario } from '../../evidence/model';
import type { IutDescription } from '../../iut/description/model';
import type { FeatureScenario } from '../../iut/plan/features';

/** What the harness itself makes, for the rows of the catalogue that bind it. */
export interface OwnWork {
  /** The suite as its features tag it. */
  features(): readonly FeatureScenario[];
  /** The plan for an operator like the reference, described otherwise in some points. No capability is held against a scenario. */
  plan(change: Partial<IutDescription>): PlannedScenario[];
  /** What would be said of a run of that plan in which everything that was run passed. */
  statement(run: { change: Partial<IutDescription>; plan: PlannedScenario[]; ends: (scenario: PlannedScenario) => 'passed' | 'not-run' }): OwnStatement;
}

export interface OwnStatement {
  rolled: RollUp;
  /** statement.html. */
  html: string;
  /** What the terminal shows. */
  summary: string;
}
