import { Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { textAt } from '../../../protocols/xml';
import { dayBefore } from '../../../requirements/day';
import { said } from '../../../simulators/ics2/judge/message/dissection';
import { judgeEdition } from '../../../simulators/ics2/judge/message/edition';
import { judgeConnectedFirst, judgeEstablishment, judgeOneEori, judgePlan, judgeSystem, judgeSystemIdentifiers, judgeTwoEoris, type Sender } from '../../../simulators/ics2/judge/filing/enrolment';
import { judgeTestMessage } from '../../../simulators/ics2/judge/message/envelope';
import { judgeSeal } from '../../../simulators/ics2/judge/message/seal';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { accessPoints } from '../transport/access-points';
import { cameOf, envelopeSubject, file, freshShipment, nextMessage, operatorEori } from '../exchange';
import { messagePatience } from '../patience';

/** A message of the operator beside what it declared. Judged by these rows alone: any other breach in it is judged elsewhere. */
function sender(world: ConformanceWorld, { fromPartyId, document }: Reception): Sender {
  return { fromPartyId, operator: operatorEori(world), provider: world.run.facts['ics2.provider.eori'], declarant: textAt(document, 'declarant/identificationNumber') };
}

/** The filing that was ordered; blocks when none comes that can be read. */
async function filed(world: ConformanceWorld): Promise<Reception> {
  const filing = (await cameOf(world, /^IE3F/)) ?? world.block('no filing of the operator reached the trader interface in time');
  if (filing.document === undefined) world.block('the document of the filing cannot be read (ICS2-AS4-19)');
  return filing;
}

Then('the message comes from the EORI of the declared system', async function (this: ConformanceWorld) {
  this.judge([judgeSystem(sender(this, await nextMessage(this)))]);
});

Then('sender and declarant have one EORI', async function (this: ConformanceWorld) {
  this.judge([judgeOneEori(sender(this, await filed(this)))]);
});

Then('the sender is the provider and the declarant is its client', async function (this: ConformanceWorld) {
  this.judge([judgeTwoEoris(sender(this, await filed(this)))]);
});

Then('the EORI was issued in a participating country and the plan given to the customs responsible for the operator', function (this: ConformanceWorld) {
  const declared = (name: string): string => this.run.facts[name] ?? this.block(`the description does not declare ${name}`);
  this.judge(judgeEstablishment({ eori: operatorEori(this), country: declared('ics2.country'), authority: declared('ics2.plan.authority') }));
});

Then('a plan for going live is recorded that is older than this run', function (this: ConformanceWorld) {
  const run = isoSeconds(this.run.wall.now()).slice(0, 10);
  const lead = this.run.parameter('enrolment.plan.lead');
  const day = dayBefore(run, lead) ?? this.block(`the parameter enrolment.plan.lead is "${lead}", no period of whole days such as P1M or P14D`);
  this.judge(judgePlan({ authority: this.run.facts['ics2.plan.authority'], date: this.run.facts['ics2.plan.date'] }, run, { day, lead }));
});

Then("agreement and namespace of the filing are those of the run's baseline", async function (this: ConformanceWorld) {
  const { message, document } = await filed(this);
  const { tolerates } = this.run.simulators.ics2.choices;
  this.judge(judgeEdition({ agreement: said(message, 'CollaborationInfo/AgreementRef'), namespace: document?.ns, tolerates }));
});

When('the carrier/operator files a (container )shipment through each of its access points', async function (this: ConformanceWorld) {
  const lrns: string[] = [];
  for (const { partyId } of accessPoints(this)) lrns.push(await file(this, freshShipment(this), partyId));
  this.kept.set('lrns', lrns);
});

Then('each filing came from an access point of its own, told apart by its system identifier', async function (this: ConformanceWorld) {
  const { receptions } = this.run.simulators.ics2;
  const senders: string[] = [];
  for (const lrn of this.keptAs<string[]>('lrns')) {
    const arrived = await receptions.wait((one) => one.lrn === lrn, messagePatience(this));
    if (arrived === undefined) return this.block(`the filing ${lrn} has not reached the trader interface in time`);
    senders.push(arrived.fromPartyId ?? '(no PartyId)');
  }
  this.judge([judgeSystemIdentifiers(senders)]);
});

When('the operator tests its connection before anything else', async function (this: ConformanceWorld) {
  const { receptions } = this.run.simulators.ics2;
  await this.stimulate('ics2.ping', {});
  const test = await receptions.wait(() => true, messagePatience(this));
  // None came: what follows tells whether business begins all the same.
  if (test === undefined) return this.note('connectivity', 'no test message has reached the trader interface');
  // A test message that breaks a rule of its own is judged where that rule is.
  const { message, opened } = test;
  this.judge([...judgeTestMessage(envelopeSubject(this, test)), ...judgeSeal({ message, facts: opened.seal, refusal: opened.ok ? undefined : opened.error })]);
});

Then('no functional message of the run came before a receipted connectivity test', async function (this: ConformanceWorld) {
  await nextMessage(this);
  const { tested, businessBeforeTest } = this.run.simulators.ics2.history;
  this.judge([judgeConnectedFirst({ tested, businessBeforeTest })]);
});
