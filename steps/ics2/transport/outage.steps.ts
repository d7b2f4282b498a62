import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { judgeArrivedOnce, judgeOutage, orderAfterOutage } from '../../../simulators/ics2/judge/message/outage';
import type { Asked } from '../../../simulators/ics2/judge/process/referral';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { attemptsAt, intervalsPass, retryPatience } from './attempts';
import { decided, freshShipment, judgeMessage, operatorEori } from '../exchange';
import { prepared } from '../filers';
import { AS_LONG_AS_DECLARED } from '../patience';
import { journeyOf } from '../arrival/journeys';
import { lrnOf } from './pushing';

/** More requests than any sender makes within the outages of a scenario. */
const MANY = 1000;

/** How an outage shows: nobody is there, or somebody in front says that nobody is. */
const OUTAGES: Readonly<Record<string, (world: ConformanceWorld) => void>> = {
  'every connection is dropped': ({ run }) => run.simulators.ics2.line.breakDown(),
  'a gateway answers everything with HTTP 503': ({ run }) => run.simulators.ics2.answers.next({ kind: 'unavailable' }, MANY),
};

/** What has reached customs since the outage began. */
function sinceOutage(world: ConformanceWorld): readonly Reception[] {
  return world.run.simulators.ics2.receptions.all.slice(world.keptAs<number>('receptions before'));
}

/** What customs refuses for a rule that is judged elsewhere tells nothing of the outage, unless the message was taken in the end. */
function blockWhatIsRefused(world: ConformanceWorld): void {
  const all = sinceOutage(world);
  const taken = ({ action, lrn }: Reception): boolean => all.some((one) => one.action === action && one.lrn === lrn && one.answer.kind === 'receipt');
  for (const reception of all) {
    const { answer } = reception;
    if (answer.kind !== 'error' || taken(reception)) continue;
    world.judge(judgeMessage(world, reception));
    world.block(`the trader interface refused a message: ${answer.code} ${answer.detail}`);
  }
}

Given(/^an outage in which (.+)$/, function (this: ConformanceWorld, words: string) {
  const begin = OUTAGES[words];
  if (begin === undefined) throw new Error(`no outage in which ${words}`);
  this.kept.set('receptions before', this.run.simulators.ics2.receptions.all.length);
  begin(this);
});

When('the carrier/operator files five (container )shipments', async function (this: ConformanceWorld) {
  const lrns: string[] = [];
  for (let filed = 0; filed < 5; filed++) {
    const { reference } = await this.stimulate('ics2.file', freshShipment(this));
    lrns.push(reference ?? this.block('the IUT gave no reference (LRN) for a filing'));
  }
  this.kept.set('lrns', lrns);
});

When('the outage ends after the first retries', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const { receptions, handshakes, line, answers } = this.run.simulators.ics2;
  const tried = await Promise.race([
    handshakes.wait((one) => one.outcome === 'refused', retryPatience(this)), receptions.wait((one) => sinceOutage(this).includes(one), retryPatience(this)),
  ]);
  await intervalsPass(this, 1);
  if (tried === undefined) this.block('the IUT sent nothing during the outage');
  blockWhatIsRefused(this);
  if (sinceOutage(this).some(({ answer }) => answer.kind !== 'http')) this.block('a message was taken during the outage');
  line.recover();
  answers.clear();
});

Then('each of the five filings arrives and is registered, once', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
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
  blockWhatIsRefused(this);
  const waiting = lrns.map((lrn) => ({ lrn, receptions: attemptsAt(this, lrn), outcomes: ics2.outcomes.all.filter((one) => one.lrn === lrn) }));
  for (const { lrn, outcomes } of waiting) if (outcomes.length > 0) await decided(this, lrn, 'registered');
  this.judge([...judgeOutage(waiting), ...orderAfterOutage(ics2.receptions.all)]);
});

/** What the air carrier sends meanwhile: the least urgent first. */
const MEANWHILE = ['IE3F29', 'IE3R03', 'IE3N06'];

When('the air carrier files a direct waybill, reports the screening and notifies an arrival', async function (this: ConformanceWorld) {
  const { business, ids } = this.run;
  const flight = journeyOf('air carrier', { eori: operatorEori(this), fresh: ids.uuid().slice(0, 8).toUpperCase() }, 'another');
  const entry = flight.calls.find(({ customsOffice }) => customsOffice !== undefined)!;
  const [request] = this.keptAs<Asked>('screening').references;
  await this.stimulate('ics2.file', prepared(this, 'air carrier', 'F29'));
  await this.stimulate('ics2.screen', { reference: lrnOf(this), request, methods: ['XRY', 'EDS'], alarm: false });
  await this.stimulate('ics2.arrive', { ...flight, at: entry.place, actualArrival: isoSeconds(business.now()) });
});

Then('each of the three reaches customs, once, and what cannot wait comes first', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  for (const action of MEANWHILE) {
    const came = await ics2.receptions.wait((one) => one.action === action && sinceOutage(this).includes(one), retryPatience(this));
    // The rest would only take as long again.
    if (came === undefined) break;
  }
  // What is still to come of doubles comes with the next retry.
  await intervalsPass(this, 1);
  await ics2.settle();
  blockWhatIsRefused(this);
  const taken = sinceOutage(this).filter(({ answer }) => answer.kind === 'receipt');
  this.judge([judgeArrivedOnce(MEANWHILE, taken), ...orderAfterOutage(taken)]);
});
