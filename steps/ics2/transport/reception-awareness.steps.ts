import { Given, Then, When } from '@cucumber/cucumber';
import type { ObserveOutput } from '../../../iut/contract';
import { judgeTestMessage } from '../../../simulators/ics2/judge/message/envelope';
import { judgeSeal } from '../../../simulators/ics2/judge/message/seal';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { attemptsAt, attemptsEnd, digests, intervalsPass, maxAttempts, retryPatience } from './attempts';
import { envelopeSubject, judgeMessage, nextMessage, stillUndecided } from '../exchange';
import { absencePatience, AS_LONG_AS_DECLARED, heldAs, look, messagePatience } from '../patience';

/** Lost receipts beyond the declared maximum, so that a sender that goes on for ever is seen going on. */
const BEYOND = 6;

const lrn = (world: ConformanceWorld): string => world.keptAs<string>('lrn');
Given('the receipt of the next filing gets lost', async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.line.loseReceipts(1);
});

Given('no receipt of the trader interface arrives any more', async function (this: ConformanceWorld) {
  await this.run.simulators.ics2.line.loseReceipts(maxAttempts(this) + BEYOND);
});

Given(/^the trader interface answers the next filing with a receipt for another (digest|message)$/, function (this: ConformanceWorld, differs: 'digest' | 'message') {
  this.run.simulators.ics2.answers.next({ kind: 'mismatching-receipt', differs });
});

Given('the trader interface answers the next filing with EBMS:0004 and sub-code A001', function (this: ConformanceWorld) {
  const detail = 'A001: authorisation refused by UUM&DS';
  this.run.simulators.ics2.answers.next({ kind: 'error', code: 'EBMS:0004', detail, signed: true, faultInBody: false });
});

Given('the trader interface answers the next filing with an unsigned EBMS:0004 and a SOAP Fault in the Body', function (this: ConformanceWorld) {
  this.run.simulators.ics2.answers.next({ kind: 'error', code: 'EBMS:0004', detail: 'internal error', signed: false, faultInBody: true });
});

Then('the filing arrives and its receipt is lost', async function (this: ConformanceWorld) {
  const first = await nextMessage(this);
  this.judge(judgeMessage(this, first));
  if (first.answer.kind !== 'withheld') this.block(`the trader interface answered ${first.answer.kind} before the receipt could be lost`);
  this.kept.set('first attempt', first);
});

When('the retry interval has passed', async function (this: ConformanceWorld) {
  await intervalsPass(this, 1);
});

When('all retry intervals have passed', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  await attemptsEnd(this, lrn(this));
});

Then('the filing arrives again under the same MessageId with the same digests', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const first = this.keptAs<Reception>('first attempt');
  const { receptions } = this.run.simulators.ics2;
  const limit = retryPatience(this);
  const again = (one: Reception): boolean => one !== first && one.lrn === first.lrn && one.messageId === first.messageId;
  const other = (one: Reception): boolean => one !== first && one.lrn === first.lrn;
  const retry = (await receptions.wait((one) => other(one), limit)) === undefined ? undefined : (receptions.all.find(again) ?? receptions.all.find(other));
  this.check(
    'ICS2-AS4-30',
    `the message ${first.messageId ?? ''} again, with ${digests(first)}`,
    retry === undefined ? `nothing within ${limit / 1000} s` : `${retry.messageId ?? '(no id)'} with ${digests(retry)}`,
    retry !== undefined && again(retry) && digests(retry) === digests(first),
  );
});

Then('it was not filed a second time under another MessageId', async function (this: ConformanceWorld) {
  const { messageId } = this.keptAs<Reception>('first attempt');
  await this.run.simulators.ics2.receptions.wait((one) => one.lrn === lrn(this) && one.messageId !== messageId, await absencePatience(this));
  const ids = [...new Set(attemptsAt(this, lrn(this)).map((one) => one.messageId ?? ''))];
  this.check('ICS2-AS4-32', 'one MessageId for this LRN', ids.join(', '), ids.length === 1);
});

Then('the attempts have stopped at the declared maximum', function (this: ConformanceWorld) {
  const { messageId } = this.keptAs<Reception>('first attempt');
  const made = attemptsAt(this, lrn(this)).filter((one) => one.messageId === messageId).length;
  this.check('ICS2-AS4-31', `at most ${maxAttempts(this)} attempts (as4.retry.maxAttempts)`, `${made} attempts`, made <= maxAttempts(this));
});

interface Failure {
  code?: unknown;
  text?: unknown;
}

const failureOf = ({ state, holds }: ObserveOutput): Failure => (state === 'undelivered' || state === 'refused' ? ((holds?.['failure'] ?? {}) as Failure) : {});

/** The record shows that the filing has failed, by its code and, where that is asked for, in words. */
async function checkFailure(world: ConformanceWorld, requirement: string, code: string, inWords = false): Promise<void> {
  const fits = (record: ObserveOutput): boolean => failureOf(record).code === code && (!inWords || (typeof failureOf(record).text === 'string' && failureOf(record).text !== ''));
  const seen = await look(world, 'ics2.filing', lrn(world), fits, messagePatience(world));
  world.check(requirement, `undelivered or refused, with ${code}${inWords ? ' and a text' : ''}`, heldAs(seen), fits(seen));
}

Then("the carrier's/operator's record shows the filing as undelivered with EBMS:0301", async function (this: ConformanceWorld) {
  stillUndecided(this);
  await checkFailure(this, 'ICS2-AS4-31', 'EBMS:0301');
});

Then("the carrier's/operator's record shows the mismatching receipt as EBMS:0302", async function (this: ConformanceWorld) {
  await scriptedAnswer(this, 'scripted');
  await checkFailure(this, 'ICS2-AS4-29', 'EBMS:0302');
});

/**
 * A receipt that names another message is none for this one: the sender may say so (EBMS:0302), or go on as without a receipt, and send the message
 * again or tell in the end that none came (EBMS:0301; AS4 profile, section 3.2).
 */
Then('the carrier/operator does not count the filing as delivered', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  await scriptedAnswer(this, 'scripted');
  const codes: unknown[] = ['EBMS:0301', 'EBMS:0302'];
  const failed = (record: ObserveOutput): boolean => codes.includes(failureOf(record).code);
  const seen = await look(this, 'ics2.filing', lrn(this), failed);
  const { receptions } = this.run.simulators.ics2;
  const sentAgain = (): boolean => attemptsAt(this, lrn(this)).length > 1;
  if (!failed(seen) && !sentAgain()) {
    await intervalsPass(this, 1);
    await receptions.wait(sentAgain, retryPatience(this));
  }
  const again = sentAgain();
  this.check('ICS2-AS4-29', `undelivered or refused, with ${codes.join(' or ')}, or sent again`, `${again ? 'sent again; ' : ''}${heldAs(seen)}`, again || failed(seen));
});

/** The message got the answer that the scenario has scripted, and nothing was wrong with it; otherwise there is nothing to judge. */
async function scriptedAnswer(world: ConformanceWorld, wanted: string): Promise<void> {
  const reception = await nextMessage(world);
  world.judge(judgeMessage(world, reception));
  const { answer } = reception;
  const got = answer.kind === 'error' ? answer.code : answer.kind;
  if (got !== wanted) world.block(`the trader interface answered ${got} where the scenario wanted ${wanted}`);
}

Then("the carrier's/operator's record shows the refusal with its code and text", async function (this: ConformanceWorld) {
  await scriptedAnswer(this, 'EBMS:0004');
  await checkFailure(this, 'ICS2-AS4-44', 'EBMS:0004', true);
});

Then("the carrier's/operator's record shows the unsigned error with its code", async function (this: ConformanceWorld) {
  await scriptedAnswer(this, 'EBMS:0004');
  await checkFailure(this, 'ICS2-AS4-45', 'EBMS:0004');
});

When('the carrier/operator tests its connection to customs', async function (this: ConformanceWorld) {
  this.kept.set('receptions before', this.run.simulators.ics2.receptions.all.length);
  await this.stimulate('ics2.ping', {});
});

Then('a test message arrives, with test service and test action together', async function (this: ConformanceWorld) {
  const reception = await nextMessage(this);
  const { opened } = reception;
  this.judge([
    ...judgeTestMessage(envelopeSubject(this, reception)),
    ...judgeSeal({ message: reception.message, facts: opened.seal, refusal: opened.ok ? undefined : opened.error }),
  ]);
  if (reception.answer.kind !== 'receipt') this.block(`the trader interface did not receipt the test message: ${JSON.stringify(reception.answer)}`);
});
