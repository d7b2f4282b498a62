import { Given, Then, When } from '@cucumber/cucumber';
import type { ObserveOutput } from '../../../iut/contract';
import { judgePulledReceipt, judgePushAnswer } from '../../../simulators/ics2/judge/message/answer';
import type { ReceivedSignal } from '../../../simulators/ics2/reception';
import type { Sealed } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { accessPointFor, accessPoints } from './access-points';
import { intervalMs } from './attempts';
import { decided, file, freshShipment, receiptedFiling } from '../exchange';
import { AS_LONG_AS_DECLARED, followsClock, heldAs, look, recordPatience } from '../patience';
import { handsOut, passPullInterval, pulled, pullIntervalMs, pullPatience, pullRequest, receiptPatience } from './pulling';
import { answerOf, countCases, described, isReceipt, judgeNoCase, push, testMessage } from './pushing';

/** Lays a message where the operator's pulling access point finds it; the messages of the scenario are kept as `waiting`, in order. */
async function queue(world: ConformanceWorld): Promise<void> {
  const { outbox } = world.run.simulators.ics2;
  const sealed = outbox.seal(testMessage(accessPointFor(world, 'pull')));
  await outbox.push(sealed);
  world.kept.set('waiting', [...waiting(world), sealed]);
}

const waiting = (world: ConformanceWorld): Sealed[] => (world.kept.get('waiting') as Sealed[] | undefined) ?? [];

/** The receipt for a pulled message, by a request of its own to the URL that was pulled. */
async function checkReceipt(world: ConformanceWorld, sealed: Sealed, request: ReceivedSignal): Promise<void> {
  const { signals } = world.run.simulators.ics2;
  const mine = (one: ReceivedSignal): boolean => one.kind !== 'PullRequest' && one.refToMessageId === sealed.messageId;
  const signal = await signals.wait(mine, receiptPatience(world));
  if (signal?.kind === 'Receipt') {
    const { message, opened } = signal;
    world.judge(judgePulledReceipt({ status: 200, message, opened, sent: { messageId: sealed.messageId, references: sealed.packed.references } }));
  }
  const observed = signal === undefined ? `nothing within ${receiptPatience(world) / 1000} s` : `a POST with eb:${signal.kind} to ${signal.path}`;
  world.check('ICS2-AS4-38', `one POST with the receipt for ${sealed.messageId} to ${request.path}`, observed, signal?.kind === 'Receipt' && signal.path === request.path);
}

Given("a message of customs waits for the carrier's/operator's access point that pulls", async function (this: ConformanceWorld) {
  await queue(this);
});

Given("three messages of customs wait for the carrier's/operator's access point that pulls", async function (this: ConformanceWorld) {
  for (let number = 0; number < 3; number++) await queue(this);
});

Given('the connection breaks when it is handed out', async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.line.loseReceipts(1);
});

Given('the next receipt for a pulled message gets lost behind the door of the interface', function (this: ConformanceWorld) {
  this.run.simulators.ics2.pulling.receiptsToLose = 1;
});

Given("nothing waits for the carrier's/operator's access point that pulls", async function (this: ConformanceWorld) {
  const partyId = accessPointFor(this, 'pull');
  const left = this.run.simulators.ics2.partitions.waiting(partyId);
  if (left > 0) this.block(`${left} messages are left in the partition of ${partyId}`);
  await countCases(this);
});

When('it is available again and the pull interval has passed', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  await passPullInterval(this, Math.max(intervalMs(this), pullIntervalMs(this)), 'a retry interval of customs (as4.retry.interval), and a pull interval');
});

When('the pull interval has passed', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  await passPullInterval(this);
});

Then('the carrier/operator asks for the messages of its own partition, in a sealed request', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  if ((await pullRequest(this, () => true)) === undefined) this.block('the operator has not asked for messages');
});

Then('the carrier/operator pulls the message and posts its receipt as a request of its own', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const [sealed] = waiting(this);
  await checkReceipt(this, sealed!, await pulled(this, sealed!));
});

Then('the carrier/operator pulls all of them in order and posts a receipt for each', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  for (const sealed of waiting(this)) await checkReceipt(this, sealed, await pulled(this, sealed));
});

Then("the carrier/operator is told that there is nothing, and no case is opened in its record", AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const nothing = ({ answer }: ReceivedSignal): boolean => answer.kind === 'error' && answer.code === 'EBMS:0006';
  if ((await pullRequest(this, nothing)) === undefined) this.block('the operator has not asked for messages');
  await judgeNoCase(this, 'ICS2-AS4-39');
});

When('the carrier/operator files a (container )shipment from its access point that pulls', async function (this: ConformanceWorld) {
  const lrn = await file(this, freshShipment(this), accessPointFor(this, 'pull'));
  const { fromPartyId } = await receiptedFiling(this, lrn);
  if (fromPartyId !== accessPointFor(this, 'pull')) this.block(`the filing came from ${fromPartyId ?? 'nobody'}, not from the access point that was asked for`);
  await decided(this, lrn, 'registered');
  await this.run.simulators.ics2.settle();
});

Then("the registration is pulled and stands in the carrier's/operator's record", AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const request = await pullRequest(this, isRegistration);
  // Whatever else customs sends for it, it has its MRN from this message.
  const isThere = (record: ObserveOutput): boolean => record.state === 'registered' || record.holds?.['mrn'] !== undefined;
  const seen = await look(this, 'ics2.filing', this.keptAs<string>('lrn'), isThere);
  const holds = request !== undefined && isThere(seen);
  this.check('ICS2-AS4-39', 'the later message is pulled, and the filing registered', `${request === undefined ? 'not pulled' : 'pulled'}; ${heldAs(seen)}`, holds);
});

Then('it is pulled, and nothing was pushed', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const [sealed] = waiting(this);
  const request = await pullRequest(this, handsOut(sealed!));
  this.check('ICS2-ENR-01', 'the access point enrolled for pull asks for its messages', request === undefined ? 'no PullRequest' : `PullRequest for ${request.mpc ?? ''}`, request !== undefined);
});

When("a test message goes to the carrier's/operator's access point for push", async function (this: ConformanceWorld) {
  await push(this, this.run.simulators.ics2.outbox.seal(testMessage(accessPointFor(this, 'push'))));
});

Then('it was accepted where it was pushed', function (this: ConformanceWorld) {
  const answer = answerOf(this);
  // What is wrong with the receipt itself is judged elsewhere, and ends this scenario.
  this.judge(judgePushAnswer(answer));
  this.check('ICS2-ENR-01', 'the pushed message is receipted', described(answer).text, isReceipt(answer));
});

Then('no access point for push has asked for messages', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const { signals } = this.run.simulators.ics2;
  const pushed = accessPoints(this).filter(({ binding }) => binding === 'push').map(({ partyId }) => partyId);
  const pulls = accessPoints(this).some(({ binding }) => binding === 'pull');
  // Where nobody has enrolled for pull, no channel can excuse a request.
  const asks = ({ kind, mpc = '' }: ReceivedSignal): boolean => kind === 'PullRequest' && (!pulls || pushed.some((partyId) => mpc.endsWith(`/${partyId}`)));
  // An access point that pulls has had its turn by the time of its request; without one there is only a window of time.
  if (pulls) await signals.wait(({ kind }) => kind === 'PullRequest', pullPatience(this));
  else await signals.wait(asks, followsClock(this) ? recordPatience(this) : pullIntervalMs(this) + recordPatience(this));
  const found = signals.all.filter(asks);
  this.check('ICS2-ENR-01', `no PullRequest for ${pushed.join(', ')}`, found.map(({ mpc }) => mpc ?? 'a request without @mpc').join(', ') || 'none', found.length === 0);
});

const isRegistration = ({ answer }: ReceivedSignal): boolean => answer.kind === 'message' && answer.action === 'IE3R01';

/** Requests that were answered with the registration, and the operator's answers to it. */
function registrationPulls(world: ConformanceWorld): { requests: ReceivedSignal[]; receipts: ReceivedSignal[]; others: ReceivedSignal[] } {
  const { all } = world.run.simulators.ics2.signals;
  const requests = all.filter((one) => one.kind === 'PullRequest' && isRegistration(one));
  const ids = new Set(requests.map(({ answer }) => (answer.kind === 'message' ? answer.messageId : '')));
  const replies = all.filter((one) => one.kind !== 'PullRequest' && ids.has(one.refToMessageId ?? ''));
  return { requests, receipts: replies.filter(({ kind }) => kind === 'Receipt'), others: replies.filter(({ kind }) => kind === 'Error') };
}

Then('the registration is pulled, and its receipt is lost', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  if ((await pullRequest(this, isRegistration)) === undefined) this.block('the operator has not pulled the registration');
  const { signals } = this.run.simulators.ics2;
  await signals.wait(({ kind }) => kind === 'Receipt', receiptPatience(this));
  if (registrationPulls(this).receipts.length === 0) this.block('the operator has posted no receipt that could be lost');
});

Then('the same registration is pulled again and receipted again', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const { signals } = this.run.simulators.ics2;
  const second = (): ReceivedSignal | undefined => registrationPulls(this).requests[1];
  await signals.wait(() => second() !== undefined, pullPatience(this));
  const again = second();
  if (again?.answer.kind !== 'message') return this.block('the operator has not pulled a second time');
  const { messageId } = again.answer;
  const answered = (): number => registrationPulls(this).receipts.length + registrationPulls(this).others.length;
  await signals.wait(() => answered() > 1, receiptPatience(this));
  const { receipts, others } = registrationPulls(this);
  const observed = `${receipts.length} receipts${others.length === 0 ? '' : `, ${others.length} errors`}`;
  this.check('ICS2-AS4-34', `a receipt for ${messageId} each time it is pulled`, observed, receipts.length === 2 && others.length === 0);
});
