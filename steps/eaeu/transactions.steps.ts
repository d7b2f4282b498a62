import { Given, Then, When } from '@cucumber/cucumber';
import { payloadDocument } from '../../protocols/eaeu-soap';
import { transactionOfFlow } from '../../requirements/eaeu/process';
import { judgeApplication } from '../../simulators/eaeu/judge/application';
import { judgeUsedUp } from '../../simulators/eaeu/judge/transactions';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { answersSince, deliver, described, gatewayOf, partiesOf, quiet, record, RECEIPT_MS, report, soundReport, wireWaitMs, type Issued } from './exchange';
import { shownAs } from './patience';

const { retries } = transactionOfFlow(1);
const documentOf = (one: Received): string => (one.envelope?.payload ?? []).map(payloadDocument).join('');

Given('the third country leaves every report without an answer', function (this: ConformanceWorld) {
  gatewayOf(this).script.loseReports = Infinity;
});

Given('the third country leaves the next report without an answer', function (this: ConformanceWorld) {
  gatewayOf(this).script.loseReports = 1;
});

Given('the third country leaves the next {int} reports without an answer', function (this: ConformanceWorld, count: number) {
  gatewayOf(this).script.loseReports = count;
});

Given('the third country answers the next report with a fault', function (this: ConformanceWorld) {
  gatewayOf(this).script.faultReports = 1;
});

const pass = (world: ConformanceWorld): Promise<void> => world.moveBusinessClock(world.run.business.now() + RECEIPT_MS, 'the time to confirm receipt passes');

When('the time to confirm receipt passes', async function (this: ConformanceWorld) {
  await soundReport(this);
  await pass(this);
});

When('the time to confirm receipt passes until nothing more can come', async function (this: ConformanceWorld) {
  await soundReport(this);
  const issued = this.keptAs<Issued>('issued');
  // Once more than the last allowed repeat needs, so that one too many would be seen.
  for (let nth = 2; nth <= retries + 3; nth++) {
    await pass(this);
    const come = nth <= retries + 1 ? await report(this, issued, nth) : await quiet(this);
    if (nth <= retries + 1 && come === undefined) break;
  }
});

function reports(world: ConformanceWorld): Received[] {
  const { mark } = world.keptAs<Issued>('issued');
  return gatewayOf(world).received.all.slice(mark).filter((one) => one.envelope?.form === 'application');
}

Then('the report was repeated as often as the transaction allows, and an abnormal situation was reported', async function (this: ConformanceWorld) {
  const { state } = await shownAs(this, () => record(this), (seen) => seen.state === 'abnormal');
  this.judge(judgeUsedUp({ messages: reports(this).length, retries, state }));
});

async function repeat(world: ConformanceWorld): Promise<Received | undefined> {
  const second = await report(world, world.keptAs<Issued>('issued'), 2);
  if (second !== undefined) world.judge(judgeApplication(second, partiesOf(world)));
  return second;
}

function judgeRepeat(world: ConformanceWorld, second: Received | undefined): void {
  const first = world.keptAs<Received>('report');
  if (second === undefined) world.block('the report was not repeated');
  const same = documentOf(first) === documentOf(second!);
  const fresh = first.envelope?.messageId !== second!.envelope?.messageId;
  world.check('EAEU-TRN-18', 'the same application data under a new MessageID', `${same ? 'same' : 'other'} data, ${fresh ? 'new' : 'same'} MessageID`, same && fresh);
}

Then('the repeat has the same data and a new message identifier', async function (this: ConformanceWorld) {
  judgeRepeat(this, await repeat(this));
});

/** Sees the fault go out, and then waits for the repeat: at once, or when the time has passed, as the IUT likes. */
async function repeatAfterFault(world: ConformanceWorld): Promise<Received | undefined> {
  await soundReport(world);
  const fault = await gatewayOf(world).sent.wait((one) => one.label.startsWith('fault'), wireWaitMs());
  if (fault?.outcome.kind !== 'answered') world.block('the simulated side could not send its fault');
  const issued = world.keptAs<Issued>('issued');
  const soon = await report(world, issued, 2);
  if (soon !== undefined) return soon;
  await pass(world);
  return report(world, issued, 2);
}

Then('the repeat after the fault has the same data and a new message identifier', async function (this: ConformanceWorld) {
  judgeRepeat(this, await repeatAfterFault(this));
});

Then('the fault is not taken for a success', async function (this: ConformanceWorld) {
  const second = await repeatAfterFault(this);
  const { state } = second === undefined ? await shownAs(this, () => record(this), (seen) => seen.state === 'abnormal') : await record(this);
  this.check('EAEU-TRN-23', 'a repeat, or an abnormal end', second === undefined ? `no repeat; ${state}` : 'repeated', second !== undefined || state === 'abnormal');
});

When('the confirmation of the first attempt arrives late', async function (this: ConformanceWorld) {
  if ((await repeat(this)) === undefined) this.block('the report was not repeated');
  await deliver(this, gatewayOf(this).compose.signal(this.keptAs<Received>('report').envelope!, 'RCV'));
});

Then('the late confirmation raises no error', async function (this: ConformanceWorld) {
  await quiet(this);
  const { mark } = this.keptAs<Issued>('issued');
  const raised = answersSince(this, mark);
  this.check('EAEU-TRN-24', 'neither P.MSG.ERR nor a fault', raised.length === 0 ? 'none' : raised.map(described).join(', '), raised.length === 0);
});
