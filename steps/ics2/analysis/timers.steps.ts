import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { millisecondsOf } from '../../../requirements/parameters';
import { counterFiling } from '../../../simulators/ics2/counter-filers/filings';
import { traderMessage } from '../../../simulators/ics2/hostile/trader-message';
import type { ConformanceWorld } from '../../support/world';
import { checkClaimed, eoriOf, filed, files, reached, sends, type Filed } from './customs-side';
import { JOURNEYS } from './journeys';

const HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

/** One container, and one bill, of all filings of a scenario that belong together. */
const CONTAINERS = ['CSQU3054383'];

const passed = async (world: ConformanceWorld, hours: number): Promise<void> => world.moveBusinessClock(world.run.business.now() + hours * HOUR_MS, `${hours} hours later`);

/** What of the analysis of a filing is seen: its notice, and whether customs counts it as open. */
async function seen(world: ConformanceWorld, { mrn }: Filed): Promise<string> {
  const open = world.run.simulators.ics2.analysis.of(mrn)?.open ?? [];
  return `${open.length > 0 ? 'open' : 'closed'}, IE3N03 at ${await reached(world, 'IE3N03')}`;
}

/** States what is seen a second before an instant and at it. */
async function checkEnd(world: ConformanceWorld, filing: Filed, at: number, expected: { before: string; then: string }): Promise<void> {
  await world.moveBusinessClock(at - SECOND_MS, 'a second before the timer runs out');
  const before = await seen(world, filing);
  checkClaimed(world, `a second before: ${expected.before}`, `a second before: ${before}`);
  await world.moveBusinessClock(at, 'the timer runs out');
  const then = await seen(world, filing);
  checkClaimed(world, `then: ${expected.then}`, `then: ${then}`);
}

const TOLD = { before: 'open, IE3N03 at nobody', then: 'closed, IE3N03 at the forwarder' };

When(/^the forwarder files an? (IE3F\d\d) that comes (.+)$/, async function (this: ConformanceWorld, message: string, journey: string) {
  const wanted = JOURNEYS[journey];
  if (wanted === undefined) throw new Error(`no journey "${journey}": ${Object.keys(JOURNEYS).join('; ')}`);
  await files(this, 'the forwarder', message, wanted(this.run.business.now()));
});

Then(/^customs analyses it for (\d+) hours?, to the second$/, async function (this: ConformanceWorld, hours: string) {
  const filing = filed(this);
  await checkEnd(this, filing, filing.at + Number(hours) * HOUR_MS, TOLD);
});

Then('customs analyses it until the aircraft should arrive, to the second', async function (this: ConformanceWorld) {
  const filing = filed(this);
  await checkEnd(this, filing, filing.at + 3 * HOUR_MS - SECOND_MS, TOLD);
});

Then('customs analyses it without a timer', async function (this: ConformanceWorld) {
  await passed(this, 30 * 24);
  const now = await seen(this, filed(this));
  checkClaimed(this, '30 days later: open, IE3N03 at nobody', `30 days later: ${now}`);
});

// Multiple filing (TIM-13)

Given('the forwarder has filed its part of a shipment in a container', async function (this: ConformanceWorld) {
  const master = `MB${this.run.ids.uuid().slice(0, 8).toUpperCase()}`;
  this.kept.set('master', master);
  await files(this, 'the forwarder', 'IE3F14', { facts: { master, carrier: await eoriOf(this, 'the carrier'), containers: CONTAINERS } });
});

When('the carrier files its own part {int} hours later', async function (this: ConformanceWorld, hours: number) {
  await passed(this, hours);
  const [names, carrier] = [[await eoriOf(this, 'the forwarder')], await eoriOf(this, 'the carrier')];
  await files(this, 'the carrier', 'IE3F12', { facts: { master: this.keptAs<string>('master'), names, carrier, containers: CONTAINERS } });
});

Then("customs analyses the shipment for 24 hours from the carrier's part, to the second", async function (this: ConformanceWorld) {
  const filing = filed(this);
  // The carrier hears of its own part, and as carrier of the forwarder's.
  await checkEnd(this, filing, filing.at + 24 * HOUR_MS, { before: 'open, IE3N03 at nobody', then: 'closed, IE3N03 at the forwarder and the carrier twice' });
});

// Amendment, and requests that are open (TIM-15, TIM-16)

/** Amends the filing by the same data; @param asked the request that it answers */
async function amends(world: ConformanceWorld, asked?: string): Promise<void> {
  const { message, mrn, facts } = filed(world);
  const amendment = message.replace('F', 'A');
  const whole = counterFiling(amendment, { ...facts, mrn });
  const document = asked === undefined ? whole : whole.replace('<MRN>', `<referralRequestReference>${asked}</referralRequestReference>$&`);
  const reply = await sends(world, 'the forwarder', amendment, document);
  if (reply?.action !== 'IE3N10') world.block(`customs answered the amendment with ${reply?.document ?? 'nothing'}`);
}

When('the forwarder amends it {int} hour later', async function (this: ConformanceWorld, hours: number) {
  await passed(this, hours);
  await amends(this);
});

When('the forwarder amends it under the reference of the request', async function (this: ConformanceWorld) {
  await amends(this, 'AMD-1');
});

When('{int} hours have passed', async function (this: ConformanceWorld, hours: number) {
  await passed(this, hours);
});

When('{int} hours and {int} minutes have passed', async function (this: ConformanceWorld, hours: number, minutes: number) {
  await passed(this, hours + minutes / 60);
});

When('the forwarder answers the request', async function (this: ConformanceWorld) {
  const { mrn, facts } = filed(this);
  await sends(this, 'the forwarder', 'IE3R02', traderMessage('IE3R02', { number: facts.lrn, documents: facts.lrn, eori: facts.declarant, mrn, referral: 'RFI-1', day: facts.day }));
});

Then('the analysis is still open, and nobody was told that it is complete', async function (this: ConformanceWorld) {
  const now = await seen(this, filed(this));
  checkClaimed(this, 'open, IE3N03 at nobody', now);
});

Then('the analysis is complete, and the forwarder is told', async function (this: ConformanceWorld) {
  const now = await seen(this, filed(this));
  checkClaimed(this, 'closed, IE3N03 at the forwarder', now);
});

// Promptness (TIM-18)

/** By which customs has answered, business time and wall time. Both are promised: the traders' day and the wire's. */
const PROMPT = 'reply.registration.max';

When(/^the forwarder files a (good|wrong) IE3F10 at half past eleven at night$/, async function (this: ConformanceWorld, how: string) {
  const { business, wall } = this.run;
  const day = new Date(business.now()).setUTCHours(23, 30, 0, 0);
  await this.moveBusinessClock(day, 'half past eleven at night');
  const lrn = `AN${this.run.ids.uuid().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
  const document = counterFiling('IE3F10', { lrn, day: isoSeconds(day).slice(0, 10), declarant: await eoriOf(this, 'the forwarder') });
  const sent = wall.now();
  const reply = await sends(this, 'the forwarder', 'IE3F10', how === 'good' ? document : document.replace(/<reEntryIndicator>0</, '<reEntryIndicator>7<'));
  this.kept.set('prompt', { reply: reply?.action, tookMs: wall.now() - sent });
});

Then(/^the (registration|refusal) has come promptly$/, function (this: ConformanceWorld, what: string) {
  const { reply, tookMs } = this.keptAs<{ reply?: string; tookMs: number }>('prompt');
  const limit = this.run.parameter(PROMPT);
  const due = what === 'registration' ? 'IE3R01' : 'IE3N99';
  // The interface is done with the filing, and its own clock stands still: what has not come by now waits for another hour.
  const inTime = tookMs <= millisecondsOf(this.run.parameter, PROMPT);
  checkClaimed(this, `${due} within ${limit} (parameter ${PROMPT})`, reply === undefined ? 'no answer while the business clock stands' : `${reply} after ${tookMs} ms`, reply === due && inTime);
});
