import { Given, Then, When } from '@cucumber/cucumber';
import { SENDING_ACT, type InitiativeGround } from '../../../requirements/kz/exchange';
import { judgeByAct, judgeInitiative, judgeMandatory, type Finding } from '../../../simulators/kz/customs-authority';
import type { ConformanceWorld } from '../../support/world';
import { awaited, awaitedUntil, customsOf, limitOf, messages } from './exchange';

const document = (kind: string): Finding['documents'] => [{ kind, number: 'KZ-DOC-1' }];

const FINDINGS = {
  aeo: (provision: string): Finding => ({
    case: 'aeo-suspension', provision, data: { operator: 'Минск Логистик', certificate: 'BY/0001/ТИП1', circumstances: 'the conditions of the register are no longer met' }, documents: document('record-of-inspection'),
  }),
  transport: (): Finding => ({
    case: 'transport-misuse', provision: '358', data: { transportMeans: 'lorry 123ABC02', fact: 'carried goods between two places of the Union' }, documents: document('act-of-use'),
  }),
  other: (provision: string): Finding => ({ case: 'other', provision, data: { provision, subject: 'goods placed under transit did not arrive' }, documents: [] }),
};

async function find(world: ConformanceWorld, finding: Finding): Promise<void> {
  world.kept.set('finding', finding);
  world.kept.set('foundAt', world.run.business.now());
  await world.stimulate('kz.record-finding', { ...finding });
}

Given("the Commission's act on sending information is in force", async function (this: ConformanceWorld) {
  limitOf(this, 'kz446.sendTerm');
  await this.stimulate('kz.load-sending-act', { act: { ...SENDING_ACT, term: this.run.parameter('kz446.sendTerm') } });
});

When(/^grounds are found to suspend a certificate of an authorised economic operator under Art\. (\S+)$/, async function (this: ConformanceWorld, provision: string) {
  await find(this, FINDINGS.aeo(provision));
});

When('it is found that a lorry in international carriage is used against Art. 358', async function (this: ConformanceWorld) {
  await find(this, FINDINGS.transport());
});

When('there is a case of interaction that is configured as {string}', async function (this: ConformanceWorld, provision: string) {
  await find(this, FINDINGS.other(provision));
});

When("the term of the Commission's act has come", async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.keptAs<number>('foundAt') + limitOf(this, 'kz446.sendTerm'), "the term of the Commission's act (kz446.sendTerm)");
});

Then('the other authority is told of it by its provision', async function (this: ConformanceWorld) {
  const end = this.keptAs<number>('foundAt') + limitOf(this, 'kz446.sendTerm');
  const [first] = await awaitedUntil(this, 'information', (all) => all.length > 0, end);
  this.judge([judgeMandatory(first?.message, this.keptAs('finding'))]);
});

Then('what the other authority is told has the composition and the term of the act', async function (this: ConformanceWorld) {
  const [first] = await awaited(this, 'information', (all) => all.length > 0);
  const finding = this.keptAs<Finding>('finding');
  if (first === undefined) {
    this.judge([judgeMandatory(undefined, finding)]);
    this.block('nothing was sent');
  }
  this.judge(judgeByAct(first, finding, this.keptAs('foundAt'), limitOf(this, 'kz446.sendTerm')));
});

const NEWS = { data: { subject: 'a series of undervalued consignments' }, documents: [] };

When(/^the other authority is to be informed on own initiative, on (ground 3\([12]\)|no ground)$/, async function (this: ConformanceWorld, words: string) {
  const ground = words === 'no ground' ? undefined : words.replace('ground ', '');
  const output = await this.stimulateOrRefuse('kz.volunteer', { ...NEWS, ...(ground === undefined ? {} : { ground }) });
  this.kept.set('ground', ground);
  this.kept.set('refused', output.status === 'refused' ? (output.reason ?? 'refused') : undefined);
});

Then('it is informed on that ground', async function (this: ConformanceWorld) {
  const all = await awaited(this, 'information', (sent) => sent.length > 0);
  this.judge([judgeInitiative(all.map((one) => one.message), this.keptAs('ground'), this.keptAs('refused'))]);
});

Then('it is not informed without a ground', async function (this: ConformanceWorld) {
  // Quiescence: what follows has come, so what was sent before it has come too.
  await this.stimulate('kz.volunteer', { ...NEWS, ground: '3(1)' });
  await awaited(this, 'information', (sent) => sent.some(({ basis }) => basis !== undefined));
  this.judge([judgeInitiative(messages(this, 'information').map((one) => one.message), undefined, this.keptAs('refused'))]);
});

When(/^the other authority informs of its own accord on ground (3\([12]\))$/, async function (this: ConformanceWorld, initiative: InitiativeGround) {
  this.kept.set('ground', initiative);
  this.kept.set('sent', await customsOf(this).inform({ ...NEWS, basis: { initiative } }));
});

Then('the information is stored under its ground, and no request was asked for', async function (this: ConformanceWorld) {
  const { id, posted } = this.keptAs<Awaited<ReturnType<ReturnType<typeof customsOf>['inform']>>>('sent');
  if (posted.kind === 'not-answered') this.block(`the information did not reach the implementation: ${posted.why}`);
  const ground = this.keptAs<string>('ground');
  const answer = posted.kind === 'answered' ? posted.message.message : `HTTP ${posted.status}`;
  const seen = await this.observe('kz.information', id);
  const basis = seen.holds?.['basis'] as { initiative?: string } | undefined;
  this.check('KZ446-04', `taken, and stored under ground ${ground}`, `answered with ${answer}, ${seen.known ? `stored under ${basis?.initiative ?? 'no ground'}` : 'not stored'}`,
    answer === 'receipt' && seen.known && basis?.initiative === ground);
});
