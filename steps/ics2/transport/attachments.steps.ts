import { Then, When } from '@cucumber/cucumber';
import { attachmentsOf, judgeAttachments } from '../../../simulators/ics2/judge/message/attachments';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { ask, freshReference } from '../referral/asking';
import { judgeMessage, nextMessage } from '../exchange';
import { FILER } from '../filers';
import { messagePatience } from '../patience';
import { lrnOf } from './pushing';
import { INVOICE, PHOTOGRAPH } from '../shipments/papers';

When('customs asks for an invoice and a photograph', async function (this: ConformanceWorld) {
  const reference = freshReference(this, 'RFI');
  await ask(this, [{ reference, type: 'RFI', text: 'Send the invoice and a photograph of the label' }]);
  this.kept.set('request', reference);
});

When(new RegExp(`^the ${FILER} answers with both$`), async function (this: ConformanceWorld, _filer: string) {
  const facts = { reference: lrnOf(this), request: this.keptAs<string>('request'), text: 'Invoice and photograph are attached', attachments: [INVOICE, PHOTOGRAPH] };
  await this.stimulate('ics2.answer', facts);
  const answer = await nextMessage(this);
  if (answer.payload.infos.length < 2 && answer.message.parts.length < 2) this.block(`a message ${answer.action ?? ''} came, and nothing is attached to it`);
  this.kept.set('answer', answer);
});

/** What is said of the attachments of the answer under one requirement. */
function judgeAnswered(world: ConformanceWorld, requirement: string): void {
  const { payload, document } = world.keptAs<Reception>('answer');
  world.judge(judgeAttachments(attachmentsOf(payload, document)).filter((one) => one.requirement === requirement));
}

Then('each attachment is a PDF or a JPEG, and is announced as what it is', function (this: ConformanceWorld) {
  judgeAnswered(this, 'ICS2-AS4-22');
});

Then('the answer names each attachment as the header does', function (this: ConformanceWorld) {
  judgeAnswered(this, 'ICS2-AS4-23');
});

Then('each attachment is compressed, referred to, and sealed', function (this: ConformanceWorld) {
  this.judge(judgeMessage(this, this.keptAs<Reception>('answer')));
});

Then('customs takes the answer without a word', async function (this: ConformanceWorld) {
  const { outcomes } = this.run.simulators.ics2;
  const answer = this.keptAs<Reception>('answer');
  if (answer.answer.kind !== 'receipt') this.block('the trader interface did not receipt the answer');
  const outcome = await outcomes.wait((one) => one.messageId === answer.messageId, messagePatience(this));
  if (outcome?.decision !== 'accepted') this.block(`customs did not take the answer: ${outcome?.problems.map(({ code, path }) => `${code} at ${path}`).join(', ') ?? 'nothing decided'}`);
});
