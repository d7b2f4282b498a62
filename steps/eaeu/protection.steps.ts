import { Then, When } from '@cucumber/cucumber';
import { uuidUrn, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { roleAddress, transactionAction, transactionOfFlow } from '../../requirements/eaeu/process';
import type { Knock } from '../../simulators/eaeu/hostile/probes';
import { isLetIn, judgeDoor, shown } from '../../simulators/eaeu/judge/door';
import { faultsAbout, GATEWAY, judgeGatewayFault, judgeKeptIntegration, judgeRelay } from '../../simulators/eaeu/judge/platform';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import {
  answer, answersSince, attempt, delivery, described, gatewayOf, isConfirmation, needsAnsweringDoor, noticeFor, soundReport, takenNotice, wireWaitMs, type Delivery,
} from './exchange';

function remember(world: ConformanceWorld, who: string, knock: Knock): void {
  world.note(`${who} knocked`, shown(knock));
  world.kept.set('knocks', new Map([...((world.kept.get('knocks') as Map<string, Knock> | undefined) ?? []), [who, knock]]));
}
const knocks = (world: ConformanceWorld): Map<string, Knock> => world.keptAs<Map<string, Knock>>('knocks');

When('somebody without a certificate knocks at the authorised body', async function (this: ConformanceWorld) {
  needsAnsweringDoor(this);
  remember(this, 'nobody', await gatewayOf(this).probes.atIut(noticeFor(this)));
});

When('somebody with a certificate of another authority knocks at the authorised body', async function (this: ConformanceWorld) {
  needsAnsweringDoor(this);
  remember(this, 'a stranger', await gatewayOf(this).probes.atIut(noticeFor(this), 'gateway.tls.rogue'));
});

When("the Commission's gateway knocks at the authorised body", async function (this: ConformanceWorld) {
  needsAnsweringDoor(this);
  const knock = await gatewayOf(this).probes.atIut(noticeFor(this), 'gateway.tls');
  if (knock.kind === 'refused' && ['connect-refused', 'dns', 'timeout', 'no-endpoint'].includes(knock.code)) this.block(`the IUT's endpoint could not be reached: ${knock.why}`);
  remember(this, 'the gateway', knock);
});

Then("only the Commission's gateway was let in", function (this: ConformanceWorld) {
  this.judge(judgeDoor(knocks(this), 'the gateway'));
});

When('a notice to the authorised body is changed in transit', async function (this: ConformanceWorld) {
  needsAnsweringDoor(this);
  const mark = gatewayOf(this).received.all.length;
  const message = gatewayOf(this).throughPlatform(noticeFor(this));
  const { knock, changed } = await gatewayOf(this).probes.tamperedAtIut(message);
  if (changed !== 1) this.block(`no record could be changed on the line: ${shown(knock)}`);
  this.note('one byte changed in transit', shown(knock));
  this.kept.set('tampered', { messageId: message.messageId, knock, mark });
});

/** Whether anybody is still there is what is asked, so that nobody there is an answer. */
When('the gateway delivers one more notice', async function (this: ConformanceWorld) {
  await attempt(this, noticeFor(this));
});

Then('neither the changed nor the hostile notice was processed, and the service goes on', async function (this: ConformanceWorld) {
  const { messageId, knock, mark } = this.keptAs<{ messageId: string; knock: Knock; mark: number }>('tampered');
  const [before, hostile, after] = [1, 2, -1].map((nth) => delivery(this, nth)) as [Delivery, Delivery, Delivery];
  await takenNotice(this, before);
  const last = after.sent.outcome.kind === 'answered' ? await answer(this, after) : undefined;
  const refused = [messageId, hostile.message.messageId];
  const others = answersSince(this, mark).filter((one) => isConfirmation(one) && refused.includes(one.envelope?.relatesTo?.value));
  this.judge([
    { requirement: 'EAEU-2009-11', party: 'iut', expected: 'the change is noticed and the message not taken', observed: shown(knock), holds: !isLetIn(knock) },
    {
      requirement: 'EAEU-2009-11', party: 'iut', expected: 'a notice in order is confirmed afterwards as before', observed: after.sent.outcome.kind === 'failed' ? after.sent.outcome.why : described(last),
      holds: last !== undefined && isConfirmation(last),
    },
    { requirement: 'EAEU-2009-11', party: 'iut', expected: 'no confirmation but of the notices in order', observed: others.length === 0 ? 'as expected' : others.map(described).join(', '), holds: others.length === 0 },
  ]);
});

const PROBE_NS = 'urn:customs-conformance:eaeu:probe';

/** A message of flow 1 by a raw client that holds the authorised body's TLS certificate. */
function rawReport(world: ConformanceWorld, change: Partial<OutgoingMessage>): OutgoingMessage {
  const id = (): string => uuidUrn(world.run.ids.uuid());
  return {
    to: roleAddress('third-country-customs'), replyTo: roleAddress('authorised-body'), messageId: id(), action: transactionAction(transactionOfFlow(1)),
    procedureId: id(), conversationId: id(), body: `<probe xmlns="${PROBE_NS}"/>`, ...change,
  };
}

When('somebody without a certificate knocks at the gateway', async function (this: ConformanceWorld) {
  needsAnsweringDoor(this);
  remember(this, 'nobody', await gatewayOf(this).probes.atGateway(rawReport(this, {})));
});

When('somebody with a certificate of another authority knocks at the gateway', async function (this: ConformanceWorld) {
  needsAnsweringDoor(this);
  remember(this, 'a stranger', await gatewayOf(this).probes.atGateway(rawReport(this, {}), 'authorised-body.tls.rogue'));
});

When('a participant of another process sends a report through the gateway', async function (this: ConformanceWorld) {
  const replyTo = 'EAEU://KZ/CP/P.SP.03/P.SP.03.ACT.002';
  remember(this, 'a participant of another process', await gatewayOf(this).probes.atGateway(rawReport(this, { replyTo }), 'authorised-body.tls'));
});

Then('none of them was let into another segment', function (this: ConformanceWorld) {
  const { relayed, journal } = gatewayOf(this);
  const forwarded = relayed.all.filter((one) => one.envelope.payload[0]?.ns === PROBE_NS).length;
  const judgements = [...knocks(this)].map(([who, knock]) => ({
    requirement: 'EAEU-ENV-37', party: GATEWAY, expected: `${who}: refused`, observed: shown(knock), holds: knock.kind === 'refused' || knock.status === 403,
  }));
  const logged = journal.all.filter((entry) => entry.status === 'not-authorised').length;
  this.judge([
    ...judgements,
    { requirement: 'EAEU-ENV-37', party: GATEWAY, expected: 'nothing forwarded, the refusal logged', observed: `${forwarded} forwarded, ${logged} logged`, holds: forwarded === 0 && logged === 1 },
  ]);
});

Then('the gateway gives its report a tracking identifier and an acceptance time', async function (this: ConformanceWorld) {
  const first = await soundReport(this);
  const { relayed } = gatewayOf(this);
  if ((await relayed.wait((one) => one.from === first, wireWaitMs())) === undefined) this.block('the gateway did not relay the report');
  this.judge(judgeRelay(first, relayed.all.filter((one) => one.from === first)));
});

Then('a message that already has them passes through unchanged', async function (this: ConformanceWorld) {
  const { envelope } = this.keptAs<Received>('report');
  const gateway = gatewayOf(this);
  const given = { trackId: uuidUrn(this.run.ids.uuid()), acceptTime: '2026-06-01T07:59:59Z' };
  const message = rawReport(this, { integration: given, procedureId: envelope!.procedureId });
  await gateway.probes.atGateway(message, 'authorised-body.tls');
  this.judge(judgeKeptIntegration(given, await gateway.relayed.wait((one) => one.envelope.messageId === message.messageId, wireWaitMs())));
});

When('a report to a receiver that does not exist is sent through the gateway', async function (this: ConformanceWorld) {
  const message = rawReport(this, { to: 'EAEU://VN/CP/P.EE.01/P.ACT.099' });
  await gatewayOf(this).probes.atGateway(message, 'authorised-body.tls');
  this.kept.set('astray', message);
  await gatewayOf(this).sent.wait((one) => one.message?.relatesTo?.value === message.messageId, wireWaitMs());
});

Then('the fault of the gateway names the gateway as its sender', function (this: ConformanceWorld) {
  const [fault] = faultsAbout(gatewayOf(this).sent.all, this.keptAs<OutgoingMessage>('astray').messageId);
  this.judge(judgeGatewayFault(fault));
});

When('a damaged fault is sent through the gateway', async function (this: ConformanceWorld) {
  const gateway = gatewayOf(this);
  const about = { replyTo: roleAddress('third-country-customs'), messageId: uuidUrn(this.run.ids.uuid()), action: transactionAction(transactionOfFlow(2)) };
  const fault: OutgoingMessage = { ...gateway.compose.fault(about as NonNullable<Received['envelope']>, 'int:InternalError', roleAddress('authorised-body')), relatesTo: undefined };
  await gateway.probes.atGateway(fault, 'authorised-body.tls');
  this.kept.set('damaged fault', fault);
});

Then('only the report was answered by a fault', function (this: ConformanceWorld) {
  const { sent } = gatewayOf(this);
  const astray = faultsAbout(sent.all, this.keptAs<OutgoingMessage>('astray').messageId).length;
  const damaged = faultsAbout(sent.all, this.keptAs<OutgoingMessage>('damaged fault').messageId).length;
  this.check('EAEU-FLT-13', 'a fault about the report, none about the fault', `${astray} about the report, ${damaged} about the fault`, astray === 1 && damaged === 0, GATEWAY);
});
