import { Given, Then, When } from '@cucumber/cucumber';
import { technicalConditions } from '../../requirements/eaeu/countries';
import { judgeApplication } from '../../simulators/eaeu/judge/application';
import { answerWords, judgeConditions, judgeData, judgeUpdates, saysNone, toldIn } from '../../simulators/eaeu/judge/origin';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { delivery, gatewayOf, partiesOf, wireWaitMs } from './exchange';
import { ask, askFor, askForPeriod, DAY_MS, enter, enterKinds, HOUR_MS, thirdPartiesOf, type Entered, type EnteredKinds } from './origin';

const entered = (world: ConformanceWorld): Entered => world.keptAs<Entered>('entered');
const reply = (world: ConformanceWorld): Received | undefined => world.kept.get('reply') as Received | undefined;
/** The answer, where its coming at all is judged by a scenario of its own. */
function givenReply(world: ConformanceWorld): Received {
  const come = reply(world);
  return come === undefined || toldIn(come) === undefined ? world.block(`the request was not answered: ${answerWords(come)}`) : come;
}

Given(/^a certificate of origin issued for (VN|RS)$/, async function (this: ConformanceWorld, issuedFor: string) {
  this.kept.set('entered', await enter(this, { issuedFor }));
});

When('the certificate is annulled', async function (this: ConformanceWorld) {
  const { number, issuedOn } = entered(this);
  await enter(this, { kind: 'annulled', number, issuedOn });
});

When("the third country's customs body asks for it", async function (this: ConformanceWorld) {
  this.kept.set('reply', await askFor(this, entered(this)));
});

When("the third country's customs body asks for it under another date of issue", async function (this: ConformanceWorld) {
  this.kept.set('reply', await askFor(this, { ...entered(this), issuedOn: '2026-05-30' }));
});

When("the third country's customs body asks for a number that was never given", async function (this: ConformanceWorld) {
  this.kept.set('reply', await askFor(this, { number: 'KZ-NEVER-GIVEN', issuedOn: '2026-06-01' }));
});

/** What is in them was judged when they came. */
Then('each answer came', function (this: ConformanceWorld) {
  for (const message of ['P.EE.01.MSG.004', 'P.EE.01.MSG.006']) {
    if (!gatewayOf(this).received.all.some(({ label }) => label === message)) this.block(`${message} did not come (judged in the scenario of its flow)`);
  }
});

Then('it is found', function (this: ConformanceWorld) {
  const found = toldIn(givenReply(this))!.map(({ number }) => number);
  this.check('EAEU-D124-F03b', `found: ${entered(this).number}`, found.join(', ') || 'none', found.length === 1 && found[0] === entered(this).number);
});

Then('it is not found', function (this: ConformanceWorld) {
  this.check('EAEU-D124-F03b', 'none', answerWords(givenReply(this)), saysNone(reply(this)));
});

Then(/^its data come back with the kind (original|annulled)$/, function (this: ConformanceWorld, kind: string) {
  this.judge(judgeData(reply(this), { messageId: delivery(this, -1).message.messageId, number: entered(this).number, kind }));
});

Then('the answer says that there is none', function (this: ConformanceWorld) {
  this.check('EAEU-D124-F04-none', 'one answer "none"', answerWords(reply(this)), saysNone(reply(this)));
});

Then('nothing of it is told', function (this: ConformanceWorld) {
  this.check('EAEU-D124-02', 'none: it was issued for another country', answerWords(givenReply(this)), saysNone(reply(this)));
});

/** From two days ago to the next hour of business time. */
const lately = (world: ConformanceWorld): { from: number; to: number } => ({ from: world.run.business.now() - 2 * DAY_MS, to: world.run.business.now() + HOUR_MS });

Given(/^one certificate of each kind issued for (VN|RS)$/, async function (this: ConformanceWorld, issuedFor: string) {
  this.kept.set(`all for ${issuedFor}`, await enterKinds(this, { issuedFor }));
});

When("the third country's customs body asks for what was entered lately", async function (this: ConformanceWorld) {
  this.kept.set('reply', await askForPeriod(this, lately(this)));
});

When("the third country's customs body asks for a period in which nothing was entered", async function (this: ConformanceWorld) {
  givenReply(this); // a period with something in it has been answered
  const now = this.run.business.now();
  this.kept.set('reply', await askForPeriod(this, { from: now - 20 * DAY_MS, to: now - 10 * DAY_MS }));
});

Then('the request is processed', function (this: ConformanceWorld) {
  this.check('EAEU-D124-F05b', 'an answer', answerWords(reply(this)), toldIn(reply(this)) !== undefined);
});

Then('the updates hold one of each kind, all for that country', function (this: ConformanceWorld) {
  const { kinds, originals } = this.keptAs<EnteredKinds>('all for VN');
  this.judge([judgeUpdates('EAEU-D124-F06a', givenReply(this), { kinds, originals, country: 'VN' })]);
});

Then('the answer says that there are no updates', function (this: ConformanceWorld) {
  this.check('EAEU-D124-F06-none', 'one answer "none"', answerWords(reply(this)), saysNone(reply(this)));
});

/** Entered days after their issue, so that no certificate is of a day to come. */
When('certificates are entered in a period and after it, with dates of issue the other way round', async function (this: ConformanceWorld) {
  this.kept.set('inside', await enterKinds(this, { issuedOn: '2026-05-29' }));
  await this.moveBusinessClock('2026-06-03T08:00:00Z', 'two days later');
  await enterKinds(this, { issuedOn: '2026-06-01' });
  this.kept.set('reply', await askForPeriod(this, { from: Date.parse('2026-05-31T00:00:00Z'), to: Date.parse('2026-06-02T00:00:00Z') }));
});

Then('the updates hold those entered in the period', function (this: ConformanceWorld) {
  this.judge([judgeUpdates('EAEU-D124-03', givenReply(this), { ...this.keptAs<EnteredKinds>('inside'), country: 'VN' })]);
});

Then(/^its report follows the technical conditions of (VN|RS)$/, async function (this: ConformanceWorld, country: string) {
  const { mark } = entered(this);
  const { received } = gatewayOf(this);
  const report = (): Received | undefined => received.all.slice(mark).find((one) => one.envelope?.form === 'application');
  await received.wait(() => report() !== undefined, wireWaitMs());
  const come = report() ?? this.block('no report of the certificate reached the gateway');
  if (come.envelope?.payload.length !== 1) this.block('the report holds no document (EAEU-ENV-27)');
  this.judge([...judgeConditions(come, technicalConditions(country)!), ...judgeApplication(come, { ...partiesOf(this), otherSegment: country })]);
});

/** As many as the catalogue's stimulus has; a limit on use would show long before. */
const MANY = 100;

Then('a hundred requests for it are answered, and nothing is asked in return', async function (this: ConformanceWorld) {
  const { messages } = thirdPartiesOf(this);
  let answered = 0;
  let come: Received | undefined;
  while (answered < MANY) {
    come = await ask(this, messages.request('VN', entered(this)), 4);
    if (toldIn(come) === undefined) break;
    answered += 1;
  }
  this.check('EAEU-D124-09', `${MANY} of ${MANY} answered`, `${answered} answered, then ${answered === MANY ? 'no more asked' : answerWords(come)}`, answered === MANY);
});
