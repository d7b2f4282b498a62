import { Then, When } from '@cucumber/cucumber';
import { FORMS, PROCESS_SUBJECTS, type Form } from '../../../requirements/kz/exchange';
import { judgeForm, judgeRecords, judgeSubject, type Posted } from '../../../simulators/kz/customs-authority';
import type { ConformanceWorld } from '../../support/world';
import { MARKED } from './documents';
import { customsOf } from './exchange';

When('one interaction of each form that the implementation has is opened', async function (this: ConformanceWorld) {
  const opened: { form: Form; reference: string }[] = [];
  const left: string[] = [];
  for (const form of Object.keys(FORMS) as Form[]) {
    const output = await this.stimulateOrRefuse('kz.interact', { form, with: 'customs of another member state' });
    if (output.status === 'done') opened.push({ form, reference: output.reference ?? '' });
    else left.push(`${form}: ${output.reason ?? 'refused'}`);
  }
  if (left.length > 0) this.note('forms that the implementation does not have', left.join('\n'));
  if (opened.length === 0) this.block(`no form of interaction could be opened: ${left.join('; ')}`);
  this.kept.set('opened', opened);
});

Then('each is recorded under its form and its legal ground', async function (this: ConformanceWorld) {
  const opened = this.keptAs<{ form: Form; reference: string }[]>('opened');
  const seen = [];
  for (const { form, reference } of opened) seen.push(judgeForm(form, await this.observe('kz.interaction', reference)));
  this.judge(seen);
});

Then('each subject of common processes is mapped to a process, or listed as absent', async function (this: ConformanceWorld) {
  const seen = [];
  for (const subject of PROCESS_SUBJECTS) seen.push(judgeSubject(subject, await this.observe('kz.common-process', subject)));
  this.judge(seen);
});

When('a declaration with a secret and a restricted element is registered', async function (this: ConformanceWorld) {
  await this.stimulate('kz.register-document', { ...MARKED });
});

When('the Commission asks for goods declarations', async function (this: ConformanceWorld) {
  this.kept.set('answer', await customsOf(this).query('goods-declaration'));
});

Then('the answer to the Commission holds neither of them', function (this: ConformanceWorld) {
  const answer = this.keptAs<Posted>('answer');
  const judgement = judgeRecords(answer, MARKED) ?? this.block(`the Commission got no record of the declaration: ${JSON.stringify(answer)}`);
  this.judge([judgement]);
});
