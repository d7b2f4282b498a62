import type { Envelope, Pickle, PickleStep, TestCase, TestStepFinished } from '@cucumber/messages';
import type { EventBody, PlannedScenario, ScenarioOutcome } from '../../evidence/model';
import type { Clock } from '../../protocols/time/clock';
import type { RunContext } from '../../steps/support/context';

type StepStatus = Extract<EventBody, { type: 'step' }>['status'];

/** Cucumber's own words for a step's status, in ours. */
const STATUS: Record<string, StepStatus> = {
  PASSED: 'passed',
  FAILED: 'failed',
  SKIPPED: 'skipped',
  UNDEFINED: 'undefined',
  AMBIGUOUS: 'ambiguous',
  PENDING: 'pending',
  UNKNOWN: 'failed',
};

export interface RecorderEvents {
  onScenario?: (scenario: PlannedScenario, outcome: Exclude<ScenarioOutcome, 'not-run'>, reason?: string) => void;
}

/**
 * Turns cucumber's message stream into evidence: which scenario runs, each step, how it ended. Works on the stream and
 * not in hooks, because hooks never see a skipped step.
 */
export class Recorder {
  private readonly pickles = new Map<string, Pickle>();
  private readonly cases = new Map<string, TestCase>();
  /** Test case attempt -> what is known of it so far. */
  private readonly running = new Map<string, { pickle: Pickle; testCase: TestCase; scenario: PlannedScenario; startedAt: number; worst: StepStatus; error?: string }>();
  private readonly keywords = new Map<string, string>();
  /** Scenarios that started, by planned id. Compared with the plan at the end: a gate against silent greens. */
  readonly started = new Set<string>();

  constructor(
    private readonly plan: PlannedScenario[],
    private readonly context: RunContext,
    private readonly wall: Clock,
    private readonly events: RecorderEvents = {},
  ) {}

  readonly onMessage = (envelope: Envelope): void => {
    if (envelope.gherkinDocument !== undefined) this.learnKeywords(envelope.gherkinDocument);
    if (envelope.pickle !== undefined) this.pickles.set(envelope.pickle.id, envelope.pickle);
    if (envelope.testCase !== undefined) this.cases.set(envelope.testCase.id, envelope.testCase);
    if (envelope.testCaseStarted !== undefined) this.start(envelope.testCaseStarted.id, envelope.testCaseStarted.testCaseId);
    if (envelope.testStepFinished !== undefined) this.step(envelope.testStepFinished);
    if (envelope.testCaseFinished !== undefined) this.finish(envelope.testCaseFinished.testCaseStartedId);
  };

  private learnKeywords(document: NonNullable<Envelope['gherkinDocument']>): void {
    // Every node with a keyword and an id is a step here; ids are unique over the run.
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(visit);
      else if (typeof node === 'object' && node !== null) {
        const { id, keyword } = node as { id?: unknown; keyword?: unknown };
        if (typeof id === 'string' && typeof keyword === 'string') this.keywords.set(id, keyword.trim());
        Object.values(node).forEach(visit);
      }
    };
    visit(document.feature);
  }

  private start(attempt: string, testCaseId: string): void {
    const testCase = this.cases.get(testCaseId)!;
    const pickle = this.pickles.get(testCase.pickleId)!;
    const scenario = this.plan.find((planned) => planned.uri === pickle.uri && planned.line === pickle.location?.line);
    if (scenario === undefined) throw new Error(`cucumber runs a scenario that is not in the plan: ${pickle.uri}:${pickle.location?.line} ${pickle.name}`);
    this.started.add(scenario.id);
    this.running.set(attempt, { pickle, testCase, scenario, startedAt: this.wall.now(), worst: 'passed' });
    this.context.running = { scenario, events: [] };
    this.context.record({ type: 'scenario-started', scenario: scenario.id });
  }

  private step(finished: TestStepFinished): void {
    const run = this.running.get(finished.testCaseStartedId)!;
    const testStep = run.testCase.testSteps.find((candidate) => candidate.id === finished.testStepId);
    const status = STATUS[finished.testStepResult.status] ?? 'failed';
    if (status !== 'passed' && status !== 'skipped' && run.worst === 'passed') {
      run.worst = status;
      run.error = finished.testStepResult.message;
    }
    const pickleStep: PickleStep | undefined = run.pickle.steps.find((candidate) => candidate.id === testStep?.pickleStepId);
    // Hooks are ours; they are shown only when they fail.
    if (pickleStep === undefined && status === 'passed') return;
    const { seconds, nanos } = finished.testStepResult.duration;
    this.context.record({
      type: 'step',
      scenario: run.scenario.id,
      keyword: pickleStep === undefined ? 'Hook' : (this.keywords.get(pickleStep.astNodeIds[0] ?? '') ?? '*'),
      text: pickleStep?.text ?? 'hook of the harness',
      status,
      durationMs: Math.round(Number(seconds) * 1000 + nanos / 1e6),
      ...(finished.testStepResult.message === undefined ? {} : { error: finished.testStepResult.message }),
    });
  }

  private finish(attempt: string): void {
    const run = this.running.get(attempt)!;
    const ending = this.context.running?.ending;
    const outcome = run.worst === 'passed' ? 'passed' : (ending?.outcome ?? 'harness-error');
    const reason = run.worst === 'passed' ? undefined : (ending?.reason ?? `step ${run.worst}: ${run.error ?? 'no definition'}`);
    if (outcome === 'harness-error') this.context.record({ type: 'harness-error', scenario: run.scenario.id, message: reason ?? 'unknown' });
    this.context.record({
      type: 'scenario-finished',
      scenario: run.scenario.id,
      outcome,
      ...(reason === undefined ? {} : { reason }),
      durationMs: this.wall.now() - run.startedAt,
    });
    this.running.delete(attempt);
    this.context.running = undefined;
    this.events.onScenario?.(run.scenario, outcome, reason);
  }
}
