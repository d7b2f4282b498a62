import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Regime, Requirement } from '../requirements/catalogue/model';
import { EvidenceError } from './errors';
import type { PlannedScenario, RequirementVerdict, RunStarted, ScenarioVerdict } from './model';
import type { LogState, ReadLog } from './read';
import type { RollUp } from './rollup';

export const VERDICT_FILE = 'verdict.json';

/** verdict.json; its form is evidence/verdict.schema.json. */
export interface VerdictDocument extends Pick<RunStarted, 'runId' | 'harness' | 'baselines' | 'parameters' | 'clocks' | 'iut'>,
  Pick<RollUp, 'exit' | 'fullyVerified' | 'sentence' | 'planned' | 'totals' | 'harnessErrors'> {
  format: 1;
  startedAt: string;
  endedAt: string;
  requirements: (RequirementVerdict & { regime: Regime; area: string })[];
  scenarios: (ScenarioVerdict & { decision: PlannedScenario['decision'] })[];
  log: LogState & { events: number };
}

/**
 * What a machine needs to know of a run. Holds nothing but the log's facts and the roll-up: the same log gives the same bytes.
 * @throws EvidenceError EVIDENCE-NO-RUN
 */
export function verdictDocument(log: ReadLog, rolled: RollUp, catalogue: readonly Requirement[]): VerdictDocument {
  const run = log.events.find((event) => event.type === 'run-started');
  if (run?.type !== 'run-started') throw new EvidenceError('EVIDENCE-NO-RUN', 'the log holds no run-started', 'the run was stopped before it had a plan; run again');
  const { runId, harness, baselines, parameters, clocks, iut, plan } = run;
  const { exit, fullyVerified, sentence, planned, totals, harnessErrors } = rolled;
  return {
    format: 1,
    runId,
    startedAt: run.at,
    endedAt: log.events[log.events.length - 1]!.at,
    harness,
    baselines,
    parameters,
    clocks,
    iut,
    exit,
    fullyVerified,
    sentence,
    planned,
    totals,
    requirements: rolled.requirements.map((verdict, index) => ({ ...verdict, regime: catalogue[index]!.regime, area: catalogue[index]!.area })),
    scenarios: rolled.scenarios.map((verdict, index) => ({ ...verdict, decision: plan[index]!.decision })),
    harnessErrors,
    log: { events: log.events.length, head: log.head, chain: log.chain, cutShort: rolled.cutShort, problems: log.problems },
  };
}

/** Writes verdict.json into the run folder, whole or not at all. Returns its path. */
export function writeVerdict(dir: string, document: VerdictDocument): string {
  const path = join(dir, VERDICT_FILE);
  writeFileSync(`${path}.partial`, `${JSON.stringify(document, null, 2)}\n`);
  renameSync(`${path}.partial`, path);
  return path;
}
