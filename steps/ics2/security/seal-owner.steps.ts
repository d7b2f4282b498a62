import { Then } from '@cucumber/cucumber';
import { readPartyId } from '../../../simulators/ics2/judge/message/envelope';
import { chainInOrder } from '../../../simulators/ics2/judge/message/seal';
import { judgeFourConditions, judgeOperator, type SealOwner } from '../../../simulators/ics2/judge/message/seal-owner';
import type { ConformanceWorld } from '../../support/world';
import { accessPointEori, nextMessage } from '../exchange';

/** What the access point's operator is called, where that was declared. */
const declaredName = ({ run: { facts } }: ConformanceWorld): string | undefined =>
  (facts['ics2.provider.eori'] === undefined ? facts['ics2.organisation'] : facts['ics2.provider.name']);

/** What is known of the certificate that sealed the operator's next message, whatever the interface made of the message. */
async function sealed(world: ConformanceWorld): Promise<SealOwner> {
  const { opened, fromPartyId } = await nextMessage(world);
  const chain = opened.seal?.chainDer ?? [];
  if (chain.length === 0) return world.block('the sealing certificate of the message cannot be read');
  const sender = readPartyId(fromPartyId ?? '')?.eori ?? world.block('the message names no EORI of a sender');
  return { ...world.run.simulators.ics2.trust.ownerOf(chain, sender), name: declaredName(world) };
}

Then("the sealing certificate is that of the access point's operator", async function (this: ConformanceWorld) {
  const { subject, name } = await sealed(this);
  const judged = judgeOperator(subject, { eori: accessPointEori(this), name });
  if (judged === undefined) return this.block(`the certificate names no EORI (${subject.name}), and no name to compare it with was declared (party.organisation): compare it by hand`);
  this.judge([judged]);
});

Then('its sealing certificate meets the four conditions, each by itself', async function (this: ConformanceWorld) {
  const owner = await sealed(this);
  const { seal } = (await nextMessage(this)).opened;
  if (seal !== undefined && !chainInOrder(seal)) this.block('which authority issued the certificate cannot be told: the chain is not in order (ICS2-SEC-06)');
  const judged = judgeFourConditions(owner);
  this.judge(judged);
  if (judged.length < 4) this.block('whether the certificate belongs to the sender cannot be told: its subject names no EORI, and no name to compare it with was declared (party.organisation)');
});
