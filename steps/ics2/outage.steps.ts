import { Given, Then, When } from '@cucumber/cucumber';
import { judgeOutage, orderAfterOutage } from '../../simulators/ics2/judge/outage';
import type { ConformanceWorld } from '../support/world';
import { attemptsAt, intervalsPass, retryPatience } from './attempts';
import { freshShipment } from './exchange';

Given('an outage of the trader interface', function (this: ConformanceWorld) {
  this.run.simulators.ics2.line.breakDown();
});

When('the carrier files five container shipments', async function (this: ConformanceWorld) {
  const lrns: string[] = [];
  for (let filed = 0; filed < 5; filed++) {
    const { reference } = await this.stimulate('ics2.file', freshShipment(this));
    lrns.push(reference ?? this.block('the IUT gave no reference (LRN) for a filing'));
  }
  this.kept.set('lrns', lrns);
});

When('the outage ends after the first retries', async function (this: ConformanceWorld) {
  const { receptions, handshakes, line } = this.run.simulators.ics2;
  const tried = await handshakes.wait((one) => one.outcome === 'refused', retryPatience(this));
  await intervalsPass(this, 1);
  if (tried === undefined || receptions.all.length > 0) this.block(tried === undefined ? 'the IUT tried no connection during the outage' : 'a message arrived during the outage');
  line.recover();
});

Then('each of the five filings arrives and is registered, once', async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  const lrns = this.keptAs<string[]>('lrns');
  for (const lrn of lrns) {
    const came = await ics2.receptions.wait((one) => one.lrn === lrn, retryPatience(this));
    // The rest would only take as long again.
    if (came === undefined) break;
  }
  // What is still to come of doubles comes with the next retry.
  await intervalsPass(this, 1);
  await ics2.settle();
  const { all } = ics2.receptions;
  this.judge([...judgeOutage(lrns.map((lrn) => ({ lrn, receptions: attemptsAt(this, lrn), outcomes: ics2.outcomes.all.filter((one) => one.lrn === lrn) }))), ...orderAfterOutage(all)]);
});
