import { EventLog, readLog, type ReadLog } from '../../evidence';
import type { EventBody, PlannedScenario, RunStarted } from '../../evidence/model';
import type { Clock } from '../../protocols/time/clock';

/** How a scenario of a made-up run ends. */
export type Ending = 'passed' | 'not-run';

/**
 * The log of a run that never was, written by the log's own writer and read by its own reader: each planned scenario passed
 * and each of its claims held, or it was not run. For questions about the harness: what would it say of such a run?
 *
 * @param dir an empty folder, the caller's to remove
 */
export function logAsIf(dir: string, started: RunStarted, clock: Clock, ends: (scenario: PlannedScenario) => Ending): ReadLog {
  const log = EventLog.create(dir, clock, { monotonic: () => 0, fsync: false });
  const say = (event: EventBody): void => void log.append(event);
  say(started);
  for (const scenario of started.plan.filter(({ decision }) => decision === 'run')) {
    if (ends(scenario) === 'not-run') continue;
    const { id } = scenario;
    say({ type: 'scenario-started', scenario: id });
    for (const requirement of scenario.requirements) say({ type: 'check', scenario: id, requirement, party: 'iut', outcome: 'pass', expected: 'as if it held', observed: 'as if it held', events: [] });
    say({ type: 'scenario-finished', scenario: id, outcome: 'passed', durationMs: 0 });
  }
  say({ type: 'run-finished', outcome: 'completed' });
  log.close();
  return readLog(dir);
}
