import { Given, Then } from '@cucumber/cucumber';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { attemptsAt, intervalsPass, retryPatience } from '../transport/attempts';
import { judgeMessage, nextMessage } from '../exchange';
import { followsClock, heldAs, look } from '../patience';

const REQUIREMENT = 'ICS2-SEC-23';

/** Meanings of the sub-codes (ICD 3.30 Annex 4, table 24; those with four digits as a Domibus writes them). */
const MEANINGS: Readonly<Record<string, string>> = {
  A001: 'authorisation refused by UUM&DS', A0001: 'Authorization to access the targeted application refused to sender.',
  A002: 'the technical user was refused by UUM&DS', A0002: 'Connection rejected.',
  A003: 'internal error of UUM&DS', A0003: 'Technical issue.', A0004: 'System down.',
};

Given(/^the trader interface answers the next filing with EBMS:0004 and (A\d+)$/, function (this: ConformanceWorld, subCode: string) {
  const meaning = MEANINGS[subCode];
  if (meaning === undefined) throw new Error(`no sub-code ${subCode} in table 24`);
  this.run.simulators.ics2.answers.next({ kind: 'error', code: 'EBMS:0004', detail: `${subCode}: ${meaning}`, signed: true, faultInBody: false });
});

Then('the filing arrives and is answered so', async function (this: ConformanceWorld) {
  const first = await nextMessage(this);
  this.judge(judgeMessage(this, first));
  if (first.answer.kind !== 'error' || first.answer.code !== 'EBMS:0004') this.block(`the trader interface answered ${first.answer.kind} where the scenario wanted EBMS:0004`);
  this.kept.set('first attempt', first);
});

Then('the carrier/operator delivers it later', async function (this: ConformanceWorld) {
  const { lrn } = this.keptAs<Reception>('first attempt');
  await this.run.simulators.ics2.receptions.wait((one) => one.lrn === lrn && one.answer.kind === 'receipt', retryPatience(this));
  // The error has ended all doubt about the first message, so it may also be filed anew: only that it comes is asked here.
  const [scripted, ...later] = attemptsAt(this, lrn ?? '').map(({ answer }) => (answer.kind === 'error' ? `${answer.code} ${answer.detail}` : answer.kind));
  const answers = [scripted, ...later];
  // It was delivered again, and another rule stands in its way: that one is judged in its own scenario.
  if (!answers.includes('receipt') && later.some((answer) => answer.startsWith('EBMS:'))) this.block(`the trader interface refused the later attempt: ${later.join(', then ')}`);
  this.check(REQUIREMENT, 'the filing once more, and its receipt', answers.join(', then '), answers.includes('receipt'));
});

Then('the carrier/operator does not try again, and its record shows the filing as refused', async function (this: ConformanceWorld) {
  const { lrn } = this.keptAs<Reception>('first attempt');
  const fits = ({ state, holds }: { state?: string; holds?: Record<string, unknown> }): boolean => (state === 'undelivered' || state === 'refused') && holds?.['failure'] !== undefined;
  await intervalsPass(this, 1);
  // Of one that retries by its own clock only time tells.
  if (!followsClock(this)) await this.run.simulators.ics2.receptions.wait(() => attemptsAt(this, lrn ?? '').length > 1, retryPatience(this));
  const seen = await look(this, 'ics2.filing', lrn ?? '', fits);
  const attempts = attemptsAt(this, lrn ?? '').length;
  this.check(REQUIREMENT, 'one attempt, and undelivered or refused with its failure', `${attempts} attempts; ${heldAs(seen)}`, attempts === 1 && fits(seen));
});
