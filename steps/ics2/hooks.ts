import { After } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../support/world';

/**
 * A scenario ends when the replies it set off are done with: a push under way would otherwise reach the operator in the
 * middle of the next scenario. Bounded by the push's own time limit.
 */
After({ tags: '@ics2' }, async function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.release();
  await this.run.simulators.ics2.settle();
});
