import { Then, When } from '@cucumber/cucumber';
import { uuidUrn, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { judgeStructuralError, judgeUnexpected } from '../../simulators/eaeu/judge/refusal';
import { errorCodes, judgeErrorBody, judgeSignal } from '../../simulators/eaeu/judge/signal';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { answersSince, deliver, delivery, described, gatewayOf, noticeFor, partiesOf, record, takenNotice, wireWaitMs } from './exchange';

/** The first ERR since the last delivery: what stands before it is another rule's matter. */
async function errorSignal(world: ConformanceWorld): Promise<Received | undefined> {
  const { mark } = delivery(world, -1);
  const errors = (): Received[] => answersSince(world, mark).filter((one) => errorCodes(one) !== undefined);
  await gatewayOf(world).received.wait(() => errors().length > 0, wireWaitMs());
  const [first] = errors();
  if (first !== undefined && errorCodes(first)!.length === 0 && !world.run.running?.scenario.requirements.includes('EAEU-SIG-08')) world.block('the error signal holds no error (EAEU-SIG-08)');
  return first;
}

/** The error signal about the last delivery, or else what came in its place. */
const refusal = async (world: ConformanceWorld): Promise<Received | undefined> => (await errorSignal(world)) ?? answersSince(world, delivery(world, -1).mark)[0];

Then('the error signal says that the structure is broken, and no result was taken', async function (this: ConformanceWorld) {
  const answer = await refusal(this);
  const { holds } = await record(this);
  this.judge(judgeStructuralError(answer, (holds.results ?? []).length));
});

Then('the error signal is addressed as Decision 5 demands', async function (this: ConformanceWorld) {
  const first = await errorSignal(this);
  if (first === undefined) return this.block('no error signal came (EAEU-SIG-09)');
  this.judge(judgeSignal(first, delivery(this, -1).message, 'ERR', partiesOf(this)));
});

Then('the error signal names {int} errors', async function (this: ConformanceWorld, count: number) {
  const first = await errorSignal(this);
  if (first === undefined) return this.block('no error signal came');
  this.judge(judgeErrorBody(first, count));
});

When('the gateway delivers a confirmation of an unknown transaction', async function (this: ConformanceWorld) {
  await deliver(this, strangeSignal(this, 'RCV'));
});

When('the gateway delivers an error signal of an unknown transaction', async function (this: ConformanceWorld) {
  await deliver(this, strangeSignal(this, 'ERR'));
});

When('the gateway delivers a fault about an unknown message', async function (this: ConformanceWorld) {
  const { compose } = gatewayOf(this);
  const stranger = strangeSignal(this, 'RCV');
  const { to, messageId, action, procedureId, conversationId } = stranger;
  const about = { replyTo: to, messageId, action, procedureId, conversationId } as Received['envelope'];
  await deliver(this, compose.fault(about!, 'int:InternalError', 'EAEU://EEC/SR/gate'));
});

function strangeSignal(world: ConformanceWorld, code: 'RCV' | 'ERR'): OutgoingMessage {
  const notice = noticeFor(world);
  const id = (): string => uuidUrn(world.run.ids.uuid());
  const source = { replyTo: notice.to, messageId: id(), action: notice.action!.replace('TRN.002', 'TRN.001').replace('MSG.002', 'MSG.001'), procedureId: id(), conversationId: id() };
  return gatewayOf(world).compose.signal(source as NonNullable<Received['envelope']>, code, code === 'ERR' ? [{ code: 'Common:FatalError', description: 'Ошибка обработки' }] : undefined);
}

When('the gateway delivers a message of another process', async function (this: ConformanceWorld) {
  await deliver(this, { ...noticeFor(this), action: 'int://CP/P.SP.03/0.1/P.SP.03.PRC.001/P.SP.03.TRN.002/P.CC.04.MSG.003' });
});

Then('it is answered as an unexpected message', async function (this: ConformanceWorld) {
  this.judge(judgeUnexpected(await refusal(this)));
});

Then('nothing but the confirmation of the notice came back', async function (this: ConformanceWorld) {
  await takenNotice(this, delivery(this, -1));
  const errors = [delivery(this, 1), delivery(this, 2)].map(({ message }) => message.messageId);
  const others = answersSince(this, delivery(this, 1).mark).filter((one) => errors.includes(one.envelope?.relatesTo?.value));
  this.check('EAEU-SIG-14', 'no answer to an error signal or a fault', others.length === 0 ? 'none' : others.map(described).join(', '), others.length === 0);
});
