import { Given, Then, When } from '@cucumber/cucumber';
import type { Opened } from '../../../protocols/as4';
import { loadXml } from '../../../protocols/xml';
import { EVERY_WRAPPING, WRONG_PUSHES, type WrongPush } from '../../../simulators/ics2/hostile/wrong-pushes';
import type { Dissection } from '../../../simulators/ics2/judge/message/dissection';
import { judgeBySecondOpinion } from '../../../simulators/ics2/judge/message/second-opinion';
import { judgeRecord, judgeRefusal, judgeServing, judgeTaking, type AnswerSeen } from '../../../simulators/ics2/judge/message/wrong-push';
import { errorNotification } from '../../../simulators/ics2/messages/refusal';
import type { Reception } from '../../../simulators/ics2/reception';
import type { Push } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { file, freshShipment, judgeAnswer, notRefused, receiptedFiling, stillUndecided } from '../exchange';
import { heldAs, look } from '../patience';
import { answerOf, described, judgeUntouched, lrnOf, push, sealForged, testMessage, wrongRegistration } from '../transport/pushing';

Given('the carrier/operator has a filing that customs has not decided on', async function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.hold();
  await receiptedFiling(this, await file(this, freshShipment(this)));
  await this.moveBusinessClock(this.run.business.now(), 'the receipt has been taken in');
  const seen = await this.observe('ics2.filing', lrnOf(this));
  if (seen.state !== 'pending') this.block(`the operator holds a filing that was only receipted as ${heldAs(seen)}`);
});

When(/^a registration with (.+) is pushed to the (?:carrier|operator)$/, async function (this: ConformanceWorld, departure: string) {
  const wrong = WRONG_PUSHES.get(departure);
  if (wrong === undefined) throw new Error(`no push with ${departure} is known`);
  this.kept.set('wrong push', wrong);
  await pushWrong(this, wrong);
});

/** The registration that customs never decided, sealed and altered as the row says, on its way to the operator. */
async function pushWrong(world: ConformanceWorld, wrong: WrongPush): Promise<void> {
  await push(world, wrongRegistration(world, wrong));
}

When('a registration under the same MessageId comes whole', async function (this: ConformanceWorld) {
  const { codes, text } = described(answerOf(this));
  // What was taken at first is rightly a duplicate now.
  if (codes.length === 0) this.block(`the operator did not refuse the first one, which is judged in its own scenario (ICS2-SEC-20): ${text}`);
  this.kept.set('wrong push', { requirement: 'ICS2-AS4-25', answer: 'receipt' } satisfies WrongPush);
  await push(this, sealForged(this, { header: { messageId: this.keptAs<Push>('push').sealed.messageId } }));
});

When('a refusal is pushed under the MessageId of the registration', async function (this: ConformanceWorld) {
  const { messageId } = this.keptAs<Push>('push').sealed;
  const lrn = lrnOf(this);
  const document = errorNotification({ lrn }, lrn, [{ code: '12', description: 'refused after all' }], this.run.business.now());
  await push(this, sealForged(this, { action: 'IE3N99', document, header: { messageId } }));
});

When('a registration is pushed to the carrier/operator in every known wrapping', async function (this: ConformanceWorld) {
  const answers: { name: string; push: WrongPush; answer: AnswerSeen }[] = [];
  for (const { name, push: wrong } of EVERY_WRAPPING) {
    await pushWrong(this, wrong);
    answers.push({ name, push: wrong, answer: described(answerOf(this)) });
  }
  this.kept.set('answers', answers);
});

Then('the carrier/operator refuses each of them and gives no receipt', function (this: ConformanceWorld) {
  const answers = this.keptAs<{ name: string; push: WrongPush; answer: AnswerSeen }[]>('answers');
  const { tolerates } = this.run.simulators.ics2.choices;
  this.judge(answers.flatMap(({ name, push: wrong, answer }) => judgeRefusal(wrong, { ...answer, text: `${answer.text} for ${name}` }, tolerates)));
});

Then("the unsigned content has no effect on the carrier's/operator's record", async function (this: ConformanceWorld) {
  await judgeUntouched(this, 'ICS2-SEC-21');
});

/** The push, with the row that it tries. */
function tried(world: ConformanceWorld): WrongPush {
  return world.keptAs<WrongPush>('wrong push');
}

Then('the carrier/operator refuses it and gives no receipt', function (this: ConformanceWorld) {
  this.judge(judgeRefusal(tried(this), described(answerOf(this)), this.run.simulators.ics2.choices.tolerates));
});

Then("nothing of it is in the carrier's/operator's record", async function (this: ConformanceWorld) {
  stillUndecided(this);
  const seen = await this.observe('ics2.filing', lrnOf(this));
  this.judge(judgeRecord(tried(this), 'the filing is pending as before', heldAs(seen), seen.state === 'pending'));
});

Then('the carrier/operator goes on serving', async function (this: ConformanceWorld) {
  const { outbox } = this.run.simulators.ics2;
  const ping = await outbox.push(outbox.seal(testMessage(this.keptAs<Reception>('filing').fromPartyId ?? '')));
  judgeAnswer(this, ping);
  const { answer, failure } = ping;
  this.judge(judgeServing(tried(this), answer === undefined ? undefined : described(answer), failure?.code));
});

Then('the carrier/operator takes it and gives a receipt', function (this: ConformanceWorld) {
  const answer = described(answerOf(this));
  // What is neither error nor receipt, or a receipt that is wrong, is judged where receipts are.
  if (answer.codes.length === 0) judgeAnswer(this, this.keptAs<Push>('push'));
  this.judge(judgeTaking(tried(this), answer));
});

Then("the registration is in the carrier's/operator's record", async function (this: ConformanceWorld) {
  const seen = await look(this, 'ics2.filing', lrnOf(this), (record) => record.state === 'registered');
  notRefused(this, lrnOf(this));
  this.judge(judgeRecord(tried(this), 'the filing is registered', heldAs(seen), seen.state === 'registered'));
});

/** The seal of a message of the operator, verified by software that is not ours. */
async function judgeAgain(world: ConformanceWorld, message: Dissection, opened: Opened): Promise<void> {
  world.judge(judgeBySecondOpinion(await loadXml(), { message, leaf: opened.seal?.chainDer[0] }));
}

Then('another implementation comes to the digests and the signature of the filing', async function (this: ConformanceWorld) {
  const { message, opened } = this.keptAs<Reception>('filing');
  await judgeAgain(this, message, opened);
});

Then('another implementation comes to the digests and the signature of the receipt', async function (this: ConformanceWorld) {
  const { message, opened } = answerOf(this);
  await judgeAgain(this, message, opened);
});
