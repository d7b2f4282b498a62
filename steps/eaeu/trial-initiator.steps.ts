import { Given, Then, When } from '@cucumber/cucumber';
import { ADVISED_INLINE_BYTES, isUuidUrn, type SignalCode } from '../../protocols/eaeu-soap';
import type { PatternStep } from '../../requirements/eaeu/patterns';
import { trialAddress } from '../../requirements/eaeu/trial';
import { judgeFollowed, judgeUsedUp } from '../../simulators/eaeu/judge/transactions';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { gatewayOf, needsAnsweringDoor, quiet, wireWaitMs } from './exchange';
import { after, cameOf, follow, judgeHeaders, meanwhile, millis, named, openWith, ourMessage, requestOf, requestsOf, start, stateOf, valueOf, type Opened, type Started } from './trial';

/** The IUT counts from when it sent, by a clock that may run on between our moves of it: a check of "not yet" and "by now" leaves it so much. */
const ANOTHER_CLOCK_MS = 60_000;

const started = (world: ConformanceWorld): Started => world.keptAs<Started>('started');

/** The first request of the IUT, or the scenario is blocked. */
async function request(world: ConformanceWorld): Promise<Received> {
  return (await requestOf(world, started(world))) ?? world.block('the IUT sent no message of the transaction');
}

Given(/^the other side keeps back its (P\.MSG\.PRS|response|P\.MSG\.RCV)(?: and its (response))?$/, function (this: ConformanceWorld, what: PatternStep['message'], more: 'response' | null) {
  gatewayOf(this).counterpart.play.withholds = more === null ? [what] : [what, more];
});

Given('the other side answers everything with an error signal', function (this: ConformanceWorld) {
  gatewayOf(this).counterpart.play.instead = 'ERR';
});

Given('the responses of the other side break their schema', function (this: ConformanceWorld) {
  gatewayOf(this).counterpart.play.spoilsResponses = true;
});

When('the participant opens the transaction {string}', async function (this: ConformanceWorld, name: string) {
  await start(this, named(name));
  await request(this);
});

When('the participant opens the transaction {string} about it', async function (this: ConformanceWorld, name: string) {
  await start(this, named(name), { subject: this.keptAs<string>('subject') });
  await request(this);
});

/** Waits for the other side's last message and for what the IUT confirms about it. */
async function confirmations(world: ConformanceWorld): Promise<void> {
  const { transaction, mark } = started(world);
  const response = await ourMessage(world, await request(world), transaction.response!.message);
  await follow(world, transaction, response, false, mark);
  await meanwhile(world);
  const followed = { transaction, sent: response, opens: false, came: cameOf(world, response.message, mark).filter(({ envelope }) => envelope?.relatesTo !== undefined) };
  world.judge([...judgeFollowed(followed), ...judgeHeaders(followed)]);
}

Then('it confirms the response as the pattern demands and in no other way', async function (this: ConformanceWorld) {
  await confirmations(this);
});

Then('it takes the transaction for {word}', async function (this: ConformanceWorld, wanted: string) {
  const state = await stateOf(this, started(this), wanted);
  this.check(this.run.running!.scenario.requirements[0]!, wanted, state, state === wanted);
});

Then('it does not take the transaction for complete before the acceptance time has passed once more', async function (this: ConformanceWorld) {
  const { transaction, reference, mark } = started(this);
  const accepted = cameOf(this, (await request(this)).envelope, mark).find(({ label }) => label === 'P.MSG.PRS') ?? this.block('the response was not accepted for processing');
  const left = accepted.at + millis(transaction.acceptanceTime) - ANOTHER_CLOCK_MS - this.run.business.now();
  if (left < 0) this.block('the confirmations took so long that the clock had to be moved beyond the last acceptance time');
  await after(this, left, 'a minute is left of the last acceptance time');
  const early = (await this.observe('eaeu.transaction', reference)).state ?? 'unknown';
  await after(this, 2 * ANOTHER_CLOCK_MS, 'the last acceptance time has passed, by a minute');
  const state = await stateOf(this, started(this), 'complete');
  this.check('EAEU-TRN-03', 'running a minute before, complete after', `${early}, ${state}`, early === 'running' && state === 'complete');
});

When('an error signal about its confirmation arrives before the acceptance time has passed once more', async function (this: ConformanceWorld) {
  const { mark } = started(this);
  const { conversationId } = (await request(this)).envelope!;
  const accepted = await gatewayOf(this).received.wait(({ label, envelope }) => label === 'P.MSG.PRS' && envelope?.conversationId === conversationId, wireWaitMs());
  if (accepted === undefined) return this.block('the response was not accepted for processing');
  await meanwhile(this);
  await signal(this, cameOf(this, { conversationId }, mark).at(-1)!, 'ERR');
});

async function signal(world: ConformanceWorld, source: Received, code: SignalCode): Promise<void> {
  const gateway = gatewayOf(world);
  await gateway.deliver(gateway.throughPlatform(gateway.counterpart.signal(source.envelope!, code)));
}

/** Lets the waits pass until the IUT may send no more; counts what came. */
When(/^the (receipt|acceptance|response) time passes until nothing more can come$/, async function (this: ConformanceWorld, which: 'receipt' | 'acceptance' | 'response') {
  const { transaction } = started(this);
  for (let nth = 2; nth <= transaction.retries + 2; nth++) {
    await meanwhile(this);
    await after(this, millis(transaction[`${which}Time`]), `the ${which} time passes`);
    if (nth > transaction.retries + 1) await quiet(this);
    else if ((await requestOf(this, started(this), nth)) === undefined) break;
  }
});

Then('it has opened the transaction as often as it may, and reports an abnormal situation', async function (this: ConformanceWorld) {
  const { transaction } = started(this);
  const count = requestsOf(this, started(this)).length;
  const state = await stateOf(this, started(this), 'abnormal');
  this.check(this.run.running!.scenario.requirements[0]!, `${1 + transaction.retries} messages, abnormal`, `${count} messages, ${state}`, count === 1 + transaction.retries && state === 'abnormal');
});

Then('it has sent the notification as often as it may, and reports an abnormal situation', async function (this: ConformanceWorld) {
  const { transaction } = started(this);
  const state = await stateOf(this, started(this), 'abnormal');
  this.judge(judgeUsedUp({ messages: requestsOf(this, started(this)).length, retries: transaction.retries, state }));
});

When(/^the (receipt|acceptance|response) time passes$/, async function (this: ConformanceWorld, which: 'receipt' | 'acceptance' | 'response') {
  await request(this);
  await meanwhile(this);
  await after(this, millis(started(this).transaction[`${which}Time`]), `the ${which} time passes`);
});

Then('it opens the transaction again under a new message identifier', async function (this: ConformanceWorld) {
  const first = await request(this);
  const second = await requestOf(this, started(this), 2);
  const fresh = second?.envelope?.messageId !== first.envelope?.messageId;
  this.check(this.run.running!.scenario.requirements[0]!, 'a new request with a new MessageID', second === undefined ? 'no new request' : `a new request with ${fresh ? 'a new' : 'the same'} MessageID`, second !== undefined && fresh);
});

When('the participant opens the transaction {string} and its confirmation is not taken by the transport', async function (this: ConformanceWorld, name: string) {
  needsAnsweringDoor(this);
  const transaction = named(name);
  gatewayOf(this).script.refusesTransport = ({ form, action }) => form === 'signal' && (action ?? '').includes(`/${transaction.code}/`);
  await start(this, transaction);
  await ourMessage(this, await request(this), transaction.response!.message);
});

Then('it takes the transaction for failed and holds nothing of it', async function (this: ConformanceWorld) {
  await ourMessage(this, await request(this), 'P.MSG.ERR');
  await meanwhile(this);
  const state = await stateOf(this, started(this), 'failed');
  const value = await valueOf(this, started(this).subject, 'nothing');
  this.check(this.run.running!.scenario.requirements[0]!, 'failed, nothing held', `${state}, holds ${value}`, state === 'failed' && value === 'nothing');
});

Then('it takes the transaction for complete at once, and sends nothing about it', async function (this: ConformanceWorld) {
  const first = await request(this);
  const state = await stateOf(this, started(this), 'complete');
  await meanwhile(this);
  const count = cameOf(this, first.envelope, started(this).mark).length;
  this.check('EAEU-TRN-15', 'complete, one message', `${state}, ${count} messages`, state === 'complete' && count === 1);
});

When('the participant starts a nested procedure for a request that it received', async function (this: ConformanceWorld) {
  const { transaction, sent, mark, says } = await openWith(this, named('notification'));
  await follow(this, transaction, sent, true, mark);
  await start(this, named('question and answer'), { within: says.subject });
});

Then('its ProcedureID is the one received, a slash and a new identifier', async function (this: ConformanceWorld) {
  const outer = this.keptAs<Opened>('opened').sent.message?.procedureId ?? '';
  const seen = (await request(this)).envelope?.procedureId ?? 'absent';
  const added = seen.startsWith(`${outer}/`) ? seen.slice(outer.length + 1) : '';
  this.check('EAEU-ENV-17', `${outer}/ and one new UUID`, seen, isUuidUrn(added) && added !== outer);
});

When('the participant sends a message with a file of 3 megabytes', async function (this: ConformanceWorld) {
  await start(this, named('notification'), { fileBytes: 3 * 1024 * 1024 });
  await request(this);
});

Then('the file travels as a part beside the message', async function (this: ConformanceWorld) {
  const { attachments = [], envelope, bytes } = await request(this);
  const large = attachments.filter(({ content }) => content.length > ADVISED_INLINE_BYTES);
  const to = envelope?.to === trialAddress('counterpart');
  this.check('EAEU-ENV-31', 'a part of 3 megabytes', `${large.length} large parts in a message of ${bytes.length} bytes`, to && large.length === 1);
});

When('it confirms the response', async function (this: ConformanceWorld) {
  const { transaction, mark } = started(this);
  const response = await ourMessage(this, await request(this), transaction.response!.message);
  const { came } = await follow(this, transaction, response, false, mark);
  if (!came.some(({ label }) => label === 'P.MSG.PRS')) this.block('the response was not accepted for processing');
  await meanwhile(this);
});

When('it has refused the response', async function (this: ConformanceWorld) {
  const { transaction, mark } = started(this);
  const response = await ourMessage(this, await request(this), transaction.response!.message);
  const refusal = (): boolean => cameOf(this, response.message, mark).some(({ envelope }) => envelope?.relatesTo?.value === response.message?.messageId);
  await gatewayOf(this).received.wait(refusal, wireWaitMs());
  if (!refusal()) this.block('the IUT did not refuse a response that breaks its schema');
});
