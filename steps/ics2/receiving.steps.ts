import { Given, Then, When } from '@cucumber/cucumber';
import { WRONG_PUSHES, type WrongPush } from '../../simulators/ics2/hostile/wrong-pushes';
import type { Reception } from '../../simulators/ics2/reception';
import type { Push } from '../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../support/world';
import { file, freshShipment, judgeAnswer, receiptedFiling } from './exchange';
import { heldAs, look } from './patience';
import { answerOf, described, forgedRegistration, isReceipt, judgeUntouched, lrnOf, push, sealForged, testMessage } from './pushing';

Given('the carrier has a filing that customs has not decided on', async function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.hold();
  await receiptedFiling(this, await file(this, freshShipment(this)));
  await this.moveBusinessClock(this.run.business.now(), 'the receipt has been taken in');
  const seen = await this.observe('ics2.filing', lrnOf(this));
  if (seen.state !== 'pending') this.block(`the carrier holds a filing that was only receipted as ${heldAs(seen)}`);
});

When(/^a registration with (.+) is pushed to the carrier$/, async function (this: ConformanceWorld, departure: string) {
  const wrong = WRONG_PUSHES.get(departure);
  if (wrong === undefined) throw new Error(`no push with ${departure} is known`);
  this.kept.set('wrong push', wrong);
  const sealed = sealForged(this, wrong.sealed);
  const { messageId, packed } = sealed;
  const altered = wrong.altered?.({ messageId, packed, anotherId: `${this.run.ids.uuid()}@sti.customs.example`, anotherDocument: forgedRegistration(this, 'FORGED00002') });
  await push(this, { ...sealed, packed: altered ?? packed });
});

/** The row that the push tries, with what it says and how much it weighs. */
function tried(world: ConformanceWorld): WrongPush {
  return world.keptAs<WrongPush>('wrong push');
}

/** One comparison with the row that the push tries. */
function judgeTried(world: ConformanceWorld, expected: string, observed: string, holds: boolean): void {
  const { requirement, weight } = tried(world);
  world.judge([{ requirement, party: 'iut', expected, observed, holds, weight }]);
}

Then('the carrier refuses it and gives no receipt', function (this: ConformanceWorld) {
  const { answer } = tried(this);
  if (answer === 'receipt') throw new Error('this push is lawful: it must be taken');
  const { codes, text } = described(answerOf(this));
  judgeTried(this, `eb:Error ${answer.length > 6 ? 'of the documented table' : answer.join(' or ')}, and no receipt`, text, codes.some((code) => answer.includes(code)));
});

Then("nothing of it is in the carrier's record", async function (this: ConformanceWorld) {
  const { requirement, weight } = tried(this);
  await judgeUntouched(this, requirement, weight);
});

Then('the carrier goes on serving', async function (this: ConformanceWorld) {
  const { outbox } = this.run.simulators.ics2;
  const ping = await outbox.push(outbox.seal(testMessage(this.keptAs<Reception>('filing').fromPartyId ?? '')));
  judgeAnswer(this, ping);
  const { answer, failure } = ping;
  judgeTried(this, 'a connectivity test is receipted afterwards', answer === undefined ? String(failure?.code) : described(answer).text, answer !== undefined && isReceipt(answer));
});

Then('the carrier takes it and gives a receipt', function (this: ConformanceWorld) {
  const answer = answerOf(this);
  const { codes, text } = described(answer);
  // What is neither error nor receipt, or a receipt that is wrong, is judged where receipts are.
  if (codes.length === 0) judgeAnswer(this, this.keptAs<Push>('push'));
  judgeTried(this, 'a receipt: the message is lawful', text, isReceipt(answer));
});

Then("the registration is in the carrier's record", async function (this: ConformanceWorld) {
  const seen = await look(this, 'ics2.filing', lrnOf(this), (record) => record.state === 'registered');
  judgeTried(this, 'the filing is registered', heldAs(seen), seen.state === 'registered');
});
