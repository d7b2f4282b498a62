import { Then } from '@cucumber/cucumber';
import { readPartyId } from '../../../simulators/ics2/judge/message/envelope';
import { judgeFourConditions, judgeOperator, type SealOwner } from '../../../simulators/ics2/judge/message/seal-owner';
import type { ConformanceWorld } from '../../support/world';
import { nextMessage, operatorEori } from '../exchange';

/** What is known of the certificate that sealed the operator's next message, whatever the interface made of the message. */
async function sealed(world: ConformanceWorld): Promise<SealOwner> {
  const { opened, fromPartyId } = await nextMessage(world);
  const chain = opened.seal?.chainDer ?? [];
  if (chain.length === 0) return world.block('the sealing certificate of the message cannot be read');
  const sender = readPartyId(fromPartyId ?? '')?.eori ?? world.block('the message names no EORI of a sender');
  return { ...world.run.simulators.ics2.trust.ownerOf(chain, sender), name: world.run.facts['ics2.provider.name'] };
}

Then("the sealing certificate is that of the access point's operator", async function (this: ConformanceWorld) {
  const { facts } = this.run;
  const { subject } = await sealed(this);
  const judged = judgeOperator(subject, { eori: facts['ics2.provider.eori'] ?? operatorEori(this), name: facts['ics2.provider.name'] });
  if (judged === undefined) return this.block(`the certificate names no EORI (${subject.name}), and no name to compare it with was declared: compare it by hand`);
  this.judge([judged]);
});

Then('its sealing certificate meets the four conditions, each by itself', async function (this: ConformanceWorld) {
  const judged = judgeFourConditions(await sealed(this));
  this.judge(judged);
  if (judged.length < 4) this.block('whether the certificate belongs to the sender cannot be told: its subject names no EORI, and no name to compare it with was declared');
});
