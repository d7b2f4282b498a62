import type { WireHandshake, WireMessage } from '../protocols/wire';
import type { Regime } from '../requirements/catalogue/model';

/** The verdicts, from design.md. Nothing else is ever reported for a requirement. */
export type Verdict = 'pass' | 'finding' | 'fail' | 'not-tested' | 'not-applicable' | 'needs-review' | 'harness-error';

/** How one check ended. Stated by whoever checks; never inferred from the absence of an exception. */
export type CheckOutcome = 'pass' | 'finding' | 'fail' | 'needs-review';

/** One comparison with a requirement, recorded when it passes as well as when it fails. */
export interface Check {
  requirement: string;
  /** The party answerable: `iut`, or the name of a simulator (`trader-interface`), or `harness`. */
  party: string;
  outcome: CheckOutcome;
  expected: string;
  observed: string;
  /** What was observed is a statement of the operator, not its system. */
  basis?: 'attestation';
  /** Sequence numbers of the log events it rests on. */
  events: number[];
}

export type ScenarioOutcome =
  | 'passed'
  | 'failed'
  /** The scenario could not reach its point because the IUT's message was rightly refused earlier; see `reason`. */
  | 'blocked'
  | 'harness-error'
  /** Planned, but never started (the run was cut short). Never written to the log: it is the absence of an outcome. */
  | 'not-run';

/** What leaves a scenario out. By the first five it is not for this implementation, by the others it could be and is not asked. */
export type PlanRule = 'regime' | 'portal' | 'role' | 'mode' | 'history' | 'declared' | 'selection' | 'driver' | 'capability';

/** One scenario of the plan, written into the log before anything runs. */
export interface PlannedScenario {
  /** Stable: feature path and scenario name as a slug, `ics2/filing/registration/accepted-filing`. */
  id: string;
  name: string;
  /** Feature name, path relative to the project and line. */
  feature: string;
  uri: string;
  line: number;
  regime: Regime;
  area: string;
  /** Requirement ids this scenario claims, from its tags. */
  requirements: string[];
  decision: 'run' | 'left-out';
  /** It comes before all others, in whatever order these run. */
  opens?: true;
  /** Why it was left out. */
  reason?: string;
  /** The rule of the plan that left it out; logs of earlier versions lack it. */
  rule?: PlanRule;
}

export interface RunStarted {
  type: 'run-started';
  /** Version of this log format. */
  format: 1;
  runId: string;
  harness: { version: string; commit: string; node: string; platform: string };
  /** Which edition of which source the run judges by: name -> edition. */
  baselines: Record<string, string>;
  /** Limits that no source fixes: name -> {value, why}. Shown as parameters, never as law. */
  parameters: Record<string, { value: string; why: string }>;
  clocks: { wall: string; business: string };
  /** How scenarios were run where it was not one after the other as the features have them: `random, seed 7`, `by 2 processes`. */
  order?: string;
  /** `regimes`: those it takes part in; in logs that lack it, rows that bind everybody count for each regime. */
  iut: {
    name: string;
    version?: string;
    driver: string;
    /** EORI of the operator, where it takes part in ICS2. */
    eori?: string;
    roles: string[];
    regimes?: Regime[];
    capabilities: string[];
    /** Planted faults that were switched on; empty for a real implementation. */
    faults: string[];
    knownFailings?: KnownFailing[];
  };
  plan: PlannedScenario[];
}

/** Closed union of everything the log can hold. `scenario` is the planned id, absent outside of scenarios. */
export type EventBody =
  | RunStarted
  | { type: 'scenario-started'; scenario: string }
  | { type: 'step'; scenario: string; keyword: string; text: string; status: 'passed' | 'failed' | 'skipped' | 'undefined' | 'ambiguous' | 'pending'; durationMs: number; error?: string }
  | ({ type: 'message'; scenario?: string; sha256: string; length: number } & Omit<WireMessage, 'kind' | 'bytes'>)
  | ({ type: 'handshake'; scenario?: string } & Omit<WireHandshake, 'kind'>)
  | { type: 'stimulus'; scenario?: string; operation: string; input: unknown; output: unknown; durationMs: number }
  | { type: 'clock'; scenario?: string; business: string; why: string }
  | { type: 'note'; scenario?: string; title: string; text: string }
  | ({ type: 'check'; scenario: string } & Check)
  | { type: 'not-tested'; scenario: string; requirements: string[]; reason: string }
  | { type: 'harness-error'; scenario?: string; message: string; stack?: string }
  | { type: 'scenario-finished'; scenario: string; outcome: Exclude<ScenarioOutcome, 'not-run'>; reason?: string; durationMs: number }
  | { type: 'run-finished'; outcome: 'completed' | 'aborted'; reason?: string };

/** One line of events.jsonl. `prev` is the SHA-256 of the previous line's bytes without its line feed (64 zeros first). */
export type LogEvent = { seq: number; prev: string; at: string; monotonicMs: number } & EventBody;

/** A failure that the implementation's owner knows of (iut.yaml): judged all the same, and shown with its reason. */
export interface KnownFailing {
  requirement: string;
  reason: string;
  owner: string;
  /** Last day (YYYY-MM-DD) on which it is excused. */
  expires: string;
}

/** What the roll-up says of one requirement. */
export interface RequirementVerdict {
  id: string;
  verdict: Verdict;
  /** Why, in one sentence; always present unless the verdict is `pass`. */
  reason?: string;
  /** It holds (also) as the operator attested: who answers for it, and which document says it. Nobody saw it on the wire. */
  attested?: string;
  party: string;
  checks: { passed: number; findings: number; failed: number; needsReview: number };
  scenarios: string[];
}

export interface ScenarioVerdict {
  id: string;
  name: string;
  outcome: ScenarioOutcome;
  reason?: string;
  checks: number;
  durationMs?: number;
}
