import { Given, Then, When } from '@cucumber/cucumber';
import { buildEnvelope, readFault, uuidUrn, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { TRANSPORT } from '../../requirements/eaeu/transport';
import { DEFECTS } from '../../simulators/eaeu/hostile/defects';
import { judgeFault, judgeSubcode } from '../../simulators/eaeu/judge/fault';
import { recordsAbout } from '../../simulators/eaeu/judge/journal';
import { copiesOf, faultsAbout, judgeEnd, judgeKeptOut, judgePlatformHeader, judgeRelayed, judgeTransport } from '../../simulators/eaeu/judge/relaying';
import type { NeighbourName, Posted } from '../../simulators/eaeu/neighbours/records';
import type { ConformanceWorld } from '../support/world';
import { arrivedIn, copyOf, faultFor, lastPosted, neighbourFor, neighboursOf, postedIn, postIn, quietly, RELAY_OF_FLOW, relayed, sendFlow } from './gateway-posting';

const HOUR_MS = 3_600_000;
const manyNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `KZ-EAV-${index + 1}`);

When(/^the message of flow (\d+) is sent into the gateway$/, async function (this: ConformanceWorld, flow: string) {
  this.kept.set('flow', Number(flow));
  await sendFlow(this, Number(flow));
});

When(/^the message of flow (\d+) is sent into the gateway, with (nothing found|\d+ certificates?)$/, async function (this: ConformanceWorld, flow: string, what: string) {
  this.kept.set('flow', Number(flow));
  await sendFlow(this, Number(flow), { names: what === 'nothing found' ? [] : manyNames(Number.parseInt(what, 10)) });
});

When(/^the message of flow (\d+) is sent into the gateway, to Serbia$/, async function (this: ConformanceWorld, flow: string) {
  this.kept.set('flow', Number(flow));
  await sendFlow(this, Number(flow), { thirdCountry: 'RS' });
});

When(/^two messages of flow (\d+) of one procedure are sent into the gateway$/, async function (this: ConformanceWorld, flow: string) {
  this.kept.set('flow', Number(flow));
  const first = await sendFlow(this, Number(flow));
  await postIn(this, { ...neighboursOf(this).compose.flow(Number(flow)), procedureId: first.message.procedureId });
});

/** Whether each of these went once to the segment of its address, and nowhere else. */
async function judgeAll(world: ConformanceWorld, requirement: string, all: readonly Posted[]): Promise<void> {
  for (const posted of all) await copyOf(world, posted);
  await quietly(world);
  world.judge(all.flatMap((posted) => {
    if (posted.envelope === undefined) throw new Error('a message of ours could not be read');
    return judgeRelayed(requirement, posted, posted.envelope, arrivedIn(world), neighbourFor(posted.message.to));
  }));
}

Then('its receiver gets it once, as it was sent', async function (this: ConformanceWorld) {
  await judgeAll(this, RELAY_OF_FLOW[this.keptAs<number>('flow')]!, [lastPosted(this)]);
});

Then('their receiver gets each of them once, as it was sent', async function (this: ConformanceWorld) {
  await judgeAll(this, RELAY_OF_FLOW[this.keptAs<number>('flow')]!, postedIn(this));
});

Then('it leaves through the external gateway, for the country in its address', async function (this: ConformanceWorld) {
  const copy = await copyOf(this, lastPosted(this));
  this.check('EAEU-D124-13', 'handed to the system of RS', copy === undefined ? 'arrived nowhere' : `arrived at ${copy.at}`, copy?.at === 'RS');
});

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
  await neighboursOf(this).arrived.wait(() => copiesOf(posted, arrivedIn(this)).length + faultsAbout(posted, arrivedIn(this)).length > 0, 2_000);
  await quietly(this);
  this.judge(judgeEnd(posted, arrivedIn(this), neighbourFor(posted.message.replyTo)));
});

/** A message of flow 1 with a defect by the words of the features. */
async function postDamaged(world: ConformanceWorld, words: string, flow = 1): Promise<Posted> {
  const defect = DEFECTS[words];
  if (defect === undefined) throw new Error(`no defect is called "${words}"`);
  const good = neighboursOf(world).compose.flow(flow);
  const damaged = defect.damage(good);
  const message: OutgoingMessage = Buffer.isBuffer(damaged) ? good : damaged;
  return postIn(world, message, Buffer.isBuffer(damaged) ? { bytes: damaged } : {});
}

When(/^a report with "([^"]+)" is sent into the gateway$/, async function (this: ConformanceWorld, words: string) {
  this.kept.set('defect', words);
  await postDamaged(this, words);
});

Then('the fault of the gateway is written as Decision 5 demands', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  const fault = (await faultFor(this, posted)) ?? this.block('no fault came back (EAEU-FLT-12)');
  const parties = { own: fault.envelope?.from ?? 'EAEU://EEC/SR/gate', otherParticipant: '', otherSegment: '' };
  this.judge([...(judgeFault(fault, posted.message, posted.bytes, parties) ?? []), ...(judgeSubcode(fault, DEFECTS[this.keptAs<string>('defect')]?.subcode ?? '') ?? [])]);
});

Then('the gateway names itself in its fault and in its service messages', async function (this: ConformanceWorld) {
  const fault = (await faultFor(this, lastPosted(this))) ?? this.block('no fault came back (EAEU-FLT-12)');
  const service = arrivedIn(this).filter(({ at }) => at === 'journal').map(({ envelope }) => envelope);
  const names = [fault.envelope?.from, ...service.map((one) => one?.replyTo)];
  const actions = service.map((one) => one?.action ?? 'no Action');
  this.check('EAEU-ENV-26', 'EAEU://<segment>/SR/gate; Actions int://SR/...', `${[...new Set(names)].join(', ')}; ${[...new Set(actions)].join(', ') || 'no service message'}`,
    names.every((name) => /^EAEU:\/\/[A-Z]{2,3}\/SR\/gate$/.test(name ?? '')) && actions.length > 0 && actions.every((action) => action.startsWith('int://SR/')));
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
  if (!refused) await neighboursOf(this).arrived.wait(() => copiesOf(posted, arrivedIn(this)).length + faultsAbout(posted, arrivedIn(this)).length > 0, 2_000);
  await quietly(this);
  const told = refused || faultsAbout(posted, arrivedIn(this)).length === 1;
  this.judge(judgeKeptOut('EAEU-ENV-37', posted, arrivedIn(this), 'not a participant of the process'));
  this.check('EAEU-ENV-37', 'a fault or an error to the sender; a record', `${told ? 'told' : 'not told'}; ${recordsAbout(posted.message.messageId, arrivedIn(this)).length} records`,
    told && recordsAbout(posted.message.messageId, arrivedIn(this)).length > 0);
});

When('a third country sends its report past the external gateway', async function (this: ConformanceWorld) {
  const message = neighboursOf(this).compose.flow(7);
  await postAs(this, message);
});

/** As the third country, at the door of the national gateways. */
async function postAs(world: ConformanceWorld, message: OutgoingMessage): Promise<void> {
  const url = world.run.hello.endpoints?.['eaeu.gateway'] ?? world.block('the gateway under test named no endpoint eaeu.gateway');
  const posted = await neighboursOf(world).post(url, 'external', message);
  world.kept.set('posted', [...postedIn(world), posted]);
}

Then('only what came through the external gateway is relayed', async function (this: ConformanceWorld) {
  const [past, ...through] = postedIn(this);
  for (const posted of through) await relayed(this, posted);
  this.judge(judgeKeptOut('EAEU-D124-11', past!, arrivedIn(this), 'it came past the external gateway'));
});

Then('what the technical conditions do not know is not relayed', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  await faultFor(this, posted);
  this.judge([...judgeKeptOut('EAEU-D124-15', posted, arrivedIn(this), 'its transaction is not in the process table')]);
});

When(/^a notice with "([^"]+)" is sent into the gateway, and then a good one$/, async function (this: ConformanceWorld, words: string) {
  await postDamaged(this, words, 2);
  await sendFlow(this, 2);
});

Then('only the good notice is relayed', async function (this: ConformanceWorld) {
  const [damaged, good] = postedIn(this);
  await relayed(this, good);
  const procedure = damaged!.envelope?.procedureId ?? damaged!.message.procedureId;
  const copies = arrivedIn(this).filter(({ envelope }) => envelope?.form === 'application' && [damaged!.message.messageId, procedure].some((id) => id === envelope.messageId || id === envelope.procedureId));
  this.check('EAEU-D124-14', 'the damaged notice is not relayed', copies.length === 0 ? 'not relayed' : `relayed to ${copies.map(({ at }) => at).join(', ')}`, copies.length === 0);
});

When('the gateway stops in the middle of its work and starts again', async function (this: ConformanceWorld) {
  await this.stimulate('eaeu.restart', {});
});

Then('everything accepted before is delivered once', async function (this: ConformanceWorld) {
  await judgeAll(this, 'EAEU-D124-10', postedIn(this));
});

When('an error signal between two participants passes the gateway', async function (this: ConformanceWorld) {
  const { compose } = neighboursOf(this);
  await postIn(this, compose.signal(compose.flow(2), 'ERR'));
});

Then('the gateway does not report the failure of a national segment as its own', async function (this: ConformanceWorld) {
  const signal = lastPosted(this);
  await relayed(this, signal);
  await quietly(this);
  const errors = recordsAbout(signal.message.messageId, arrivedIn(this)).filter(({ errorTxt, errorCode }) => (errorTxt ?? errorCode) !== undefined);
  this.check('EAEU-D124-07', 'the signal is relayed and no error of our own recorded', errors.map(({ errorTxt }) => errorTxt).join('; ') || 'no error', errors.length === 0);
});

Then('the gateway reports the closed channel as its own failure', async function (this: ConformanceWorld) {
  const fault = (await faultFor(this, lastPosted(this))) ?? this.block('the message ended in silence (EAEU-FLT-12)');
  const said = readFault(fault.envelope?.payload[0]);
  this.check('EAEU-D124-07', 'a fault of class soap:Receiver from the gateway', `${said?.class ?? 'none'} from ${fault.envelope?.from ?? 'nobody'}`, /Receiver$/.test(said?.class ?? ''));
});
