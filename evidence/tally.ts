import type { Requirement } from '../requirements/catalogue/model';
import { EvidenceError } from './errors';
import type { Check, LogEvent, PlannedScenario, RunStarted, ScenarioOutcome, ScenarioVerdict } from './model';

/** A recorded check with where it stands in the log. */
export type RecordedCheck = Check & { seq: number; scenario: string; /** False if the scenario's tags do not claim the requirement. */ claimed: boolean };

/** What the log holds about one scenario of the plan. */
export interface ScenarioTally {
  plan: PlannedScenario;
  verdict: ScenarioVerdict;
  checks: RecordedCheck[];
  /** Reasons stated during the run why requirements could not be tested, by requirement id. */
  untested: Map<string, string>;
}

/** The log sorted by scenario and by requirement: what the roll-up looks at. */
export interface Tally {
  run: RunStarted & Pick<LogEvent, 'at'>;
  scenarios: Map<string, ScenarioTally>;
  checks: Map<string, RecordedCheck[]>;
  /** Harness errors outside of any scenario, and what is wrong with the log's own story. */
  harnessErrors: string[];
  /** True if the log has no `run-finished`, or the run was aborted. */
  cutShort: boolean;
}

/**
 * Sorts events and decides how each scenario ended. No I/O.
 * @throws EvidenceError EVIDENCE-NO-RUN, EVIDENCE-UNKNOWN-REQUIREMENT
 */
export function tally(events: readonly LogEvent[], catalogue: readonly Requirement[]): Tally {
  const run = events.find((event): event is LogEvent & RunStarted => event.type === 'run-started');
  if (run === undefined) throw new EvidenceError('EVIDENCE-NO-RUN', 'the log holds no run-started', 'the run was stopped before it had a plan; run again');
  const known = new Set(catalogue.map((row) => row.id));
  const mustKnow = (id: string, where: string): void => {
    if (!known.has(id)) throw new EvidenceError('EVIDENCE-UNKNOWN-REQUIREMENT', `${where} names the requirement ${id}, which is not in the catalogue`, 'correct the id, or judge with the catalogue of the version that wrote the log');
  };
  const scenarios = new Map<string, ScenarioTally>();
  for (const plan of run.plan) {
    for (const id of plan.requirements) mustKnow(id, `scenario ${plan.id}`);
    const verdict: ScenarioVerdict = { id: plan.id, name: plan.name, outcome: 'not-run', checks: 0 };
    scenarios.set(plan.id, { plan, verdict, checks: [], untested: new Map() });
  }
  const result: Tally = { run, scenarios, checks: new Map(), harnessErrors: [], cutShort: true };
  if (scenarios.size < run.plan.length) result.harnessErrors.push('two scenarios of the plan have the same id, so their results cannot be told apart');
  const errors = new Map<string, string>();
  const started = new Set<string>();
  for (const event of events) {
    const scenario = 'scenario' in event && event.scenario !== undefined ? scenarios.get(event.scenario) : undefined;
    switch (event.type) {
      case 'scenario-started':
        started.add(event.scenario);
        break;
      case 'check': {
        mustKnow(event.requirement, `the check at event ${event.seq}`);
        const { seq, requirement, party, outcome, expected, observed, basis, events: rests } = event;
        const claimed = scenario?.plan.requirements.includes(requirement) ?? false;
        const check: RecordedCheck = { seq, scenario: event.scenario, claimed, requirement, party, outcome, expected, observed, ...(basis === undefined ? {} : { basis }), events: rests };
        scenario?.checks.push(check);
        const same = result.checks.get(requirement);
        if (same === undefined) result.checks.set(requirement, [check]);
        else same.push(check);
        if (!claimed) errors.set(event.scenario, `it checked ${requirement}, which its tags do not claim`);
        break;
      }
      case 'not-tested':
        for (const id of event.requirements) scenario?.untested.set(id, event.reason);
        break;
      case 'harness-error':
        if (scenario === undefined) result.harnessErrors.push(event.message);
        else errors.set(scenario.plan.id, event.message);
        break;
      case 'scenario-finished':
        if (scenario === undefined) result.harnessErrors.push(`scenario ${event.scenario} ran but is not in the plan`);
        else Object.assign(scenario.verdict, { outcome: event.outcome, reason: event.reason, durationMs: event.durationMs });
        break;
      case 'run-finished':
        result.cutShort = event.outcome === 'aborted';
        break;
      default:
        break;
    }
  }
  for (const scenario of scenarios.values()) settle(scenario, started.has(scenario.plan.id), errors.get(scenario.plan.id));
  return result;
}

/** The outcome that the record supports; a scenario's own word counts only where the checks bear it out. */
function settle(scenario: ScenarioTally, started: boolean, error: string | undefined): void {
  const { plan, verdict, checks } = scenario;
  verdict.checks = checks.length;
  const become = (outcome: ScenarioOutcome, reason: string): void => {
    verdict.outcome = outcome;
    verdict.reason = reason;
  };
  const failed = checks.some((check) => check.outcome === 'fail');
  if (error !== undefined) become('harness-error', error);
  else if (plan.decision === 'left-out') {
    if (started || checks.length > 0) become('harness-error', 'it ran although the plan left it out');
    else become('not-run', plan.reason ?? 'left out of the plan without a reason');
  } else if (verdict.outcome === 'not-run') become('not-run', started ? 'started, but the log ends before it finished' : 'planned, but never started');
  else if (verdict.outcome === 'passed' && failed) become('failed', 'a check failed although the scenario ended as passed');
  else if (verdict.outcome === 'failed' && !failed) become('harness-error', `it ended as failed without a failed check: ${verdict.reason ?? 'no reason recorded'}`);
  else if (verdict.outcome !== 'passed') verdict.reason ??= 'no reason recorded';
  else if (checks.length === 0) verdict.reason = 'it recorded no check, so it proves nothing';
}
