import { EventLog, readLog, type ReadLog } from '../../evidence';
import type { EventBody, PlannedScenario, RunStarted } from '../../evidence/model';
import type { Clock } from '../../protocols/time/clock';
import type { Ending } from '../../steps/support/own-work';

export interface AsIf {
  started: RunStarted;
  clock: Clock;
  ends: (scenario: PlannedScenario) => Ending;
  /** What the log is given of an event: all of it. */
  records: (event: EventBody) => EventBody | undefined;
}

/** What is in the log of a scenario of which each claim held. */
const held = ({ id, requirements }: PlannedScenario): EventBody[] =>
  requirements.map((requirement) => ({ type: 'check', scenario: id, requirement, party: 'iut', outcome: 'pass', expected: 'as if it held', observed: 'as if it held', events: [] }));

/**
 * The log of a run that never was, written by the log's own writer and read by its own reader: of each planned scenario what it is said to
 * have come to, or that it was not run. For questions about the harness: what would it say of such a run?
 *
 * @param dir an empty folder, the caller's to remove
 */
export function logAsIf(dir: string, { started, clock, ends, records }: AsIf): ReadLog {
  const log = EventLog.create(dir, clock, { monotonic: () => 0, fsync: false });
  const say = (event: EventBody): void => {
    const recorded = records(event);
    if (recorded !== undefined) log.append(recorded);
  };
  say(started);
  for (const scenario of started.plan.filter(({ decision }) => decision === 'run')) {
    const ending = ends(scenario);
    if (ending === 'not-run') continue;
    const { id } = scenario;
    say({ type: 'scenario-started', scenario: id });
    for (const event of ending === 'passed' ? held(scenario) : ending.events) say(event);
    say({ type: 'scenario-finished', scenario: id, outcome: ending === 'passed' ? 'passed' : ending.outcome, durationMs: 0 });
  }
  say({ type: 'run-finished', outcome: 'completed' });
  log.close();
  return readLog(dir);
}
