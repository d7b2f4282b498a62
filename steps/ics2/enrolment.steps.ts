import { Then } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { textAt } from '../../protocols/xml';
import { dayBefore } from '../../requirements/day';
import { said } from '../../simulators/ics2/judge/dissection';
import { judgeEdition } from '../../simulators/ics2/judge/edition';
import { judgeEstablishment, judgeOneEori, judgePlan, judgeSystem, judgeTwoEoris, type Sender } from '../../simulators/ics2/judge/enrolment';
import type { ConformanceWorld } from '../support/world';
import { nextMessage, operatorEori } from './exchange';

/** The next message of the operator beside what it declared. Judged by these rows alone: any other breach in it is judged elsewhere. */
async function sender(world: ConformanceWorld): Promise<Sender> {
  const { fromPartyId, document } = await nextMessage(world);
  return { fromPartyId, operator: operatorEori(world), provider: world.run.facts['ics2.provider.eori'], declarant: textAt(document, 'declarant/identificationNumber') };
}

Then('the message comes from the EORI of the declared system', async function (this: ConformanceWorld) {
  this.judge([judgeSystem(await sender(this))]);
});

Then('sender and declarant have one EORI', async function (this: ConformanceWorld) {
  this.judge([judgeOneEori(await sender(this))]);
});

Then('the sender is the provider and the declarant is its client', async function (this: ConformanceWorld) {
  this.judge([judgeTwoEoris(await sender(this))]);
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
  const { message, document } = await nextMessage(this);
  this.judge([judgeEdition({ agreement: said(message, 'CollaborationInfo/AgreementRef'), namespace: document?.ns })]);
});
