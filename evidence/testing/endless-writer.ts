import { EventLog } from '../log';
import { check, message, runStarted, scenario, START, StepClock } from './build';

/**
 * A writer for the kill tests: `node -r ts-node/register/transpile-only endless-writer.ts DIR` writes scenario after
 * scenario and a dot to stdout for each, until it is killed. It ends on its own after 20,000, should nobody kill it.
 */
const clock = new StepClock();
const log = EventLog.create(process.argv[2]!, clock, { monotonic: () => clock.now() - START });
const plan = Array.from({ length: 200 }, (_, index) => scenario(`s${index}`, ['R']));
log.append(runStarted(plan));
for (let round = 0; round < 20_000; round++) {
  const id = plan[round % plan.length]!.id;
  log.append({ type: 'scenario-started', scenario: id });
  log.append(message(id, `<round>${round}</round>`)(log));
  log.append(check(id, 'R'));
  clock.step();
  log.append({ type: 'scenario-finished', scenario: id, outcome: 'passed', durationMs: 10 });
  process.stdout.write('.');
}
