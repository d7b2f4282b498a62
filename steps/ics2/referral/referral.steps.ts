import { Given, Then, When } from '@cucumber/cucumber';
import { walk } from '../../../protocols/xml';
import { structure } from '../../../requirements/ics2/structures/structures';
import { judgeAllAnswered, judgeAmendmentAsked, judgeInformation, type Asked } from '../../../simulators/ics2/judge/process/referral';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { answer, answersTo, ask, freshReference } from './asking';
import { freshShipment } from '../exchange';
import { documentOf, prepared } from '../filers';
import { AS_LONG_AS_DECLARED } from '../patience';
import { registered } from '../registered';
import { withOneChange, type ChangedShipment, type ShipmentFacts } from '../shipments';

/** What customs wants to know, as its officers write it. */
const QUESTIONS = ['For what are the goods used?', 'Who made the goods?', 'Under which number is the contract of sale kept?'];
const ANSWERS = ['In water supply', 'The consignor made them', 'Under 2026/117'];

const asks = (world: ConformanceWorld, texts: readonly string[]): Promise<void> =>
  ask(world, texts.map((text) => ({ reference: freshReference(world, 'RFI'), type: 'RFI', text })));

When('customs asks the operator a question about the filing', async function (this: ConformanceWorld) {
  await asks(this, QUESTIONS.slice(0, 1));
});

When('customs asks the operator three questions in one message', async function (this: ConformanceWorld) {
  await asks(this, QUESTIONS);
});

When('the operator answers what was asked', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  const [reference] = asked.references;
  await answer(this, 'ics2.answer', asked, { request: reference, text: ANSWERS[0] });
});

When('the operator answers all of it', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  await answer(this, 'ics2.answer', asked, { answers: asked.references.map((request, at) => ({ request, text: ANSWERS[at] })) });
});

Then('the answer comes under the reference of the request, and says something', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  for (const message of await answersTo(this, asked)) this.judge(judgeInformation(message, asked));
});

Then('each of the three requests is answered under its own reference', AS_LONG_AS_DECLARED, async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  const answers = await answersTo(this, asked);
  for (const message of answers) this.judge(judgeInformation(message, asked));
  this.judge([judgeAllAnswered(answers, asked)]);
});

/** Amendments of mail in receptacles (IE3A40, A41, A42, A44, A45) have no row for the reference of a request. */
const canNameRequest = (filing: string): boolean => structure(`IE3${filing.replace('F', 'A')}`).root.children.some(({ name }) => name === 'referralRequestReference');

Given('the operator has a registered filing whose amendment can name a request', async function (this: ConformanceWorld) {
  const own = freshShipment(this);
  await registered(this, canNameRequest(own.filing ?? 'F10') ? own : prepared(this, 'postal operator', 'F43'));
});

When('customs asks the operator to amend one particular of the filing', async function (this: ConformanceWorld) {
  const change = withOneChange(this.keptAs<ShipmentFacts>('shipment'));
  const filed = documentOf(this, this.keptAs<Reception>('filing'));
  const stands = [...walk(filed)].find(({ path, text }) => path.replace(/\[\d+\]/g, '').endsWith(`/${change.element}`) && text.trim() === change.from);
  this.kept.set('change', change);
  await ask(this, [{ reference: freshReference(this, 'AMD'), type: 'AMD', text: 'Say it more exactly', pointer: stands?.path }]);
});

When('the operator amends it as customs has asked', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  await answer(this, 'ics2.amend', asked, { ...this.keptAs<ChangedShipment>('change').shipment, answers: asked.references[0] });
});

Then('an amendment comes under the reference of the request, and says it otherwise', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  const { element, to } = this.keptAs<ChangedShipment>('change');
  const [message] = await answersTo(this, asked);
  this.judge(judgeAmendmentAsked(message!, { ...asked, filed: documentOf(this, this.keptAs<Reception>('filing')).name, element, to }));
});
