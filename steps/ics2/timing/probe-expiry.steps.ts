import { Then, When } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../../support/world';
import { hoursAhead, notifies, SHIP, stateShown } from '../arrival/probe-arrival';
import { part, parts } from '../linking/one-consignment';
import { INTERFACE } from '../probe';

/** UCC Art. 129(2). */
const LIFE_MS = 200 * 86_400_000;

When(/^the arrival of the goods of the (IE3F\d\d) is notified$/, async function (this: ConformanceWorld, message: string) {
  await notifies(this, hoursAhead(this, 0), { ...SHIP, mrns: [part(this, 'carrier', message).mrn] });
});

When(/^the goods of the (IE3F\d\d) are presented$/, function (this: ConformanceWorld, message: string) {
  this.run.simulators.ics2.acts.present(part(this, 'carrier', message).mrn);
});

When(/^200 days(| less a second) have passed since they were filed$/, async function (this: ConformanceWorld, less: string) {
  const { filings } = this.run.simulators.ics2.repository;
  const filed = Math.max(...parts(this).map(({ mrn }) => filings.get(mrn)!.lodgedAt));
  await this.moveBusinessClock(filed + LIFE_MS - (less === '' ? 0 : 1000), `200 days after lodging${less}`);
  await this.run.simulators.ics2.settle();
});

async function checkStates(world: ConformanceWorld, due: Readonly<Record<string, string>>): Promise<void> {
  for (const { mrn, message } of parts(world)) {
    const shown = await stateShown(world, mrn);
    world.check('ICS2-TIM-17', `${message} in state ${due[message]!}`, `state ${shown}`, shown === due[message], INTERFACE);
  }
}

Then('none of them is invalidated', async function (this: ConformanceWorld) {
  for (const { mrn, message } of parts(this)) {
    const shown = await stateShown(this, mrn);
    this.check('ICS2-TIM-17', `${message} in force`, `state ${shown}`, shown !== '09', INTERFACE);
  }
});

Then('the IE3F11 is invalidated, and the others are as they were', async function (this: ConformanceWorld) {
  await checkStates(this, { IE3F10: '19', IE3F11: '09', IE3F50: '21' });
});
