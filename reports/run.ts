import { readLog, rollUp, type LogState, type ReadLog, type RollUp } from '../evidence';
import type { LogEvent, PlannedScenario, RunStarted, ScenarioVerdict } from '../evidence/model';
import type { Regime, Requirement } from '../requirements/catalogue/model';
import { DOCUMENTS, nationalServiceDesk } from '../requirements/ics2/service-desks/service-desk';
import { oneLine } from './escape';

/** One event of a given type, with its header. */
export type EventOf<T extends LogEvent['type']> = Extract<LogEvent, { type: T }>;

/** A scenario of the plan with everything the log holds about it. */
export interface ScenarioRecord {
  plan: PlannedScenario;
  verdict: ScenarioVerdict;
  events: LogEvent[];
}

/**
 * True if a scenario failed by what a party of ours did: its failed checks all answer to simulators. Views show it as a
 * harness error, because a mistake of ours is never a failure of the implementation.
 */
export function failedByHarness({ verdict, events }: ScenarioRecord): boolean {
  const failed = events.filter((event): event is EventOf<'check'> => event.type === 'check' && event.outcome === 'fail');
  return verdict.outcome === 'failed' && failed.length > 0 && failed.every((check) => check.party !== 'iut');
}

/** A run as every view sees it: read from the log alone. */
export interface RunRecord {
  dir: string;
  run: RunStarted;
  log: LogState & { events: number };
  rolled: RollUp;
  catalogue: readonly Requirement[];
  scenarios: ScenarioRecord[];
  /** What happened before, between and after scenarios. */
  outside: LogEvent[];
  /** Wall clock of the first and the last readable line, ISO 8601. */
  startedAt: string;
  endedAt: string;
  /** What a reader must know before anything else: cut short, damaged, planted faults. Shown first in every view. */
  notices: string[];
  /** Whom to ask about ICS2, where the implementation has an EORI of a participating country. */
  questions?: string;
}

export const REGIME_NAMES: Record<Regime, string> = {
  ics2: 'EU: Import Control System 2, Release 3 (ICS2)',
  eaeu: 'EAEU: exchange of customs data (Decision 124)',
  kz: 'Kazakhstan: pre-arrival information (Order 281)',
};

/**
 * Opens the log in `dir` and rolls it up.
 * @throws EvidenceError EVIDENCE-NO-LOG, EVIDENCE-NO-RUN, EVIDENCE-FORMAT-NEWER, EVIDENCE-UNKNOWN-REQUIREMENT
 */
export function loadRun(dir: string, catalogue: readonly Requirement[]): { record: RunRecord; read: ReadLog } {
  const read = readLog(dir);
  return { record: recordOf(dir, read, catalogue), read };
}

/** What can be varied in a record to see whether somebody would notice. */
export interface RecordOptions {
  /** Whom an operator of this EORI asks. */
  serviceDesk?: (eori: string) => string | undefined;
}

/** The record of a log that was read from `dir`, or made in memory. */
export function recordOf(dir: string, read: ReadLog, catalogue: readonly Requirement[], { serviceDesk = nationalServiceDesk }: RecordOptions = {}): RunRecord {
  const rolled = rollUp({ events: read.events, catalogue, log: read });
  const run = read.events.find((event): event is EventOf<'run-started'> => event.type === 'run-started')!;
  const byScenario = new Map<string, LogEvent[]>(run.plan.map((plan) => [plan.id, []]));
  const outside: LogEvent[] = [];
  for (const event of read.events) ((('scenario' in event && event.scenario !== undefined) ? byScenario.get(event.scenario) : undefined) ?? outside).push(event);
  const desk = run.iut.eori === undefined ? undefined : serviceDesk(run.iut.eori);
  const record: RunRecord = {
    dir,
    run,
    log: { chain: read.chain, head: read.head, cutShort: rolled.cutShort, problems: read.problems, events: read.events.length },
    rolled,
    catalogue,
    scenarios: run.plan.map((plan, index) => ({ plan, verdict: rolled.scenarios[index]!, events: byScenario.get(plan.id)! })),
    outside,
    startedAt: run.at,
    endedAt: read.events[read.events.length - 1]!.at,
    notices: [],
    ...(desk === undefined ? {} : { questions: `${desk}; documents: ${DOCUMENTS}` }),
  };
  const finished = read.events.find((event): event is EventOf<'run-finished'> => event.type === 'run-finished');
  record.notices = notices(record, finished);
  return record;
}

function notices({ log, run, rolled, endedAt }: RunRecord, finished: EventOf<'run-finished'> | undefined): string[] {
  const said: string[] = [];
  if (finished?.outcome === 'aborted') said.push(`Cut short: the run was aborted (${oneLine(finished.reason ?? 'no reason recorded', 300)}). What did not run is shown as not run.`);
  else if (log.cutShort) said.push(`Cut short: the log ends at ${endedAt} without the end of the run. What did not run is shown as not run.`);
  if (log.chain !== 'intact') said.push(`Damaged: the log does not hold together from line ${log.chain.brokenAt} on (${log.chain.why}). Its verdicts cannot be relied upon.`);
  if (log.problems.length > 0) said.push(`Problems of the evidence: ${oneLine(log.problems.join('; '), 1000)}`);
  for (const error of rolled.harnessErrors.slice(0, 5)) if (!error.startsWith('the evidence log ')) said.push(`Harness error outside of the scenarios: ${oneLine(error, 1000)}`);
  if (run.iut.faults.length > 0) said.push(`Planted faults were switched on in the implementation: ${oneLine(run.iut.faults.join(', '), 500)}.`);
  return said;
}
