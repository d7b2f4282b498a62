import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../protocols/time/clock';
import type { Requirement } from '../../requirements/catalogue/model';
import { EventLog, CHAIN_START, sha256 } from '../log';
import type { Check, EventBody, LogEvent, PlannedScenario, RunStarted } from '../model';

/** Builders of test data: logs and catalogues small enough to be read in the test that uses them. */

export const START = Date.parse('2026-03-01T10:00:00Z');

/** Time that moves by 10 ms when told to. (evidence stands on the type of a clock only, never on protocols/.) */
export class StepClock implements Clock {
  private instant = START;

  now(): number {
    return this.instant;
  }

  at(): () => void {
    throw new Error('the evidence sets no timers');
  }

  step(): void {
    this.instant += 10;
  }
}

export function requirement(id: string, rest: Partial<Requirement> = {}): Requirement {
  return {
    id,
    regime: 'ics2',
    area: 'filing',
    level: 'MUST',
    actors: ['declarant'],
    appliesTo: ['all'],
    binds: 'iut',
    source: 'Source A',
    item: '1.2',
    statement: `Statement of ${id}.`,
    stimulus: 'do it',
    expected: 'it happens',
    timing: '-',
    breach: 'fail',
    confidence: 'document',
    fault: 'does not',
    ...rest,
  };
}

export function scenario(id: string, requirements: string[], rest: Partial<PlannedScenario> = {}): PlannedScenario {
  return {
    id,
    name: `Scenario ${id}`,
    feature: 'Registration',
    uri: 'features/ics2/filing/registration.feature',
    line: 7,
    regime: 'ics2',
    area: 'filing',
    requirements,
    decision: 'run',
    ...rest,
  };
}

export function runStarted(plan: PlannedScenario[], rest: Partial<RunStarted> = {}): RunStarted {
  return {
    type: 'run-started',
    format: 1,
    runId: 'run-1',
    harness: { version: '0.1.0', commit: 'abcdef0', node: 'v20.20.2', platform: 'linux x64' },
    baselines: { 'ICS2 ICD': 'v3.30' },
    parameters: { 'as4.receipt.timeout': { value: 'PT10S', why: 'no source fixes a figure' } },
    clocks: { wall: 'system clock', business: 'virtual, from 2026-06-01T08:00:00Z' },
    iut: { name: 'reference', version: '0.1.0', driver: 'reference', roles: ['sea-carrier'], capabilities: ['observe'], faults: [] },
    plan,
    ...rest,
  };
}

export function check(scenarioId: string, requirementId: string, outcome: Check['outcome'] = 'pass', rest: Partial<Check> = {}): EventBody {
  return { type: 'check', scenario: scenarioId, requirement: requirementId, party: 'iut', outcome, expected: 'one receipt', observed: outcome === 'pass' ? 'one receipt' : 'none', events: [], ...rest };
}

/** What a scenario leaves when it runs to its end. */
export function ran(id: string, inner: EventBody[], outcome: 'passed' | 'failed' | 'blocked' | 'harness-error' = 'passed', reason?: string): EventBody[] {
  return [{ type: 'scenario-started', scenario: id }, ...inner, { type: 'scenario-finished', scenario: id, outcome, reason, durationMs: 40 }];
}

export const FINISHED: EventBody = { type: 'run-finished', outcome: 'completed' };

/** Gives bodies their header as the writer would, without a file. */
export function inMemory(bodies: EventBody[]): LogEvent[] {
  let prev = CHAIN_START;
  return bodies.map((body, seq) => {
    const event: LogEvent = { seq, prev, at: new Date(START + seq * 10).toISOString(), monotonicMs: seq * 10, ...body };
    prev = sha256(JSON.stringify(event));
    return event;
  });
}

/** Writes a log into a new temporary folder; 10 ms pass between events on both clocks. */
export function writeLog(bodies: (EventBody | ((log: EventLog) => EventBody))[]): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'evidence-'));
  const clock = new StepClock();
  const log = EventLog.create(dir, clock, { monotonic: () => clock.now() - START });
  for (const body of bodies) {
    log.append(typeof body === 'function' ? body(log) : body);
    clock.step();
  }
  log.close();
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A message event whose bytes are put into the log's folder. */
export function message(scenarioId: string, text: string | Buffer, rest: Partial<Extract<EventBody, { type: 'message' }>> = {}): (log: EventLog) => EventBody {
  return (log) => ({
    type: 'message',
    scenario: scenarioId,
    ...log.putMessage(Buffer.from(text)),
    exchange: 'x1',
    leg: 'request',
    from: 'iut',
    to: 'trader-interface',
    label: 'IE3F10',
    http: { start: 'POST /as4 HTTP/1.1', headers: [['Content-Type', 'multipart/related']] },
    ...rest,
  });
}
