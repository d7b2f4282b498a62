import { Given, Then, When } from '@cucumber/cucumber';
import { isAvailable, signatureAlgorithm, type SignatureAlgorithm } from '../../protocols/wss';
import type { GatewayChannel } from '../../requirements/kz';
import { isForgery, judgeGatewayAnswer, judgeLetter, judgePresentation, judgeSignatures, type Presentation } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf, awaitedPresentation, caseOf, describeState, durationOf, presentationsOfIut, stateOfDocument } from './exchange';
import type { KzFacts } from './shipments';

const CHANNELS: Readonly<Record<string, GatewayChannel>> = { synchronous: 'gateway', asynchronous: 'gateway-async' };

async function connect(world: ConformanceWorld, channel: string, signature?: string): Promise<void> {
  world.kept.set('channel', CHANNELS[channel]!);
  await world.stimulate('kz.connect', { channel: CHANNELS[channel]!, ...(signature === undefined ? {} : { signature }) });
}

Given(/^the carrier is connected by the (synchronous|asynchronous) channel of the gateway$/, async function (this: ConformanceWorld, channel: string) {
  await connect(this, channel);
});

Given(/^the carrier is connected by the (synchronous|asynchronous) channel of the gateway, signing with "([^"]+)"$/, async function (this: ConformanceWorld, channel: string, id: string) {
  const algorithm = signatureAlgorithm(id);
  if (!isAvailable(algorithm.engine)) this.block(`${algorithm.title} is not tested: ${algorithm.engine.unavailable}`);
  this.kept.set('algorithm', algorithm);
  authorityOf(this).gateway.demandSignatures();
  await connect(this, channel, id);
});

Given('the gateway will accept the document and lose it', function (this: ConformanceWorld) {
  authorityOf(this).script({ kind: 'lost' });
});

Given('the gateway will have the answer only at the second time of asking', function (this: ConformanceWorld) {
  authorityOf(this).script({ kind: 'late', ms: 1.5 * durationOf(this, 'kzpi.gateway.pollTime') });
});

Given('the gateway will have the answer twice', function (this: ConformanceWorld) {
  authorityOf(this).script({ kind: 'twice' });
});

Given('the next answer has {string}', function (this: ConformanceWorld, how: string) {
  if (!isForgery(how)) throw new Error(`no such forgery: "${how}"`);
  authorityOf(this).script({ kind: 'forged', how });
});

/** By the synchronous channel it has come with the response; the asynchronous one is asked by the carrier's business clock. */
When('its answer has had time to come', async function (this: ConformanceWorld) {
  await awaitedPresentation(this);
  if (this.keptAs<GatewayChannel>('channel') === 'gateway') return;
  await stateOfDocument(this, ['pending', 'undelivered', 'registered', 'refused']);
  await this.moveBusinessClock(this.run.business.now() + durationOf(this, 'kzpi.gateway.pollTime'), 'the carrier asks the gateway for answers (kzpi.gateway.pollTime)');
});

/** The letter around a document; a message that could not be opened blocks, for nothing can be said of its parts. */
function letterOf(world: ConformanceWorld, { letter, reading }: Presentation): NonNullable<Presentation['letter']> {
  return letter ?? world.block(`what came to the gateway is no letter: ${reading.kind === 'unreadable' ? reading.reason : 'it came to another door'}`);
}

Then('its letter to the gateway has everything in its place, and so has the answer', async function (this: ConformanceWorld) {
  const presentation = await awaitedPresentation(this);
  const letter = letterOf(this, presentation);
  this.judge([judgeLetter(letter), judgeGatewayAnswer(presentation.gatewayAnswer ?? Buffer.alloc(0), letter)]);
});

Then('the carrier still shows its document as pending', async function (this: ConformanceWorld) {
  await awaitedPresentation(this);
  const seen = await stateOfDocument(this, ['pending', 'registered', 'refused']);
  this.check('KZ281-20', 'pending', describeState(seen), seen.state === 'pending');
});

Then('its letter bears the message id of the first one', function (this: ConformanceWorld) {
  const ids = presentationsOfIut(this).map((one) => letterOf(this, one).info['messageId'] ?? 'none');
  this.judge([{
    requirement: 'KZ281-21', party: 'iut', weight: 'advice', expected: 'one message id for one document, so that the gateway can tell a repeat (ours: no source says so)',
    observed: ids.join(', '), holds: new Set(ids).size === 1 && !ids.includes('none'),
  }]);
});

function judgeBoth(world: ConformanceWorld, presentation: Presentation): void {
  world.judge(judgeSignatures(letterOf(world, presentation), world.keptAs<SignatureAlgorithm>('algorithm').uri));
}

Then('both signatures of its letter hold', async function (this: ConformanceWorld) {
  judgeBoth(this, await awaitedPresentation(this));
});

Then('the carrier does not believe it', async function (this: ConformanceWorld) {
  const presentation = await awaitedPresentation(this);
  judgeBoth(this, presentation);
  // A document that breaks a rule of its own is not registered, so nothing is answered that could be forged.
  this.judge(judgePresentation(presentation, caseOf(this.keptAs<KzFacts>('facts'))));
  const registered = authorityOf(this).given().size === 1;
  const seen = await stateOfDocument(this, ['undelivered', 'registered', 'refused']);
  const open = seen.state === 'undelivered' || seen.state === 'pending';
  // Where the gateway took no letter, no answer was forged, and nothing is shown.
  this.check('KZPI-G03', 'undelivered or pending: a forged answer is none', registered ? describeState(seen) : 'the letter was not taken, so nothing was answered', registered && open);
});
