import { Given, Then, When } from '@cucumber/cucumber';
import { judgeOutage, orderAfterOutage } from '../../simulators/ics2/judge/outage';
import type { ConformanceWorld } from '../support/world';
import { attemptsAt, intervalsPass, retryPatience } from './attempts';
import { decided, freshShipment, judgeMessage } from './exchange';

/** More requests than any sender makes within the outages of a scenario. */
const MANY = 1000;

/** How an outage shows: nobody is there, or somebody in front says that nobody is. */
const OUTAGES: Readonly<Record<string, (world: ConformanceWorld) => void>> = {
  'every connection is dropped': ({ run }) => run.simulators.ics2.line.breakDown(),
  'a gateway answers everything with HTTP 503': ({ run }) => run.simulators.ics2.answers.next({ kind: 'unavailable' }, MANY),
};

/** What customs refuses for a rule that is judged elsewhere tells nothing of the outage, unless the filing was taken in the end. */
function blockWhatIsRefused(world: ConformanceWorld): void {
  const { all } = world.run.simulators.ics2.receptions;
  const taken = (lrn: string | undefined): boolean => all.some((one) => one.lrn === lrn && one.answer.kind === 'receipt');
  for (const reception of all) {
    const { answer, lrn } = reception;
    if (answer.kind !== 'error' || taken(lrn)) continue;
    world.judge(judgeMessage(world, reception));
    world.block(`the trader interface refused a filing: ${answer.code} ${answer.detail}`);
  }
}

Given(/^an outage in which (.+)$/, function (this: ConformanceWorld, words: string) {
  const begin = OUTAGES[words];
  if (begin === undefined) throw new Error(`no outage in which ${words}`);
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

When('the outage ends after the first retries', async function (this: ConformanceWorld) {
  const { receptions, handshakes, line, answers } = this.run.simulators.ics2;
  const tried = await Promise.race([
    handshakes.wait((one) => one.outcome === 'refused', retryPatience(this)), receptions.wait(() => true, retryPatience(this)),
  ]);
  await intervalsPass(this, 1);
  if (tried === undefined) this.block('the IUT sent nothing during the outage');
  blockWhatIsRefused(this);
  if (receptions.all.some(({ answer }) => answer.kind !== 'http')) this.block('a message was taken during the outage');
  line.recover();
  answers.clear();
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
  blockWhatIsRefused(this);
  const waiting = lrns.map((lrn) => ({ lrn, receptions: attemptsAt(this, lrn), outcomes: ics2.outcomes.all.filter((one) => one.lrn === lrn) }));
  for (const { lrn, outcomes } of waiting) if (outcomes.length > 0) await decided(this, lrn, 'registered');
  this.judge([...judgeOutage(waiting), ...orderAfterOutage(ics2.receptions.all)]);
});
