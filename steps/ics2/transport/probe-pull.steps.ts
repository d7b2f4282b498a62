import { Given, Then, When } from '@cucumber/cucumber';
import type { OpenedUserMessage } from '../../../protocols/as4';
import { asTrader } from '../../../simulators/ics2/agreed';
import { described, type PullAnswer } from '../../../simulators/ics2/hostile/pulling-probe';
import { OTHER_EORI_SEAL } from '../../../simulators/ics2/hostile/seals';
import { channelOf } from '../../../simulators/ics2/trader-interface/mpc';
import type { ConformanceWorld } from '../../support/world';
import { intervalMs, maxAttempts } from './attempts';
import { INTERFACE, probeFiles, probeOf } from '../probe';
import { testMessage } from './pushing';

const DEFAULT_CHANNEL = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC';

const probe = (world: ConformanceWorld): ConformanceWorld['run']['simulators']['ics2']['pullingProbe'] => world.run.simulators.ics2.pullingProbe;

/** MessageIds that wait for the probe, in the order in which customs was done with what they answer. */
const queued = (world: ConformanceWorld): string[] => world.keptAs<string[]>('queued');
const answers = (world: ConformanceWorld): PullAnswer[] => world.keptAs<PullAnswer[]>('pull answers');
const idOf = (answer: PullAnswer): string => (answer.kind === 'message' ? answer.message.header.messageId : described(answer));

/** Lays test messages where the probe finds them; their ids are kept as `queued`. */
async function queue(world: ConformanceWorld, count: number): Promise<void> {
  const { outbox } = world.run.simulators.ics2;
  const sealed = Array.from({ length: count }, () => outbox.seal(testMessage(probe(world).partyId)));
  for (const one of sealed) await outbox.push(one);
  world.kept.set('queued', sealed.map(({ messageId }) => messageId));
}

async function pulls(world: ConformanceWorld, asks: () => Promise<PullAnswer>): Promise<PullAnswer> {
  const answer = await asks();
  world.kept.set('pull answers', [...((world.kept.get('pull answers') as PullAnswer[] | undefined) ?? []), answer]);
  return answer;
}

function messageIn(world: ConformanceWorld, answer: PullAnswer): OpenedUserMessage {
  return answer.kind === 'message' ? answer.message : world.block(`the probe was handed no message, but ${described(answer)}`);
}

Given(/^(a message|three messages) of customs (?:waits|wait) for the probe, which pulls$/, async function (this: ConformanceWorld, what: string) {
  await queue(this, what === 'a message' ? 1 : 3);
});

When('the probe files three filings from its access point that pulls', async function (this: ConformanceWorld) {
  const { eori } = await probeOf(this);
  const { ics2 } = this.run.simulators;
  const from = asTrader(probe(this).partyId);
  const filed: string[] = [];
  for (let number = 0; number < 3; number++) {
    const { answer, messageId } = await probeFiles(this, { facts: { declarant: eori }, message: { header: { from } } });
    if (answer.kind !== 'receipt') this.block(`the interface did not receipt the probe's filing: ${answer.text}`);
    await ics2.settle();
    filed.push(messageId);
  }
  this.kept.set('queued', filed);
});

When('the probe pulls three times', async function (this: ConformanceWorld) {
  for (let number = 0; number < 3; number++) await pulls(this, () => probe(this).pull());
});

When('the probe pulls three times at once', async function (this: ConformanceWorld) {
  await Promise.all(Array.from({ length: 3 }, () => pulls(this, () => probe(this).pull())));
});

When('the probe pulls', async function (this: ConformanceWorld) {
  await pulls(this, () => probe(this).pull());
});

When('the probe pulls and gives no receipt', async function (this: ConformanceWorld) {
  messageIn(this, await pulls(this, () => probe(this).pull()));
});

Then("the registrations come in the order of the filings, each in the probe's own channel", function (this: ConformanceWorld) {
  const seen = answers(this).map((answer) => (answer.kind === 'message' ? `${answer.message.header.action} for ${answer.message.header.refToMessageId ?? 'nothing'}` : described(answer)));
  const due = queued(this).map((filing) => `IE3R01 for ${filing}`);
  // Something else in the partition says nothing of the order in which it is handed out.
  const other = seen.find((one) => !one.startsWith('IE3R01 ') && queued(this).some((filing) => one.endsWith(filing)));
  if (other !== undefined) this.block(`customs had more to say than to register: ${other}`);
  this.check('ICS2-AS4-37', due.join(', '), seen.join(', '), seen.join() === due.join(), INTERFACE);
  checkChannel(this);
});

Then("each request was answered with another of the messages, in the probe's own channel", function (this: ConformanceWorld) {
  const seen = answers(this).map(idOf);
  const due = queued(this);
  this.check('ICS2-AS4-37', `each of ${due.join(', ')} once`, seen.join(', '), [...seen].sort().join() === [...due].sort().join(), INTERFACE);
  checkChannel(this);
});

function checkChannel(world: ConformanceWorld): void {
  const channel = channelOf(probe(world).partyId);
  const channels = answers(world).map((answer) => (answer.kind === 'message' ? (answer.message.header.mpc ?? '(absent)') : described(answer)));
  world.check('ICS2-AS4-37', `@mpc ${channel}`, [...new Set(channels)].join(', '), channels.every((one) => one === channel), INTERFACE);
}

const last = (world: ConformanceWorld): PullAnswer => answers(world).at(-1)!;

function checkEmpty(world: ConformanceWorld, requirement: string): void {
  const answer = last(world);
  const holds = answer.kind === 'error' && answer.codes.join() === 'EBMS:0006' && answer.severity === 'warning' && answer.refToMessageId === answer.requestId;
  const observed = answer.kind === 'error' ? `${described(answer)} for ${answer.refToMessageId === answer.requestId ? 'the request' : (answer.refToMessageId ?? 'nothing')}` : described(answer);
  world.check(requirement, 'eb:Error EBMS:0006 (warning) for the request', observed, holds, INTERFACE);
}

Then('there is nothing more for it', async function (this: ConformanceWorld) {
  await pulls(this, () => probe(this).pull());
  checkEmpty(this, 'ICS2-AS4-37');
});

Then('the message is not handed out a second time while its receipt is awaited', async function (this: ConformanceWorld) {
  await pulls(this, () => probe(this).pull());
  checkEmpty(this, 'ICS2-AS4-40');
});

When('the retry interval of the interface has passed', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.run.business.now() + intervalMs(this), 'one retry interval (as4.retry.interval) of customs');
});

Then('the same message is handed out again after each interval, up to the maximum', async function (this: ConformanceWorld) {
  const [due] = queued(this);
  for (let attempt = 2; attempt <= maxAttempts(this); attempt++) {
    await this.moveBusinessClock(this.run.business.now() + intervalMs(this), 'one retry interval (as4.retry.interval) of customs');
    const again = idOf(await pulls(this, () => probe(this).pull()));
    this.check('ICS2-AS4-40', `${due!} again, attempt ${attempt} of ${maxAttempts(this)}`, again, again === due, INTERFACE);
  }
});

Then('after the last attempt it is recorded as undelivered with EBMS:0301 and not handed out any more', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.run.business.now() + intervalMs(this), 'the retry interval after the last attempt');
  const push = this.run.simulators.ics2.outbox.pushes.all.find(({ sealed }) => sealed.messageId === queued(this)[0]);
  this.check('ICS2-AS4-40', 'EBMS:0301 in the record of customs', push?.failure?.code ?? 'nothing', push?.failure?.code === 'EBMS:0301', INTERFACE);
  await pulls(this, () => probe(this).pull());
  checkEmpty(this, 'ICS2-AS4-40');
});

When('the probe posts a receipt for other content', async function (this: ConformanceWorld) {
  const message = messageIn(this, last(this));
  await pulls(this, () => probe(this).acknowledge(message, { quirks: { receiptReferences: 'wrong-digest' } }));
});

When('another registered party posts the receipt', async function (this: ConformanceWorld) {
  const message = messageIn(this, last(this));
  await pulls(this, () => probe(this).acknowledge(message, { seal: OTHER_EORI_SEAL }));
});

Then('the interface refuses the receipt with {word}', function (this: ConformanceWorld, code: string) {
  const answer = last(this);
  this.check('ICS2-AS4-40', `eb:Error ${code}`, described(answer), answer.kind === 'error' && answer.codes.includes(code), INTERFACE);
});

When('the probe posts the receipt', async function (this: ConformanceWorld) {
  const message = messageIn(this, [...answers(this)].reverse().find(({ kind }) => kind === 'message') ?? last(this));
  await pulls(this, () => probe(this).acknowledge(message));
});

Then('the interface takes the receipt without an answer, and the message is not handed out again', async function (this: ConformanceWorld) {
  const answer = last(this);
  this.check('ICS2-AS4-40', 'HTTP 2xx without content', described(answer), answer.kind === 'taken' && answer.status >= 200 && answer.status < 300, INTERFACE);
  await this.moveBusinessClock(this.run.business.now() + intervalMs(this), 'one retry interval (as4.retry.interval) of customs');
  await pulls(this, () => probe(this).pull());
  checkEmpty(this, 'ICS2-AS4-40');
});

When(/^(another registered party|a party that is registered nowhere) asks for the messages of the probe$/, async function (this: ConformanceWorld, who: string) {
  const seal = who === 'another registered party' ? OTHER_EORI_SEAL : 'operator.seal.unregistered';
  await pulls(this, () => probe(this).pull({ seal }));
});

When('the probe asks for the messages of the default channel', async function (this: ConformanceWorld) {
  await pulls(this, () => probe(this).pull({ mpc: DEFAULT_CHANNEL }));
});

When('the probe asks without a seal', async function (this: ConformanceWorld) {
  await pulls(this, () => probe(this).pull({ quirks: { unsigned: true } }));
});

Then(/^the interface refuses the request with (EBMS:\d{4}(?: or EBMS:\d{4})*), and hands out no message$/, function (this: ConformanceWorld, codes: string) {
  const answer = last(this);
  const holds = answer.kind === 'error' && answer.codes.some((code) => codes.split(' or ').includes(code));
  this.check('ICS2-AS4-41', `eb:Error ${codes}, and no message`, described(answer), holds, INTERFACE);
});

Then('the probe itself is handed the message', async function (this: ConformanceWorld) {
  const answer = await pulls(this, () => probe(this).pull());
  this.check('ICS2-AS4-41', queued(this)[0]!, idOf(answer), idOf(answer) === queued(this)[0], INTERFACE);
});
