import { Given, Then, When } from '@cucumber/cucumber';
import type { OutgoingMessage } from '../../protocols/eaeu-soap';
import { textAt } from '../../protocols/xml/element';
import { technicalConditions } from '../../requirements/eaeu/countries';
import { judgeCheckRequest, judgeResult, judgeUpdateRequest } from '../../simulators/eaeu/judge/origin';
import type { ForeignCertificate } from '../../simulators/eaeu/origin/documents';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { quiet } from './exchange';
import { beforehand, come, DAY_MS, foreign, held, HOUR_MS, KINDS, opened, outcome, reportForeign, thirdPartiesOf, type Held } from './origin';
import { shownAs } from './patience';

const RESULT = 'P.EE.01.MSG.008';
const CHECK = 'P.EE.01.MSG.009';
const UPDATE = 'P.EE.01.MSG.011';

/** EDocId of a report that we wrote. */
const eDocIdOf = (report: OutgoingMessage): string => /<csdo:EDocId>([^<]*)</.exec(report.body)?.[1] ?? '';
const certificate = (world: ConformanceWorld): ForeignCertificate => world.keptAs<ForeignCertificate>('certificate');

Given("a third country's certificate has been reported at issue", async function (this: ConformanceWorld) {
  const reported = foreign(this);
  this.kept.set('certificate', reported);
  this.kept.set('report', await reportForeign(this, reported));
});

When("a third country's certificate is reported that was issued for no member state", async function (this: ConformanceWorld) {
  this.kept.set('report', await reportForeign(this, foreign(this, { issuedFor: 'RS' })));
});

Then(/^a (positive|negative) notice of its result comes back$/, async function (this: ConformanceWorld, result: 'positive' | 'negative') {
  const report = this.keptAs<OutgoingMessage>('report');
  const notice = await come(this, RESULT, 8, (one) => one.envelope?.procedureId === report.procedureId);
  this.judge(judgeResult(notice, { positive: result === 'positive', eDocId: eDocIdOf(report) }));
});

When("one certificate of each kind is reported by the third country's authorised body", async function (this: ConformanceWorld) {
  const all = KINDS.map((kind) => foreign(this, { kind }));
  for (const one of all.flatMap((each) => [...beforehand(each), each])) await reportForeign(this, one);
  this.kept.set('reported', all);
});

Then('the resource holds the four with their kinds', async function (this: ConformanceWorld) {
  for (const one of this.keptAs<ForeignCertificate[]>('reported')) {
    // An annulment is a state of the certificate that was there, whose kind may be kept.
    const fits = ({ known, kind, state }: Held): boolean => known && (one.kind === 'annulled' ? state === 'annulled' : kind === one.kind);
    const seen = await shownAs(this, () => held(this, one), fits);
    this.check('EAEU-D124-F07b', `${one.kind} ${one.number}`, seen.known ? `${seen.kind} ${one.number}, ${seen.state}` : 'not held', fits(seen));
  }
});

When('the original is annulled', async function (this: ConformanceWorld) {
  const original = this.keptAs<ForeignCertificate[]>('reported')[0]!;
  await reportForeign(this, { ...original, kind: 'annulled' });
  this.kept.set('certificate', original);
});

Then('the resource shows the original as annulled', async function (this: ConformanceWorld) {
  const { known, kind, state } = await shownAs(this, () => held(this, certificate(this)), (seen) => seen.state === 'annulled');
  this.check('EAEU-D124-F07b', `${certificate(this).number} in state annulled`, known ? `${kind}, ${state}` : 'not held', state === 'annulled');
});

Given("the third country's authorised body holds a certificate", function (this: ConformanceWorld) {
  const one = foreign(this);
  thirdPartiesOf(this).foreignBody.certificates.push(one);
  this.kept.set('certificate', one);
});

Given("the third country's authorised body does not hold a certificate", function (this: ConformanceWorld) {
  this.kept.set('certificate', foreign(this));
});

When('the central customs body checks that it was issued', async function (this: ConformanceWorld) {
  const { issuingCountry, number, issuedOn } = certificate(this);
  const { reference } = await this.stimulate('eaeu.check', { issuingCountry, number, issuedOn });
  this.kept.set('request', reference ?? this.block('the IUT gave no reference for the check'));
});

async function requestOf(world: ConformanceWorld, label: string, flow: 9 | 11): Promise<Received> {
  const number = label === CHECK ? certificate(world).number : undefined;
  // A request without a number is this one too: what it lacks is judged.
  const isIt = (one: Received): boolean => [undefined, number].includes(textAt(one.envelope?.payload[0], 'CertificateId'));
  const request = await come(world, label, flow, (one) => number === undefined || isIt(one));
  return request ?? world.block('no request reached the gateway');
}

Then("its request names the issuing country and the certificate as the treaty's form does", async function (this: ConformanceWorld) {
  this.judge(judgeCheckRequest(await requestOf(this, CHECK, 9), certificate(this), technicalConditions('VN')!));
});

Then(/^the check is closed as (confirmed|not-confirmed)$/, async function (this: ConformanceWorld, expected: string) {
  await requestOf(this, CHECK, 9);
  const state = await outcome(this, 'eaeu.check', this.keptAs<string>('request'));
  await quiet(this);
  const times = opened(this, CHECK).filter((one) => textAt(one.envelope?.payload[0], 'CertificateId') === certificate(this).number).length;
  this.check('EAEU-D124-F10b', `${expected}, asked once`, `${state}, asked ${times} times`, state === expected && times === 1);
});

Then('its notice and both requests are written as Decisions 5 and 124 demand', async function (this: ConformanceWorld) {
  for (const [label, flow] of [[RESULT, 8], [CHECK, 9], [UPDATE, 11]] as const) {
    if ((await come(this, label, flow)) === undefined) this.block(`no message of flow ${flow} reached the gateway (judged in the scenario of its flow)`);
  }
});

/** From two days ago to the next hour of business time. */
const lately = (world: ConformanceWorld): { issuingCountry: string; from: number; to: number } =>
  ({ issuingCountry: 'VN', from: world.run.business.now() - 2 * DAY_MS, to: world.run.business.now() + HOUR_MS });

When('the central customs body asks for updates', async function (this: ConformanceWorld) {
  const period = lately(this);
  const { issuingCountry, from, to } = period;
  const { reference } = await this.stimulate('eaeu.update', { issuingCountry, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  this.kept.set('request', reference ?? this.block('the IUT gave no reference for the request'));
  this.kept.set('period', period);
});

Then('its request has the period and the issuing country', async function (this: ConformanceWorld) {
  this.judge(judgeUpdateRequest(await requestOf(this, UPDATE, 11), this.keptAs('period')));
});

Given("one certificate of each kind has been entered in the third country's database", function (this: ConformanceWorld) {
  const all = KINDS.map((kind) => foreign(this, { kind }));
  thirdPartiesOf(this).foreignBody.certificates.push(...all.flatMap((one) => [...beforehand(one), one]));
  this.kept.set('reported', all);
});

/** Waits for the end of the request for updates; blocks where the request itself was out of order. */
async function updated(world: ConformanceWorld, expected: string): Promise<void> {
  const request = await requestOf(world, UPDATE, 11);
  if (textAt(request.envelope?.payload[0], 'Period') === undefined) world.block('the request has no period');
  const state = await outcome(world, 'eaeu.update', world.keptAs<string>('request'));
  world.check('EAEU-D124-F12b', expected, state, state === expected);
}

Then('all four enter the resource', async function (this: ConformanceWorld) {
  await updated(this, 'updated');
  for (const one of this.keptAs<ForeignCertificate[]>('reported')) {
    const { known } = await shownAs(this, () => held(this, one), (seen) => seen.known);
    this.check('EAEU-D124-F12b', `${one.kind} ${one.number} held`, known ? 'held' : 'not held', known);
  }
});

Then('the request is closed and the resource is unchanged', async function (this: ConformanceWorld) {
  await updated(this, 'no-updates');
  const { known } = await held(this, certificate(this));
  this.check('EAEU-D124-F12b', `${certificate(this).number} still held`, known ? 'held' : 'no longer held', known);
});

Then('the resource has what was reported and what was asked for as an update, and not what was only checked', async function (this: ConformanceWorld) {
  const words = ({ known }: Held): string => (known ? 'held' : 'not held');
  const seen = async (name: string): Promise<string> => words(await shownAs(this, () => held(this, this.keptAs<ForeignCertificate>(name)), ({ known }) => known));
  const [reported, update] = [await seen('reported one'), await seen('updated one')];
  const checked = words(await held(this, this.keptAs<ForeignCertificate>('checked one')));
  this.check('EAEU-D124-04', 'reported held, updated held, checked not held', `reported ${reported}, updated ${update}, checked ${checked}`,
    reported === 'held' && update === 'held' && checked === 'not held');
});

When('certificates come as a report, as an update and as the answer to a check', async function (this: ConformanceWorld) {
  const { certificates } = thirdPartiesOf(this).foreignBody;
  const [reported, update, checked] = [foreign(this), foreign(this), foreign(this, { enteredAt: this.run.business.now() - 30 * DAY_MS })];
  await reportForeign(this, reported);
  certificates.push(update, checked);
  const { issuingCountry, from, to } = lately(this);
  const updates = await this.stimulate('eaeu.update', { issuingCountry, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  await outcome(this, 'eaeu.update', updates.reference ?? '');
  const check = await this.stimulate('eaeu.check', { issuingCountry, number: checked.number, issuedOn: checked.issuedOn });
  const state = await outcome(this, 'eaeu.check', check.reference ?? '');
  if (state !== 'confirmed') this.block(`the check ended as ${state}`);
  for (const [name, one] of [['reported one', reported], ['updated one', update], ['checked one', checked]] as const) this.kept.set(name, one);
});
