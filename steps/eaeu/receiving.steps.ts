import { Then, When } from '@cucumber/cucumber';
import { SIGNAL_CODES, uuidUrn } from '../../protocols/eaeu-soap';
import { defectNamed } from '../../simulators/eaeu/hostile/defects';
import { errorCodes } from '../../simulators/eaeu/judge/signal';
import type { ConformanceWorld } from '../support/world';
import { answer, answersSince, deliver, deliveries, delivery, described, gatewayOf, isConfirmation, lastAnswer, noticeFor, quiet, record, RECEIPT_MS, sentToIut, takenNotice, wireWaitMs } from './exchange';
import { shownAs } from './patience';

When('the gateway delivers a notice', async function (this: ConformanceWorld) {
  await deliver(this, noticeFor(this));
  await lastAnswer(this);
});

When('the gateway delivers a notice with {string}', async function (this: ConformanceWorld, name: string) {
  this.kept.set('defect', name);
  await deliver(this, noticeFor(this), defectNamed(name).damage);
});

When('the gateway delivers the same notice in order', async function (this: ConformanceWorld) {
  await takenNotice(this, delivery(this, 1));
  const gateway = gatewayOf(this);
  const message = gateway.compose.again(delivery(this, -1).message);
  const mark = gateway.received.all.length;
  // A receiver that is not there any more is what the row is about, so it does not block here.
  const sent = await gateway.deliver(gateway.throughPlatform(message));
  this.kept.set('deliveries', [...deliveries(this), { sent, message, mark }]);
});

When('the gateway delivers the same notice again', async function (this: ConformanceWorld) {
  await takenNotice(this, delivery(this, 1));
  await deliver(this, gatewayOf(this).compose.again(delivery(this, 1).message));
  await lastAnswer(this);
});

When('the gateway delivers the very same message once more', async function (this: ConformanceWorld) {
  await takenNotice(this, delivery(this, 1));
  await deliver(this, delivery(this, 1).message);
  await lastAnswer(this);
});

const ACTION_FIRST = ['action', 'to', 'replyTo', 'messageId', 'relatesTo', 'procedureId', 'conversationId', 'integration'] as const;
const ACTION_LAST = ['integration', 'conversationId', 'messageId', 'procedureId', 'relatesTo', 'replyTo', 'to', 'action'] as const;

When('the gateway delivers the notice with the action before the message identifier', async function (this: ConformanceWorld) {
  await deliver(this, { ...noticeFor(this), order: ACTION_FIRST });
  await lastAnswer(this);
});

When('the gateway delivers the notice again with the action after the message identifier', async function (this: ConformanceWorld) {
  await deliver(this, { ...gatewayOf(this).compose.again(delivery(this, 1).message), order: ACTION_LAST });
  await lastAnswer(this);
});

Then('both were handled alike and confirmed', function (this: ConformanceWorld) {
  const [first, second] = [1, 2].map((nth) => answersSince(this, delivery(this, nth).mark)[0]);
  const both = [first, second].map((one) => one !== undefined && isConfirmation(one));
  // A repeat may be refused for what it is (EAEU-TRN-19); by a fault, for its headers.
  const otherwise = !both[1] && !(both[0]! && second?.envelope?.form === 'fault');
  if (otherwise) this.block(`a notice with the action at the end was not confirmed: ${described(second)}`);
  this.check('EAEU-ENV-22', 'both confirmed', `${described(first)}; ${described(second)}`, both[0]! && both[1]!);
});

When('the gateway delivers a notice that was under way longer than the time to confirm receipt', async function (this: ConformanceWorld) {
  const acceptTime = new Date(this.run.business.now() - RECEIPT_MS - 600_000).toISOString();
  await deliver(this, { ...noticeFor(this), integration: { trackId: uuidUrn(this.run.ids.uuid()), acceptTime } });
});

Then('the belated notice is confirmed like any other', async function (this: ConformanceWorld) {
  const first = await lastAnswer(this);
  this.check('EAEU-TRN-21', 'confirmed by P.MSG.RCV', described(first), first !== undefined && isConfirmation(first));
});

Then('the notice in order alone was processed, and the receiver goes on', async function (this: ConformanceWorld) {
  const [bad, good] = [delivery(this, -2), delivery(this, -1)];
  const next = good.sent.outcome.kind === 'answered' ? await answer(this, good) : undefined;
  const { outcome } = good.sent;
  this.check('EAEU-ENV-03', 'the next message is answered', outcome.kind === 'failed' ? `the endpoint is gone: ${outcome.code}` : described(next), next !== undefined);
  if (!isConfirmation(next!)) this.block(`the notice was not confirmed: ${described(next)}`);
  const other = answersSince(this, bad.mark).filter((one) => isConfirmation(one) && one.envelope?.relatesTo?.value === bad.message.messageId);
  this.check('EAEU-ENV-03', 'the notice in order confirmed, the other one not', other.length === 0 ? 'as expected' : other.map(described).join(', '), other.length === 0);
});

Then('the notice is refused on account of {string}', async function (this: ConformanceWorld, requirement: string) {
  const first = await lastAnswer(this);
  const refused = first !== undefined && (first.envelope?.form === 'fault' || errorCodes(first) !== undefined);
  // A fault, that is; but the kind of the answer is judged by EAEU-FLT-01.
  this.check(requirement, `refused for "${this.keptAs<string>('defect')}"`, described(first), refused);
});

Then('receipt of the notice is confirmed within the time of the transaction', async function (this: ConformanceWorld) {
  const { sent } = delivery(this, 1);
  const first = await lastAnswer(this);
  const late = first !== undefined && first.at - sent.at > RECEIPT_MS;
  this.check('EAEU-SIG-01', 'P.MSG.RCV within the receipt time', described(first), first !== undefined && isConfirmation(first) && !late);
});

Then('receipt of the damaged notice is not confirmed', async function (this: ConformanceWorld) {
  const { mark } = delivery(this, -1);
  await gatewayOf(this).received.wait(() => answersSince(this, mark).some((one) => errorCodes(one) !== undefined), wireWaitMs());
  const confirmed = answersSince(this, mark).filter(isConfirmation);
  this.check('EAEU-SIG-01', 'no P.MSG.RCV before the structural control is done', confirmed.length === 0 ? 'none' : confirmed.map(described).join(', '), confirmed.length === 0);
});

Then('no acceptance for processing was signalled', function (this: ConformanceWorld) {
  const signalled = answersSince(this, delivery(this, 1).mark).filter((one) => one.envelope?.payload[0]?.name === 'ProcessingReceipt');
  this.check('EAEU-SIG-04', `no ${SIGNAL_CODES.PRS} in a transaction without acceptance time`, signalled.length === 0 ? 'none' : signalled.map(described).join(', '), signalled.length === 0);
});

Then('the first notice was confirmed once and drew no response', function (this: ConformanceWorld) {
  const [first, second] = [delivery(this, 1), delivery(this, 2)];
  const about = answersSince(this, first.mark).filter((one) => one.envelope?.relatesTo?.value === first.message.messageId);
  const confirmed = about.filter(isConfirmation).length;
  const responses = about.filter((one) => one.envelope?.form === 'application');
  if (confirmed === 0 && answersSince(this, first.mark).some(isConfirmation)) this.block('the confirmations relate to something else (EAEU-ENV-12)');
  if (answersSince(this, second.mark).length === 0) this.block('the repeated notice drew no answer, so that nothing proves the first exchange to be over');
  this.check('EAEU-TRN-13', 'one P.MSG.RCV and no response', `${confirmed} P.MSG.RCV, ${responses.length} responses`, confirmed === 1 && responses.length === 0);
});

Then('the repeated notice was confirmed like the first', function (this: ConformanceWorld) {
  const { mark, message } = delivery(this, 2);
  const first = answersSince(this, mark).find((one) => one.envelope?.relatesTo?.value === message.messageId);
  if (first === undefined && answersSince(this, mark).some(isConfirmation)) this.block('the confirmation relates to something else (EAEU-ENV-12)');
  this.check('EAEU-TRN-19', `P.MSG.RCV about ${message.messageId}`, described(first), first !== undefined && isConfirmation(first));
});

Then('the result was taken into account once', async function (this: ConformanceWorld) {
  const counted = (seen: Awaited<ReturnType<typeof record>>): number => (seen.holds.results ?? []).length;
  await shownAs(this, () => record(this), (seen) => counted(seen) > 0);
  await quiet(this);
  const { holds } = await record(this);
  this.check('EAEU-TRN-20', 'one result', `${(holds.results ?? []).length} results`, (holds.results ?? []).length === 1);
});

Then('the damaged notice is not accepted', async function (this: ConformanceWorld) {
  // A refusal of bytes that are no XML is the transport's answer; every other one is a message, and so would be an acceptance.
  const damaged = delivery(this, -1);
  const { sent } = damaged;
  const refusedAtOnce = sent.outcome.kind === 'answered' && sent.outcome.status >= 400;
  const first = refusedAtOnce ? undefined : await answer(this, damaged);
  const { holds } = await record(this);
  const accepted = (first !== undefined && isConfirmation(first)) || (holds.results ?? []).length > 0;
  this.check('EAEU-D124-14', `"${this.keptAs<string>('defect')}" not accepted`, `${refusedAtOnce ? 'refused by the transport' : described(first)}; ${(holds.results ?? []).length} results`, !accepted);
});

Then('the repaired notice is accepted', async function (this: ConformanceWorld) {
  const first = await lastAnswer(this);
  await sentToIut(this, 'P.EE.01.MSG.002');
  this.check('EAEU-D124-14', 'accepted', described(first), first !== undefined && isConfirmation(first));
});
