import { Then, When } from '@cucumber/cucumber';
import { readFault } from '../../protocols/eaeu-soap/faults';
import { defectNamed } from '../../simulators/eaeu/hostile/defects';
import { judgeFault } from '../../simulators/eaeu/judge/fault';
import { judgeBanned, judgeRefusal, judgeSubcode } from '../../simulators/eaeu/judge/refusal';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { answersSince, deliver, delivery, described, gatewayOf, lastAnswer, partiesOf, quiet } from './exchange';

When('the gateway delivers a confirmation that relates to an unknown message', async function (this: ConformanceWorld) {
  const { envelope } = this.keptAs<Received>('report');
  await deliver(this, gatewayOf(this).compose.signal(envelope!, 'RCV'), defectNamed('another relation').damage);
});

/** The fault about the last delivery; blocks when the IUT answered otherwise, which is judged by EAEU-FLT-01 alone. */
async function faultAboutIt(world: ConformanceWorld): Promise<Received> {
  const first = await lastAnswer(world);
  if (first?.envelope?.form !== 'fault') return world.block(`no fault came about the damaged message: ${described(first)}`);
  return first;
}

Then('it is answered by one fault of class soap:Sender', async function (this: ConformanceWorld) {
  const first = await lastAnswer(this);
  await quiet(this);
  const all = answersSince(this, delivery(this, -1).mark);
  this.judge(judgeRefusal(first, all.length));
});

Then('the fault about it is written as Decision 5 demands', async function (this: ConformanceWorld) {
  const { message, sent } = delivery(this, -1);
  this.judge(judgeFault(await faultAboutIt(this), message, sent.bytes, partiesOf(this)) ?? []);
});

Then('the action of the fault fits its subcode', async function (this: ConformanceWorld) {
  const { message, sent } = delivery(this, -1);
  const judgements = (judgeFault(await faultAboutIt(this), message, sent.bytes, partiesOf(this)) ?? []).filter((one) => one.requirement === 'EAEU-FLT-05');
  if (judgements.length === 0) return this.block('the fault has no subcode (EAEU-FLT-07)');
  this.judge(judgements);
});

Then('the subcode of the fault is the one of table 8', async function (this: ConformanceWorld) {
  const fault = await faultAboutIt(this);
  if (readFault(fault.envelope?.payload[0])?.subcode === undefined) this.block('the fault has no subcode (EAEU-FLT-07)');
  const expected = defectNamed(this.keptAs<string>('defect')).subcode;
  if (expected === undefined) throw new Error('table 8 has no one subcode for this defect');
  this.judge(judgeSubcode(fault, expected) ?? []);
});

Then('no fault holds what Decision 5 bans', async function (this: ConformanceWorld) {
  await lastAnswer(this);
  this.judge(judgeBanned(answersSince(this, delivery(this, 1).mark)));
});

Then('the fault about it holds nothing that Decision 5 bans', async function (this: ConformanceWorld) {
  this.judge(judgeBanned([await faultAboutIt(this)]));
});
