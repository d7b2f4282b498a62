import { Then, When } from '@cucumber/cucumber';
import { judgeDoor } from '../../../simulators/ics2/judge/message/tls';
import type { Reception } from '../../../simulators/ics2/reception';
import type { Push } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { judgeAnswer } from '../exchange';
import { absencePatience, look } from '../patience';
import { answerOf, countCases, described, judgeNoCase, judgeUntouched, lrnOf, push, sealForged, testMessage } from './pushing';

When('a registration is pushed to the carrier/operator without a client certificate', async function (this: ConformanceWorld) {
  await push(this, sealForged(this), 'none');
});

When('a registration is pushed to the carrier/operator with a client certificate of another authority', async function (this: ConformanceWorld) {
  await push(this, sealForged(this), 'trader-interface.tls.rogue');
});

When('a registration is pushed to the carrier/operator with an expired client certificate', async function (this: ConformanceWorld) {
  await push(this, sealForged(this), 'trader-interface.tls.expired');
});

Then("the carrier's/operator's server refuses the connection", function (this: ConformanceWorld) {
  const { answer, failure } = this.keptAs<Push>('push');
  // A server may refuse by an alert or by a bare close; a port where nobody listens, or silence, refuses nothing.
  if (failure !== undefined && failure.code !== 'tls-refused-by-peer' && failure.code !== 'connection-cut') this.block(`the operator's server could not be tried: ${failure.message}`);
  this.judge([judgeDoor('ICS2-SEC-17', answer && { status: answer.status, soap: answer.message.envelope !== undefined }, failure?.code)]);
});

Then("the filing is still pending in the carrier's/operator's record", async function (this: ConformanceWorld) {
  await judgeUntouched(this, 'ICS2-SEC-17');
});

When('the trader interface tests its connection to the carrier/operator', async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  await countCases(this);
  this.kept.set('push', await ics2.outbox.push(ics2.outbox.seal(testMessage(this.run.facts['ics2.partyId'] ?? ''))));
});

Then("the carrier's/operator's access point receipts the test message", function (this: ConformanceWorld) {
  judgeAnswer(this, this.keptAs<Push>('push'));
  const { opened } = answerOf(this);
  this.check('ICS2-AS4-47', 'a signed receipt', described(answerOf(this)).text, opened.ok && opened.kind === 'receipt');
});

Then("no case was opened in the carrier's/operator's record", async function (this: ConformanceWorld) {
  await judgeNoCase(this, 'ICS2-AS4-47');
});

When('the same registration is pushed again', async function (this: ConformanceWorld) {
  const first = this.keptAs<Push>('push');
  await push(this, first.sealed);
});

Then("the carrier's/operator's access point receipts the duplicate", function (this: ConformanceWorld) {
  const answer = answerOf(this);
  const { sealed } = this.keptAs<Push>('push');
  const receipted = answer.opened.ok && answer.opened.kind === 'receipt' && answer.opened.header.refToMessageId === sealed.messageId;
  this.check('ICS2-AS4-34', `a receipt for ${sealed.messageId} again`, described(answer).text, receipted);
});

Then("the carrier's/operator's record shows one registration", async function (this: ConformanceWorld) {
  await look(this, 'ics2.filing', lrnOf(this), (record) => record.state === 'registered');
  // What the second copy does comes after the first, if anything does.
  const seen = await look(this, 'ics2.filing', lrnOf(this), ({ holds }) => holds?.['deliveries'] !== 1, await absencePatience(this));
  const deliveries = seen.holds?.['deliveries'];
  const told = this.run.simulators.ics2.outbox.pushes.all.filter((one) => one.sealed.answers === this.keptAs<Reception>('filing').messageId);
  if (new Set(told.map((one) => one.sealed.messageId)).size !== 1) this.block('customs has answered the filing by more than one message');
  if (typeof deliveries !== 'number') this.block('the driver does not tell how often the registration was delivered (holds.deliveries)');
  this.check('ICS2-AS4-33', 'one delivery to the business system', `${String(deliveries)} deliveries`, deliveries === 1);
});
