import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import type { Judgement } from '../../../requirements/judgement';
import { judgeCombined, type MovingMeans } from '../../../simulators/ics2/judge/timing/combined';
import { judgeLodging, judgeNotTooEarly, tripIn, type Deadline } from '../../../simulators/ics2/judge/timing/lodging';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { book, deadlineFor, instantOf, moved, scheduled, tripOf } from './bookings';
import { decided, judgeMessage, operatorEori } from '../exchange';
import { documentOf, FILER, prepared } from '../filers';
import { AS_LONG_AS_DECLARED, messagePatience } from '../patience';
import type { ShipmentFacts } from '../shipments';
import { between, withCargo } from '../shipments/voyages';

const deadline = (world: ConformanceWorld): Deadline => world.keptAs<Deadline>('deadline');

/** `make` gives such a shipment, under numbers that no earlier filing has named. */
async function bookIt(world: ConformanceWorld, make: () => ShipmentFacts): Promise<void> {
  const shipment = make();
  world.kept.set('make', make);
  world.kept.set('shipment', shipment);
  world.kept.set('deadline', deadlineFor(world, tripOf(shipment)));
  world.kept.set('lrn', await book(world, shipment));
}

/** The filing under this LRN. What came under none is judged whole first: it may be the one, and not readable. */
async function received(world: ConformanceWorld, lrn: string, patience: number): Promise<Reception | undefined> {
  const { receptions } = world.run.simulators.ics2;
  const filing = await receptions.wait((one) => one.lrn === lrn, patience);
  for (const one of receptions.all) if (one === filing || one.lrn === undefined) world.judge(judgeMessage(world, one));
  return filing;
}

/** The deadline as the filing itself tells of its journey; blocks where that is another one than was booked. */
function deadlineIn(world: ConformanceWorld, filing: Reception): Deadline {
  const booked = deadline(world);
  const root = documentOf(world, filing);
  if (root.name !== `IE3${booked.trip.filing}`) world.block(`the operator was told to file ${booked.trip.filing}, and filed ${root.name}`);
  const told = deadlineFor(world, tripIn(root, booked.trip));
  if (told.limit.id === booked.limit.id && told.last === booked.last) return told;
  return world.block(`the filing tells of another journey than the booking: ${told.limit.id}, ${isoSeconds(told.last)} instead of ${booked.limit.id}, ${isoSeconds(booked.last)}`);
}

Given(/^it is (\d{4}-\d\d-\d\d [\d:]+)$/, async function (this: ConformanceWorld, instant: string) {
  await this.moveBusinessClock(instantOf(instant), 'the day of the booking');
});

When(new RegExp(`^the ${FILER} books (F\\d\\d): (.+)$`), async function (this: ConformanceWorld, filer: string, filing: string, times: string) {
  await bookIt(this, () => scheduled(prepared(this, filer, filing), times));
});

When(new RegExp(`^the ${FILER} books (F\\d\\d) from (.+) to (.+): (.+)$`), async function (this: ConformanceWorld, filer: string, filing: string, from: string, to: string, times: string) {
  await bookIt(this, () => scheduled(between(prepared(this, filer, filing), from, to), times));
});

const BY_SEA = new RegExp(`^the ${FILER} books (F\\d\\d), (containers|break bulk|dry bulk), from (.+) to (.+): (.+)$`);
When(BY_SEA, async function (this: ConformanceWorld, filer: string, filing: string, cargo: string, from: string, to: string, times: string) {
  await bookIt(this, () => scheduled(withCargo(between(prepared(this, filer, filing), from, to), cargo), times));
});

When(/^the clock reaches the limit, (\d{4}-\d\d-\d\d [\d:]+)$/, async function (this: ConformanceWorld, written: string) {
  const { last, limit } = deadline(this);
  // What the feature writes for people and what the rows of the law say are two; a difference is a mistake of ours.
  if (instantOf(written) !== last) throw new Error(`the feature has ${written} for the limit, ${limit.id} has ${isoSeconds(last)}`);
  await this.moveBusinessClock(last, `the limit: ${limit.article}, ${limit.id}`);
});

Then('the filing has been received in time', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  // The business clock stands at the limit: whatever comes while we wait here is still in time.
  const lrn = this.keptAs<string>('lrn');
  const filing = await received(this, lrn, messagePatience(this));
  this.judge([judgeLodging(filing === undefined ? deadline(this) : deadlineIn(this, filing), filing?.receivedAt, this.run.business.now())]);
  // What customs refuses has not been lodged.
  await decided(this, lrn, 'registered');
});

When('the forwarder books F22 for the same shipment', async function (this: ConformanceWorld) {
  const minimum = this.keptAs<ShipmentFacts>('shipment');
  await bookIt(this, () => ({ ...minimum, filing: 'F22' }));
});

When('another booking of that kind has to be filed at once', async function (this: ConformanceWorld) {
  const make = this.keptAs<() => ShipmentFacts>('make');
  this.kept.set('urgent', await book(this, moved(make(), this.run.business.now() - deadline(this).last)));
});

Then('only that other one has been received', async function (this: ConformanceWorld) {
  const filing = await received(this, this.keptAs<string>('urgent'), messagePatience(this));
  // It was booked later; when it has come, what was sent before it has come as well.
  if (filing === undefined) this.block('the booking that had to be filed at once was not filed');
  const early = this.run.simulators.ics2.receptions.all.find((one) => one.lrn === this.keptAs<string>('lrn'));
  if (early !== undefined) this.judge([judgeNotTooEarly(arrival(this), early.receivedAt)]);
});

const arrival = (world: ConformanceWorld): number => deadline(world).trip.journey.arrival ?? world.block('the booking says no arrival');

When('its limit is reached', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(deadline(this).last, `the limit: ${deadline(this).limit.id}`);
});

Then('its filing has been received, and not earlier than 200 days before the arrival', async function (this: ConformanceWorld) {
  const filing = await received(this, this.keptAs<string>('lrn'), messagePatience(this));
  if (filing === undefined) return this.block('the filing did not come until its limit');
  this.judge([judgeNotTooEarly(arrival(this), filing.receivedAt)]);
});

const FERRY = { name: 'Simulated Ferries 4', imo: 'IMO9074729' };

When(/^the road carrier books F50 for a lorry on a ferry: (.+)$/, async function (this: ConformanceWorld, times: string) {
  await bookIt(this, () => ({ ...scheduled(prepared(this, 'road carrier', 'F50'), times), ferry: FERRY }));
});

When('the road carrier books F50 for a lorry on a ferry at the very limit', async function (this: ConformanceWorld) {
  const shipment = { ...prepared(this, 'road carrier', 'F50'), ferry: FERRY };
  await bookIt(this, () => moved(shipment, this.run.business.now() - deadlineFor(this, tripOf(shipment)).last));
});

When(/^the sea carrier books F10 for a trailer without a lorry from (.+) to (.+): (.+)$/, async function (this: ConformanceWorld, from: string, to: string, times: string) {
  await bookIt(this, () => scheduled(withCargo(between(prepared(this, 'sea carrier', 'F10'), from, to), 'a trailer'), times));
});

/** The means of the booking that moves by itself after entry. */
function movingMeans(world: ConformanceWorld): MovingMeans {
  const { truck, vessel } = world.keptAs<ShipmentFacts & { truck?: { registration: string }; vessel?: { imo: string } }>('shipment');
  const { filing, journey } = deadline(world).trip;
  return { filing, declarant: operatorEori(world), mode: journey.mode ?? '', identification: truck?.registration ?? vessel?.imo ?? '' };
}

Then('the filing of the means that moves by itself has been received in time', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const lrn = this.keptAs<string>('lrn');
  const filing = await received(this, lrn, messagePatience(this));
  const inTime = (at: Deadline): Judgement => judgeLodging(at, filing?.receivedAt, this.run.business.now());
  // A finding ends no scenario: what did not come, or is of another means, cannot be looked at further.
  if (filing === undefined) return this.judge([inTime(deadline(this))]);
  const combined = judgeCombined(documentOf(this, filing), movingMeans(this));
  this.judge([combined]);
  if (!combined.holds) return;
  this.judge([inTime(deadlineIn(this, filing))]);
  await decided(this, lrn, 'registered');
});
