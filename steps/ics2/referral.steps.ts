import { Then, When } from '@cucumber/cucumber';
import { judgeAllAnswered, judgeInformation, type Asked } from '../../simulators/ics2/judge/referral';
import type { ConformanceWorld } from '../support/world';
import { answer, answersTo, ask, freshReference } from './asking';

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

Then('each of the three requests is answered under its own reference', async function (this: ConformanceWorld) {
  const asked = this.keptAs<Asked>('asked');
  const answers = await answersTo(this, asked);
  for (const message of answers) this.judge(judgeInformation(message, asked));
  this.judge([judgeAllAnswered(answers, asked)]);
});
