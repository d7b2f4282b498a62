import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../protocols/time/clock';
import { technicalConditions } from '../../requirements/eaeu/countries';
import { durationMilliseconds } from '../../requirements/parameters';
import { ORIGIN_PROCESS } from '../../requirements/eaeu/process';
import { judgeApplication } from '../../simulators/eaeu/judge/application';
import { judgeNoticeAddress, judgeRelay } from '../../simulators/eaeu/judge/platform';
import { judgeReport, type IssuedFacts } from '../../simulators/eaeu/judge/report';
import { judgeSignal } from '../../simulators/eaeu/judge/signal';
import type { Received, Sent } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { enter, factsOf, standingFor } from './origin';
import {
  answersSince, described, gatewayOf, isConfirmation, issue, ownAddress, partiesOf, quiet, record, report, sentToIut, soundReport, wireWaitMs, type Issued,
} from './exchange';
import { shownAs } from './patience';

Given(/^the third country will answer with a (positive|negative) notice$/, function (this: ConformanceWorld, result: 'positive' | 'negative') {
  gatewayOf(this).script.notice = result;
});

Given('a certificate of origin has been reported and confirmed', async function (this: ConformanceWorld) {
  gatewayOf(this).script.notice = 'none';
  await issue(this, 'original');
  await soundReport(this);
  await sentToIut(this, 'P.MSG.RCV');
});

Given('a certificate of origin has been reported', async function (this: ConformanceWorld) {
  gatewayOf(this).script.notice = 'none';
  await issue(this, 'original');
  await soundReport(this);
});

When(/^the authorised body issues (?:a|an) (original|duplicate|replacement|annulled) certificate of origin$/, async function (this: ConformanceWorld, kind: IssuedFacts['kind']) {
  await issueOf(this, kind);
});

/** One certificate of a kind, after the original that it duplicates, replaces or annuls. */
async function issueOf(world: ConformanceWorld, kind: IssuedFacts['kind']): Promise<Issued> {
  const { named, number } = standingFor(kind, kind === 'original' ? undefined : await enter(world));
  return issue(world, kind, named, number);
}

When('the authorised body issues a replacement for it', async function (this: ConformanceWorld) {
  await issue(this, 'replacement', { number: this.keptAs<Issued>('issued').facts.number, issuedOn: '2026-06-01' });
});

When('the authorised body issues three certificates of origin one after the other', async function (this: ConformanceWorld) {
  const exchanges: { report: Received; notice: Sent; confirmation: Received }[] = [];
  for (let nth = 0; nth < 3; nth++) {
    await issue(this, 'original');
    const first = await soundReport(this);
    const notice = await sentToIut(this, 'P.EE.01.MSG.002');
    exchanges.push({ report: first, notice, confirmation: await confirmationOfNotice(this, notice) });
  }
  this.kept.set('exchanges', exchanges);
});

Then('its report is written as Decisions 5 and 124 demand', async function (this: ConformanceWorld) {
  await soundReport(this);
});

Then('the third country confirms the report and sends its notice', async function (this: ConformanceWorld) {
  await soundReport(this);
  await sentToIut(this, 'P.MSG.RCV');
  const notice = await sentToIut(this, 'P.EE.01.MSG.002');
  this.kept.set('notice', notice);
});

/** The IUT's confirmation of a notice that the simulated side sent; blocks when none comes, or when we sent the notice astray. */
async function confirmationOfNotice(world: ConformanceWorld, notice: Sent): Promise<Received> {
  if (notice.message?.to !== ownAddress(world)) world.block(`the gateway addressed the notice to ${notice.message?.to ?? 'nobody'}`);
  const { mark } = world.keptAs<Issued>('issued');
  const confirmations = (): Received[] => answersSince(world, mark).filter(isConfirmation);
  await gatewayOf(world).received.wait(() => confirmations().length > 0, wireWaitMs());
  const found = confirmations().at(-1);
  if (found === undefined) return world.block(`the notice was not confirmed: ${described(answersSince(world, mark).at(-1))}`);
  return found;
}

Then('the confirmation of the notice is written as Decision 5 demands', async function (this: ConformanceWorld) {
  const notice = this.keptAs<Sent>('notice');
  this.judge(judgeSignal(await confirmationOfNotice(this, notice), notice.message!, 'RCV', partiesOf(this)));
});

Then('no message identifier was used twice by either side', function (this: ConformanceWorld) {
  const gateway = gatewayOf(this);
  const theirs = gateway.received.all.map((one) => one.envelope?.messageId ?? 'absent');
  const ours = gateway.sent.all.map((one) => one.message?.messageId ?? 'absent');
  const twice = theirs.filter((id, index) => theirs.indexOf(id) !== index || ours.includes(id));
  this.check('EAEU-ENV-10', 'every MessageID of the IUT used once and unlike those received', twice.length === 0 ? `${theirs.length} different` : `used before: ${twice.join(', ')}`, twice.length === 0);
});

Then('each transaction kept its own conversation and each procedure its own identifier', function (this: ConformanceWorld) {
  const exchanges = this.keptAs<{ report: Received; notice: Sent; confirmation: Received }[]>('exchanges');
  const opened = exchanges.map((one) => one.report.envelope?.conversationId ?? 'absent');
  const strays = exchanges.filter((one) => one.confirmation.envelope?.conversationId !== one.notice.message?.conversationId);
  const procedures = exchanges.map((one) => [one.report.envelope?.procedureId, one.confirmation.envelope?.procedureId]);
  const changed = procedures.filter(([first, second]) => second !== undefined && first !== second);
  this.judge([
    {
      requirement: 'EAEU-ENV-18', party: 'iut', expected: 'one ConversationID per transaction, different in each',
      observed: `opened ${opened.join(', ')}; confirmations with another conversation than their notice: ${strays.length}`,
      holds: new Set(opened).size === opened.length && strays.length === 0,
    },
    {
      requirement: 'EAEU-ENV-16', party: 'iut', expected: 'one ProcedureID through both transactions of a procedure',
      observed: `changed in ${changed.length} of ${procedures.length} procedures`, holds: changed.length === 0,
    },
  ]);
});

/** Term agreed with the country that `issue` is for (Decision 124, item 19). */
const TERM = technicalConditions('VN')!.issueTerm;

/** The report, once the term to send it has passed. */
async function reportInTerm(world: ConformanceWorld, issued: Issued): Promise<Received | undefined> {
  await world.moveBusinessClock(world.run.business.now() + durationMilliseconds(TERM)!, 'the agreed term to report passes');
  return report(world, issued);
}

/** Decision 124, item 19: each kind of certificate is reported by a rule of its own. */
const REPORTED: Record<Issued['facts']['kind'], string> = {
  original: 'EAEU-D124-F01-original',
  duplicate: 'EAEU-D124-F01-duplicate',
  replacement: 'EAEU-D124-F01-replacement',
  annulled: 'EAEU-D124-F01-annulled',
};

Then('the report says what was issued', async function (this: ConformanceWorld) {
  const issued = this.keptAs<Issued>('issued');
  const requirement = REPORTED[issued.facts.kind];
  let first = await report(this, issued);
  if (first === undefined && (await record(this)).state === 'undeliverable') this.block('the IUT found no way to the receiver');
  first ??= await reportInTerm(this, issued);
  if (first === undefined) {
    this.check(requirement, `reported within ${TERM}`, 'no report came', false);
    return;
  }
  this.judge([...judgeReport(first, issued.facts), ...judgeApplication(first, partiesOf(this))]);
});

Then('the report follows the entry in the database', async function (this: ConformanceWorld) {
  const first = await soundReport(this);
  const judgements = judgeReport(first, this.keptAs<Issued>('issued').facts).filter((one) => one.requirement === 'EAEU-D124-F01a');
  // The two times can be compared where the implementation follows the harness' clock.
  const { capabilities } = this.run.hello;
  const { enteredAt } = capabilities.includes('observe') && capabilities.includes('set-clock') ? (await record(this)).holds : {};
  this.judge([
    ...judgements,
    ...(enteredAt === undefined ? [] : [{
      requirement: 'EAEU-D124-F01a', party: 'iut', expected: 'shown as entered not later than the report arrived',
      observed: `entered ${enteredAt}, arrived ${isoSeconds(first.at)}`, holds: Date.parse(enteredAt) <= first.at,
    }]),
  ]);
});

Then(/^the authorised body shows the (positive|negative) result with the certificate$/, async function (this: ConformanceWorld, result: 'positive' | 'negative') {
  const notice = this.keptAs<Sent>('notice');
  await confirmationOfNotice(this, notice);
  const code = ORIGIN_PROCESS.resultCodes[result];
  const { state, holds } = await shownAs(this, () => record(this), (seen) => (seen.holds.results ?? []).length > 0);
  const results = holds.results ?? [];
  this.check('EAEU-D124-F02b', `one result ${code} with certificate ${this.keptAs<Issued>('issued').facts.number}`,
    `${state}; results ${JSON.stringify(results)}`, results.length === 1 && results[0]?.code === code);
});

Then('the third country receives the same data once', async function (this: ConformanceWorld) {
  const first = await soundReport(this);
  const { relayed } = gatewayOf(this);
  await relayed.wait((one) => one.from === first, wireWaitMs());
  await quiet(this);
  this.judge(judgeRelay(first, relayed.all.filter((one) => one.from === first)));
});

Then('the notice of the third country is addressed to the authorised body', async function (this: ConformanceWorld) {
  const first = await soundReport(this);
  const notice = await sentToIut(this, 'P.EE.01.MSG.002');
  this.judge(judgeNoticeAddress(notice.message!, first.envelope?.replyTo ?? ''));
});

When('the authorised body issues one certificate of each kind', async function (this: ConformanceWorld) {
  const all: Issued[] = [];
  for (const kind of ['original', 'duplicate', 'replacement', 'annulled'] as const) all.push(await issueOf(this, kind));
  this.kept.set('all issued', all);
});

Then('its database holds each with kind, time of entry and details', async function (this: ConformanceWorld) {
  for (const issued of this.keptAs<Issued[]>('all issued')) {
    this.kept.set('issued', issued);
    const { state, holds } = await record(this);
    this.check('EAEU-D124-01', `${issued.facts.kind} ${issued.facts.number} with its time of entry`,
      `${state}: ${holds.kind ?? 'no kind'} ${holds.number ?? 'no number'}, entered ${holds.enteredAt ?? 'at no time'}`,
      holds.kind === issued.facts.kind && holds.number === issued.facts.number && !Number.isNaN(Date.parse(holds.enteredAt ?? '')));
  }
});

Then('a duplicate of an electronic certificate is not entered', async function (this: ConformanceWorld) {
  const { number, issuedOn } = await enter(this, { form: 'electronic' });
  const mark = gatewayOf(this).received.all.length;
  const order = factsOf(this, { kind: 'duplicate', form: 'electronic', number: `${number}-D`, issuedOn, named: { number, issuedOn } });
  const { status, reason, reference = '' } = await this.stimulateOrRefuse('eaeu.issue', order);
  await quiet(this);
  const reported = gatewayOf(this).received.all.slice(mark).some(({ bytes }) => bytes.includes(order.number));
  const entered = status === 'done' && (await this.observe('eaeu.certificate', reference)).known;
  this.check('EAEU-D124-01', 'no duplicate entered: there is one of a paper certificate only',
    `${status}${reason === undefined ? '' : `, ${reason}`}; ${entered ? 'entered' : 'not entered'}, ${reported ? 'reported' : 'not reported'}`, !entered && !reported);
});

Then("a message addressed to the third country reaches the Commission's gateway", async function (this: ConformanceWorld) {
  const issued = this.keptAs<Issued>('issued');
  const early = await report(this, issued);
  const state = early === undefined && this.run.hello.capabilities.includes('observe') ? (await record(this)).state : 'unknown';
  if (state === 'waiting') this.block('the IUT holds the report back');
  // It has the agreed term to report, where it does not say that it found no way.
  const first = early ?? (state === 'undeliverable' ? undefined : await reportInTerm(this, issued));
  const to = first?.envelope?.to;
  if (first !== undefined && !(to ?? '').startsWith('EAEU://VN/')) this.block(`the report is addressed to ${to ?? 'nobody'}`);
  this.check('EAEU-D124-13', 'a message to EAEU://VN/... at the gateway of the Commission', to ?? 'nothing arrived', first !== undefined);
});
