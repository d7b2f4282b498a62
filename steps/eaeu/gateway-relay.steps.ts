import { Then, When } from '@cucumber/cucumber';
import { readFault, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { recordsAbout } from '../../simulators/eaeu/judge/journal';
import { judgeOnlyGood } from '../../simulators/eaeu/judge/only-good';
import { judgeKeptOut, judgeNotLost, judgeRelayed } from '../../simulators/eaeu/judge/relaying';
import type { Posted } from '../../simulators/eaeu/neighbours/records';
import type { ConformanceWorld } from '../support/world';
import { wireWaitMs } from './exchange';
import {
  arrivedIn, copyInTime, copyOf, faultFor, lastPosted, neighbourFor, neighboursOf, postDamaged, postedIn, postIn, quietly, RELAY_OF_FLOW, relayed, sendFlow,
} from './gateway-posting';

const manyNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `KZ-EAV-${index + 1}`);

When(/^the message of flow (\d+) is sent into the gateway$/, async function (this: ConformanceWorld, flow: string) {
  this.kept.set('flow', Number(flow));
  await sendFlow(this, Number(flow));
});

When(/^the message of flow (\d+) is sent into the gateway, with (nothing found|\d+ certificates?)$/, async function (this: ConformanceWorld, flow: string, what: string) {
  this.kept.set('flow', Number(flow));
  await sendFlow(this, Number(flow), { names: what === 'nothing found' ? [] : manyNames(Number.parseInt(what, 10)) });
});

When(/^the message of flow (\d+) is sent into the gateway, to Serbia$/, async function (this: ConformanceWorld, flow: string) {
  this.kept.set('flow', Number(flow));
  await sendFlow(this, Number(flow), { thirdCountry: 'RS' });
});

When(/^two messages of flow (\d+) of one procedure are sent into the gateway$/, async function (this: ConformanceWorld, flow: string) {
  this.kept.set('flow', Number(flow));
  const first = await sendFlow(this, Number(flow));
  await postIn(this, { ...neighboursOf(this).compose.flow(Number(flow)), procedureId: first.message.procedureId });
});

/** Whether each of these went once to the segment of its address, and nowhere else. */
async function judgeAll(world: ConformanceWorld, requirement: string, all: readonly Posted[]): Promise<void> {
  for (const posted of all) await copyInTime(world, posted);
  await quietly(world);
  world.judge(all.flatMap((posted) => {
    if (posted.envelope === undefined) throw new Error('a message of ours could not be read');
    return judgeRelayed(requirement, posted, posted.envelope, arrivedIn(world), neighbourFor(posted.message.to));
  }));
}

Then('its receiver gets it once, as it was sent', async function (this: ConformanceWorld) {
  await judgeAll(this, RELAY_OF_FLOW[this.keptAs<number>('flow')]!, [lastPosted(this)]);
});

Then('their receiver gets each of them once, as it was sent', async function (this: ConformanceWorld) {
  await judgeAll(this, RELAY_OF_FLOW[this.keptAs<number>('flow')]!, postedIn(this));
});

Then('it leaves through the external gateway, for the country in its address', async function (this: ConformanceWorld) {
  const copy = await copyInTime(this, lastPosted(this));
  this.check('EAEU-D124-13', 'handed to the system of RS', copy === undefined ? 'arrived nowhere' : `arrived at ${copy.at}`, copy?.at === 'RS');
});

When('a third country sends its report past the external gateway', async function (this: ConformanceWorld) {
  const message = neighboursOf(this).compose.flow(7);
  await postAs(this, message);
});

/** As the third country, at the door of the national gateways. */
async function postAs(world: ConformanceWorld, message: OutgoingMessage): Promise<void> {
  const { endpoints = {} } = world.run.hello;
  const url = endpoints['eaeu.gateway'] ?? world.block('the gateway under test named no endpoint eaeu.gateway');
  if ([undefined, url].includes(endpoints['eaeu.external-gateway'])) world.block('the gateway under test named no external gateway of its own (endpoint eaeu.external-gateway): no way leads past it');
  const posted = await neighboursOf(world).post(url, 'external', message);
  world.kept.set('posted', [...postedIn(world), posted]);
}

Then('only what came through the external gateway is relayed', async function (this: ConformanceWorld) {
  const [past, ...through] = postedIn(this);
  for (const posted of through) await relayed(this, posted);
  await quietly(this);
  this.judge(judgeKeptOut('EAEU-D124-11', past!, arrivedIn(this), 'it came past the external gateway'));
});

Then('what the technical conditions do not know is not relayed', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  await faultFor(this, posted);
  this.judge([...judgeKeptOut('EAEU-D124-15', posted, arrivedIn(this), 'its transaction is not in the process table')]);
});

When(/^a notice with "([^"]+)" is sent into the gateway, and then a good one$/, async function (this: ConformanceWorld, words: string) {
  await postDamaged(this, words, 2);
  await sendFlow(this, 2);
});

Then('only the good notice is relayed', async function (this: ConformanceWorld) {
  const [, good] = postedIn(this);
  await relayed(this, good!);
  await quietly(this);
  this.judge(judgeOnlyGood(good!, arrivedIn(this)));
});

When('the messages of all twelve flows are sent into the gateway', async function (this: ConformanceWorld) {
  this.kept.set('posted', []);
  const sent = new Map<number, Posted>();
  for (const flow of Object.keys(RELAY_OF_FLOW).map(Number)) sent.set(flow, await sendFlow(this, flow));
  this.kept.set('by flow', sent);
});

/** By the rows of their flows: what breaks there already proves nothing about a restart, and blocks. */
Then("each of them is relayed without anybody's help", async function (this: ConformanceWorld) {
  for (const [flow, posted] of this.keptAs<Map<number, Posted>>('by flow')) {
    await copyInTime(this, posted);
    this.judge(judgeRelayed(RELAY_OF_FLOW[flow]!, posted, posted.envelope!, arrivedIn(this), neighbourFor(posted.message.to)));
  }
});

When('the gateway stops in the middle of its work and starts again', async function (this: ConformanceWorld) {
  await this.stimulate('eaeu.restart', {});
});

Then('everything accepted before is delivered', async function (this: ConformanceWorld) {
  for (const posted of postedIn(this)) await copyOf(this, posted);
  this.judge(postedIn(this).map((posted) => judgeNotLost(posted, arrivedIn(this), neighbourFor(posted.message.to))));
});

When('an error signal between two participants passes the gateway', async function (this: ConformanceWorld) {
  const { compose } = neighboursOf(this);
  await postIn(this, compose.signal(compose.flow(2), 'ERR'));
});

Then('the gateway does not report the failure of a national segment as its own', async function (this: ConformanceWorld) {
  const signal = lastPosted(this);
  await relayed(this, signal);
  // What is recorded of the sending comes after it.
  await neighboursOf(this).arrived.wait(() => recordsAbout(signal.message.messageId, arrivedIn(this)).length >= 2, wireWaitMs());
  const errors = recordsAbout(signal.message.messageId, arrivedIn(this)).filter(({ errorTxt, errorCode }) => (errorTxt ?? errorCode) !== undefined);
  this.check('EAEU-D124-07', 'the signal is relayed and no error of our own recorded', errors.map(({ errorTxt }) => errorTxt).join('; ') || 'no error', errors.length === 0);
});

Then('the gateway reports the closed channel as its own failure', async function (this: ConformanceWorld) {
  const fault = (await faultFor(this, lastPosted(this))) ?? this.block('the message ended in silence (EAEU-FLT-12)');
  const said = readFault(fault.envelope?.payload[0]);
  this.check('EAEU-D124-07', 'a fault of class soap:Receiver from the gateway', `${said?.class ?? 'none'} from ${fault.envelope?.from ?? 'nobody'}`, /Receiver$/.test(said?.class ?? ''));
});
