import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { deepSeaLimit, judgeDeepSeaLimit } from '../../simulators/ics2/judge/timing';
import type { ConformanceWorld } from '../support/world';
import { freshShipment, judgeMessage } from './exchange';
import { recordPatience } from './patience';

const HOUR_MS = 3_600_000;

async function book(world: ConformanceWorld, loadingInHours: number, departsAfterHours: number): Promise<void> {
  const loading = world.run.business.now() + loadingInHours * HOUR_MS;
  const departure = loading + departsAfterHours * HOUR_MS;
  const shipment = { ...freshShipment(world), departure: isoSeconds(departure), arrival: isoSeconds(departure + 28 * 24 * HOUR_MS) };
  const { reference } = await world.stimulate('ics2.book', { ...shipment, loadingTime: isoSeconds(loading) });
  world.kept.set('lrn', reference ?? '');
  world.kept.set('loading', loading);
}

Given('the carrier has booked a container that will be loaded in {int} days, {int} hours before the vessel departs', async function (this: ConformanceWorld, days: number, hours: number) {
  await book(this, days * 24, hours);
});

Given('the carrier has booked a container that will be loaded in {int} hours, {int} hours before the vessel departs', async function (this: ConformanceWorld, inHours: number, hours: number) {
  await book(this, inHours, hours);
});

When('the business clock reaches 24 hours before the loading', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(deepSeaLimit(this.keptAs<number>('loading')), 'the limit: 24 hours before loading');
});

Then('the filing has been received in time', async function (this: ConformanceWorld) {
  const loading = this.keptAs<number>('loading');
  // The business clock stands at the limit: whatever comes while we wait here is still in time.
  const filing = await this.run.simulators.ics2.receptions.wait(() => true, recordPatience(this));
  if (filing !== undefined) this.judge([...judgeMessage(this, filing), judgeDeepSeaLimit(loading, filing.receivedAt, this.run.business.now())]);
  else this.judge([judgeDeepSeaLimit(loading, undefined, this.run.business.now())]);
});
