import { Then } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { judgeAttested } from '../../simulators/common/attestation';
import type { ConformanceWorld } from './world';

/** Which row it is stands in the tags of the scenario alone. */
Then("the operator's attestation names who answers for it, the document and its date", function (this: ConformanceWorld) {
  const today = isoSeconds(this.run.wall.now()).slice(0, 10);
  const claimed = this.run.running?.scenario.requirements ?? [];
  this.judge(claimed.flatMap((requirement) => judgeAttested(requirement, this.run.onFile, today)));
});
