import { After, Before, setDefaultTimeout } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { millisecondsOf } from '../../requirements/parameters';
import { untilQuiet } from './quiet';
import type { ConformanceWorld } from './world';

/**
 * Upper bound of one step. Steps wait on events with their own, shorter limits (parameters as4.receipt.timeout and the
 * like); this one only stops a step that hangs because of a mistake of ours.
 */
setDefaultTimeout(120_000);

/** Every scenario starts at the same business instant, so that dates in reports can be compared between runs. */
export const SCENARIO_START = Date.parse('2026-06-01T08:00:00Z');

Before(async function (this: ConformanceWorld) {
  this.run.business.restartAt(SCENARIO_START);
  this.run.simulators.reset();
  await this.prepareIut(isoSeconds(SCENARIO_START));
  this.run.record({ type: 'clock', business: isoSeconds(SCENARIO_START), why: 'start of the scenario' });
});

/** A scenario ends when what it set off has ended; what has not within the quiet window is said in the log. */
After(async function (this: ConformanceWorld) {
  const { simulators, driver, wall, parameter } = this.run;
  const parties = [{ name: 'the simulated side', settle: simulators.quiesce }, { name: 'the implementation under test', settle: driver.settle }];
  const late = await untilQuiet(parties, millisecondsOf(parameter, 'quiet.window'), wall);
  if (late.length > 0) this.note('still under way at the end of the scenario', late.join(', '));
});
