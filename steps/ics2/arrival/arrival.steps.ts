import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { judgeAfterTheFact, judgeHeldReady, judgeKeys, judgeMeans, judgeOnce, numberOf, type HeldReady } from '../../../simulators/ics2/judge/process/arrival';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { decided, judgeAnswer, judgeMessage, operatorEori, pushed } from '../exchange';
import { documentOf, judgeFiling, prepared } from '../filers';
import { ARRIVING, journeyOf, toldBy, type JourneyFacts, type Which } from './journeys';
import { look, messagePatience } from '../patience';
import { lrnOf } from '../transport/pushing';
import { mrnOf, registered } from '../registered';
import { inTransit, type ShipmentFacts } from '../shipments';

const HOUR_MS = 3_600_000;
/** Between an arrival and its telling: nobody is told of it in the very second. */
const TEN_MINUTES_MS = 600_000;
/** Filings that their carriers lodge before such an arrival, complete in themselves. */
const FILED: Readonly<Record<string, string>> = { 'sea carrier': 'F10', 'inland carrier': 'F10', 'air carrier': 'F29' };

const journey = (world: ConformanceWorld): JourneyFacts => world.keptAs<JourneyFacts>('journey');
/** A retry under the same MessageId is the same notification, not another one. */
const isRetry = ({ answer }: Reception): boolean => answer.kind === 'receipt' && answer.again;
const notifications = (world: ConformanceWorld): Reception[] =>
  world.run.simulators.ics2.receptions.all.filter((one) => one.document?.name === 'IE3N06' && !isRetry(one));

function plan(world: ConformanceWorld, carrier: string, which?: Which, facts: Partial<JourneyFacts> = {}): JourneyFacts {
  const fresh = world.run.ids.uuid().slice(0, 8).toUpperCase();
  return { ...journeyOf(carrier, { eori: operatorEori(world), fresh }, which), ...facts };
}

const offices = (facts: JourneyFacts): JourneyFacts['calls'] => facts.calls.filter(({ customsOffice }) => customsOffice !== undefined);

/**
 * Tells the operator that a journey has come to one of its places, at the time that was expected or, where that is past, just now. It may
 * refuse to notify it: whether it had to is judged by what customs has received.
 */
async function comesTo(world: ConformanceWorld, facts: JourneyFacts, { place, estimatedArrival }: JourneyFacts['calls'][number]): Promise<void> {
  const arrived = Math.max(Date.parse(estimatedArrival), world.run.business.now());
  await world.moveBusinessClock(arrived + TEN_MINUTES_MS, `ten minutes after the arrival at ${place}`);
  await world.stimulateOrRefuse('ics2.arrive', { ...facts, at: place, actualArrival: isoSeconds(arrived) });
}

/** The next notification that fits, judged as a message; blocks when none comes. Keeps it as `notification`. */
async function notified(world: ConformanceWorld, fits: (one: Reception) => boolean = () => true): Promise<Reception> {
  const { receptions } = world.run.simulators.ics2;
  const came = await receptions.wait((one) => one.document?.name === 'IE3N06' && fits(one), messagePatience(world));
  if (came === undefined) return world.block('no arrival notification reached the trader interface in time');
  world.judge(judgeMessage(world, came));
  world.kept.set('notification', came);
  return came;
}

/** What the engine says of the notification, after what was to be judged here. */
async function keepsEveryRule(world: ConformanceWorld, came: Reception): Promise<void> {
  world.judge(await judgeFiling(world, came));
}

Given(new RegExp(`^the ${ARRIVING} has goods under way to two places in the Union$`), function (this: ConformanceWorld, carrier: string) {
  this.kept.set('journey', plan(this, carrier));
  this.kept.set('other journey', plan(this, carrier, 'another'));
});

When('the journey calls outside the Union, at its first place in it, and at its second', async function (this: ConformanceWorld) {
  for (const call of journey(this).calls) await comesTo(this, journey(this), call);
});

When('then another of its journeys comes to the Union', async function (this: ConformanceWorld) {
  const other = this.keptAs<JourneyFacts>('other journey');
  await comesTo(this, other, offices(other)[0]!);
});

Then('customs is notified of the first journey once, at its first place in the Union', async function (this: ConformanceWorld) {
  const { number } = toldBy(this.keptAs<JourneyFacts>('other journey'));
  const isOther = (one: Reception): boolean => one.document !== undefined && numberOf(one.document) === number;
  // The operator was told of that one last: once customs has it, whatever it had to say of the others has come.
  await notified(this, isOther);
  this.judge([judgeOnce(notifications(this).filter((one) => !isOther(one)).map((one) => documentOf(this, one)), toldBy(journey(this)))]);
  for (const one of notifications(this)) await keepsEveryRule(this, one);
});

Given(new RegExp(`^the ${ARRIVING} expects to be in the Union in (\\d+) hours$`), async function (this: ConformanceWorld, carrier: string, hours: string) {
  const expected = isoSeconds(this.run.business.now() + Number(hours) * HOUR_MS);
  const planned = plan(this, carrier);
  const calls = planned.calls.map((call) => (call === offices(planned)[0] ? { ...call, estimatedArrival: expected } : call));
  const facts = { ...planned, calls, at: offices(planned)[0]!.place };
  this.kept.set('journey', facts);
  await this.stimulateOrRefuse('ics2.arrive', facts);
});

When('it arrives {int} hours late', async function (this: ConformanceWorld, hours: number) {
  const [first] = offices(journey(this));
  const late = isoSeconds(Date.parse(first!.estimatedArrival) + hours * HOUR_MS);
  await this.moveBusinessClock(first!.estimatedArrival, 'the time at which the arrival was expected');
  await this.moveBusinessClock(late, 'the arrival');
  this.kept.set('arrived', Date.parse(late));
  await comesTo(this, journey(this), first!);
});

Then('customs is notified after the arrival, and not before', async function (this: ConformanceWorld) {
  await notified(this);
  for (const one of notifications(this)) this.judge([judgeAfterTheFact(documentOf(this, one), one.receivedAt, this.keptAs<number>('arrived'))]);
  await keepsEveryRule(this, notifications(this)[0]!);
});

When(new RegExp(`^the ${ARRIVING} arrives in the Union$`), async function (this: ConformanceWorld, carrier: string) {
  const facts = plan(this, carrier);
  this.kept.set('journey', facts);
  await comesTo(this, facts, offices(facts)[0]!);
});

Then(/^the notification names the (?:ship|barge|flight) by its number, and nothing else$/, async function (this: ConformanceWorld) {
  const came = await notified(this);
  this.judge([judgeMeans(documentOf(this, came), toldBy(journey(this)))]);
  await keepsEveryRule(this, came);
});

const OWN = 'its own registered filing';
const KNOWN = `(${OWN}|filings of others by their MRNs|the waybills on board|nothing but the time expected)`;
When(new RegExp(`^the ${ARRIVING} arrives in the Union and knows ${KNOWN}$`), async function (this: ConformanceWorld, carrier: string, known: string) {
  const facts = plan(this, carrier);
  const waybills = facts.mode === 'air' ? { waybills: [`020-${this.run.ids.uuid().slice(0, 8).toUpperCase()}`] } : {};
  const aboard: Record<string, () => Promise<Partial<JourneyFacts>>> = {
    [OWN]: async () => ({ ...waybills, filings: [(await registered(this, prepared(this, carrier, FILED[carrier]!))).lrn] }),
    'filings of others by their MRNs': async () => ({ ...waybills, mrns: ['26NL0000000SEAHAT0'] }),
    'the waybills on board': async () => waybills,
    'nothing but the time expected': async () => ({}),
  };
  await comesTo(this, { ...facts, ...(await aboard[known]!()) }, offices(facts)[0]!);
});

Then('the notification lets customs find the filings, by one kind of number at most', async function (this: ConformanceWorld) {
  const came = await notified(this);
  this.judge([judgeKeys(documentOf(this, came))]);
  await keepsEveryRule(this, came);
});

async function isRegistered(world: ConformanceWorld, { lrn, messageId }: Reception): Promise<void> {
  const filed = world.kept.get('outcome');
  await decided(world, lrn ?? '', 'registered');
  // What is kept as outcome stays that of the filing, where there is one.
  if (filed !== undefined) world.kept.set('outcome', filed);
  await pushed(world, ['IE3R04'], messageId ?? '');
}

Then('customs registers the arrival', async function (this: ConformanceWorld) {
  await isRegistered(this, this.keptAs<Reception>('notification'));
});

// A control on arrival

Given(new RegExp(`^the ${ARRIVING} has two containers aboard that go on beyond the Union$`), async function (this: ConformanceWorld, carrier: string) {
  const shipment = inTransit(prepared(this, carrier, FILED[carrier]!));
  const { lrn } = await registered(this, shipment);
  this.kept.set('journey', plan(this, carrier, 'one', { filings: [lrn] }));
});

When('they reach the Union and customs has the notification', async function (this: ConformanceWorld) {
  await comesTo(this, journey(this), offices(journey(this))[0]!);
  const came = await notified(this);
  await keepsEveryRule(this, came);
  await isRegistered(this, came);
});

When('customs wants to examine one of the containers', async function (this: ConformanceWorld) {
  const [container] = this.keptAs<ShipmentFacts>('shipment').containers!.map(({ number }) => String(number));
  const control = { office: toldBy(journey(this)).office, place: 'Customs shed 4, north quay' };
  const pushes = await this.run.simulators.ics2.acts.control(mrnOf(this), { ...control, containers: [container!] });
  const [push] = pushes;
  if (push === undefined) return this.block('customs knows nobody whom it could tell of the control');
  judgeAnswer(this, push);
  this.kept.set('control', { container, place: control.place });
});

/** The driver may show anything: what is not of the form is not held. */
function heldReady(holds: Record<string, unknown> | undefined): HeldReady[] {
  const shown = [holds?.['presentForControl']].flat() as (Partial<HeldReady> | null | undefined)[];
  return shown.map((one) => ({ containers: [one?.containers ?? []].flat().map(String), place: String(one?.place ?? '') }));
}

Then('the operator holds that container ready where customs wants to see it', async function (this: ConformanceWorld) {
  const { container, place } = this.keptAs<{ container: string; place: string }>('control');
  const judged = (holds: Record<string, unknown> | undefined) => judgeHeldReady(heldReady(holds), container, place);
  const seen = await look(this, 'ics2.filing', lrnOf(this), ({ holds }) => judged(holds).holds);
  this.judge([judged(seen.holds)]);
});
