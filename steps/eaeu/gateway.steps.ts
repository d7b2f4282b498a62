import { Given, Then, When } from '@cucumber/cucumber';
import { buildEnvelope, readFault, uuidUrn, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { TRANSPORT } from '../../requirements/eaeu/transport';
import { DEFECTS } from '../../simulators/eaeu/hostile/defects';
import { judgeFault } from '../../simulators/eaeu/judge/fault';
import { judgeBanned, judgeSubcode } from '../../simulators/eaeu/judge/refusal';
import { recordsAbout } from '../../simulators/eaeu/judge/journal';
import { copiesOf, faultsAbout, judgeEnd, judgeKeptOut, judgeNotedRefusal, judgeOwnName, judgePlatformHeader, judgeServiceNames, judgeTransport } from '../../simulators/eaeu/judge/relaying';
import type { NeighbourName } from '../../simulators/eaeu/neighbours/records';
import type { ConformanceWorld } from '../support/world';
import { needsAnsweringDoor, wireWaitMs } from './exchange';
import { arrivedIn, faultFor, lastPosted, neighbourFor, neighboursOf, postDamaged, postedIn, postIn, quietly, relayed } from './gateway-posting';

const HOUR_MS = 3_600_000;

Then('it leaves with a tracking identifier and an acceptance time in universal time', async function (this: ConformanceWorld) {
  this.judge(judgePlatformHeader(await relayed(this)));
});

When('a message that another node has accepted already is sent into the gateway', async function (this: ConformanceWorld) {
  await postIn(this, { ...neighboursOf(this).compose.flow(1), integration: { trackId: uuidUrn(this.run.ids.uuid()), acceptTime: '2026-06-01T07:59:30Z' } });
});

Then('its tracking identifier and acceptance time are left unchanged', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  this.judge(judgePlatformHeader(await relayed(this), posted.message.integration).filter(({ requirement }) => requirement === 'EAEU-ENV-20'));
});

Then('it leaves with the queue properties of Decision 5', async function (this: ConformanceWorld) {
  this.judge(judgeTransport(await relayed(this)));
});

When('a message with an attachment beside it is sent into the gateway', async function (this: ConformanceWorld) {
  const content = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256));
  await postIn(this, neighboursOf(this).compose.flow(1), { attachments: [{ id: 'copy@certificate', content }] });
  this.kept.set('attachment', content);
});

Then('the attachment arrives octet by octet', async function (this: ConformanceWorld) {
  const { attachments } = await relayed(this);
  const same = attachments.length === 1 && attachments[0]!.content.equals(this.keptAs<Buffer>('attachment'));
  this.check('EAEU-ENV-30', 'one attachment, identical', `${attachments.length} attachments of ${attachments.map(({ content }) => content.length).join(', ') || 'no'} octets`, same);
});

When('a message one octet above the limit is sent into the gateway', async function (this: ConformanceWorld) {
  const message = neighboursOf(this).compose.flow(1);
  const bytes = buildEnvelope(message);
  const end = bytes.lastIndexOf('</soap:Envelope>');
  const room = Buffer.alloc(TRANSPORT.maxBytes + 1 - bytes.length, 0x20);
  await postIn(this, message, { bytes: Buffer.concat([bytes.subarray(0, end), room, bytes.subarray(end)]) });
});

Then('it goes nowhere and its sender is told of an internal error', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  await faultFor(this, posted);
  const faults = faultsAbout(posted, arrivedIn(this)).map(({ envelope }) => readFault(envelope?.payload[0]));
  this.check('EAEU-ENV-33', 'nothing forwarded; one fault soap:Receiver, int:InternalError',
    `${copiesOf(posted, arrivedIn(this)).length} forwarded; ${faults.map((one) => `${one?.class}, ${one?.subcode}`).join('; ') || 'no fault'}`,
    copiesOf(posted, arrivedIn(this)).length === 0 && faults.length === 1 && /Receiver$/.test(faults[0]?.class ?? '') && faults[0]?.subcode === 'int:InternalError');
});

Given(/^the neighbour (KZ|BY|VN|RS) takes nothing$/, function (this: ConformanceWorld, name: NeighbourName) {
  needsAnsweringDoor(this);
  neighboursOf(this).shut(name);
});

When(/^the neighbour (KZ|BY|VN|RS) takes messages again$/, function (this: ConformanceWorld, name: NeighbourName) {
  neighboursOf(this).open(name);
});

When(/^the gateways have had (\d+(?:\.\d+)?) hours? more$/, async function (this: ConformanceWorld, hours: string) {
  await this.moveBusinessClock(this.run.business.now() + Math.round(Number(hours) * HOUR_MS), 'time passes between gateways');
});

Then('it is delivered within four hours', async function (this: ConformanceWorld) {
  const copy = await relayed(this);
  this.check('EAEU-ENV-34', 'delivered within PT4H', `delivered to ${copy.at} within the limit`, true);
});

Then('it was not delivered after four hours, and its sender was told', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  await quietly(this);
  const copies = copiesOf(posted, arrivedIn(this)).length;
  if (copies === 0 && faultsAbout(posted, arrivedIn(this)).length === 0) this.block('the message ended in silence (EAEU-FLT-12)');
  this.check('EAEU-ENV-34', 'expiry told by a fault, no later delivery', `${copies} deliveries after the limit`, copies === 0);
});

Then('it ends in delivery or in one fault to its sender', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  await neighboursOf(this).arrived.wait(() => copiesOf(posted, arrivedIn(this)).length + faultsAbout(posted, arrivedIn(this)).length > 0, wireWaitMs());
  await quietly(this);
  this.judge(judgeEnd(posted, arrivedIn(this), neighbourFor(posted.message.replyTo)));
});

When(/^a report with "([^"]+)" is sent into the gateway$/, async function (this: ConformanceWorld, words: string) {
  this.kept.set('defect', words);
  await postDamaged(this, words);
});

Then('the fault of the gateway is written as Decision 5 demands', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  const fault = (await faultFor(this, posted)) ?? this.block('no fault came back (EAEU-FLT-12)');
  const parties = { own: fault.envelope?.from ?? 'EAEU://EEC/SR/gate', otherParticipant: '', otherSegment: '' };
  const { subcode } = DEFECTS[this.keptAs<string>('defect')] ?? {};
  this.judge([...(judgeFault(fault, posted.message, posted.bytes, parties) ?? []), ...(subcode === undefined ? [] : judgeSubcode(fault, subcode) ?? [])]);
});

When('the very same message is sent into the gateway once more', async function (this: ConformanceWorld) {
  const first = lastPosted(this);
  await relayed(this, first);
  await postIn(this, first.message);
});

Then('no fault of the gateway holds what Decision 5 bans', async function (this: ConformanceWorld) {
  for (const posted of [postedIn(this).find(({ message }) => message.to?.includes('/XX/')), lastPosted(this)]) {
    if (posted === undefined || (await faultFor(this, posted)) === undefined) this.block('no fault came back (EAEU-FLT-12)');
  }
  this.judge(judgeBanned(arrivedIn(this).filter(({ envelope }) => envelope?.form === 'fault')));
});

Then('the gateway names itself in its fault and in its service messages', async function (this: ConformanceWorld) {
  const fault = (await faultFor(this, lastPosted(this))) ?? this.block('no fault came back (EAEU-FLT-12)');
  this.judge(judgeOwnName(fault));
  const copied = await neighboursOf(this).arrived.wait(({ at }) => at === 'journal', wireWaitMs());
  if (copied === undefined) this.block('no copy of a record reached the journal service (EAEU-ENV-35)');
  this.judge(judgeServiceNames(arrivedIn(this).filter(({ at }) => at === 'journal')));
});

When('an undeliverable fault and a damaged fault are sent into the gateway', async function (this: ConformanceWorld) {
  const { compose } = neighboursOf(this);
  const about = compose.flow(1);
  const fault: OutgoingMessage = {
    to: 'EAEU://AM/CP/P.EE.01/P.EE.01.ACT.003', from: about.replyTo, messageId: uuidUrn(this.run.ids.uuid()), relatesTo: { value: about.messageId!, relatesAction: about.action! },
    action: 'http://www.w3.org/2005/08/addressing/soap/fault', procedureId: about.procedureId, conversationId: about.conversationId,
    body: '<soap:Fault><soap:Code><soap:Value>soap:Receiver</soap:Value><soap:Subcode><soap:Value>int:InternalError</soap:Value></soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang="ru">Ошибка</soap:Text></soap:Reason></soap:Fault>',
  };
  await postIn(this, fault);
  await postIn(this, { ...fault, messageId: uuidUrn(this.run.ids.uuid()), relatesTo: undefined });
});

Then('only the report is answered by a fault of the gateway', async function (this: ConformanceWorld) {
  if ((await faultFor(this, lastPosted(this))) === undefined) this.block('the report drew no fault (EAEU-FLT-12)');
  const about = postedIn(this).slice(0, -1).flatMap((posted) => faultsAbout(posted, arrivedIn(this)));
  this.check('EAEU-FLT-13', 'no fault about a fault', about.length === 0 ? 'none' : `${about.length} came back`, about.length === 0);
});

When('a participant of another process sends a report into the gateway', async function (this: ConformanceWorld) {
  await postIn(this, { ...neighboursOf(this).compose.flow(1), replyTo: 'EAEU://KZ/CP/P.SS.11/P.SS.11.ACT.001' });
});

Then('it is not let into another segment, its sender is told, and the refusal is written down', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  const refused = posted.status !== undefined && posted.status >= 400;
  if (!refused) await neighboursOf(this).arrived.wait(() => copiesOf(posted, arrivedIn(this)).length + faultsAbout(posted, arrivedIn(this)).length > 0, wireWaitMs());
  await quietly(this);
  const told = refused || faultsAbout(posted, arrivedIn(this)).length === 1;
  this.judge(judgeKeptOut('EAEU-ENV-37', posted, arrivedIn(this), 'not a participant of the process'));
  this.check('EAEU-ENV-37', 'a fault or an error to the sender', told ? 'told' : 'not told', told);
  const records = (): number => recordsAbout(posted.message.messageId, arrivedIn(this)).length;
  await neighboursOf(this).arrived.wait(() => records() > 0, wireWaitMs());
  this.judge(judgeNotedRefusal(records()));
});

