import { Given, Then, When } from '@cucumber/cucumber';
import { PARTS, type OfficialRole, type Part } from '../../../requirements/kz/exchange';
import { judgeAmendment, judgeOfficials, judgeSent, judgeTiming, OTHER_STATE, type Told } from '../../../simulators/kz/customs-authority';
import type { ConformanceWorld } from '../../support/world';
import { DOCUMENTS, OUTSIDE_THE_LIST } from './documents';
import { awaited, awaitedUntil, conditionsOf, customsOf, judgeAllData, limitOf, loadConditions, messages } from './exchange';

const told = (world: ConformanceWorld): Told[] => (world.kept.has('told') ? world.keptAs<Told[]>('told') : []);
const DAY_MS = 86_400_000;

async function register(world: ConformanceWorld, name: string, more: { elements?: Record<string, string>; secret?: boolean } = {}): Promise<void> {
  const document = DOCUMENTS[name];
  if (document === undefined) throw new Error(`no such document: "${name}"; there are ${Object.keys(DOCUMENTS).join(', ')}`);
  const one: Told = { ...document, number: `KZ-${told(world).length + 1}`, elements: { ...document.elements, ...more.elements }, secret: more.secret ?? false };
  world.kept.set('told', [...told(world), one]);
  world.kept.set('registeredAt', world.run.business.now());
  await world.stimulate('kz.register-document', { ...one });
}

const last = (world: ConformanceWorld): Told => told(world).at(-1)!;

Given('technical conditions are in force with the customs of another member state', async function (this: ConformanceWorld) {
  await loadConditions(this);
});

Given('technical conditions that name their time limit are in force', async function (this: ConformanceWorld) {
  limitOf(this, 'kz444.exchangeTerm');
  await loadConditions(this);
});

Given('the technical conditions are withdrawn', async function (this: ConformanceWorld) {
  await this.stimulate('kz.withdraw-conditions', {});
});

Given('the other authority cannot be reached', function (this: ConformanceWorld) {
  customsOf(this).hold();
});

When(/^a (goods declaration|customs document named in Art\. \d+\(\d\)|preliminary classification decision) is registered$/, async function (this: ConformanceWorld, name: string) {
  await register(this, name);
});

When('a goods declaration that is a state secret is registered', async function (this: ConformanceWorld) {
  await register(this, 'goods declaration', { secret: true });
});

When('a goods declaration with an element outside the list of Annex 2 is registered', async function (this: ConformanceWorld) {
  await register(this, 'goods declaration', { elements: OUTSIDE_THE_LIST });
});

When('the technical conditions are in force again, and another goods declaration is registered', async function (this: ConformanceWorld) {
  this.kept.set('before', messages(this, 'data').length);
  await loadConditions(this);
  await register(this, 'goods declaration');
});

When('the limit of the conditions has come', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.keptAs<number>('registeredAt') + limitOf(this, 'kz444.exchangeTerm'), 'the time limit of the technical conditions (kz444.exchangeTerm)');
});

When('the limit of the conditions passes, and the other authority can be reached again', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.keptAs<number>('registeredAt') + limitOf(this, 'kz444.exchangeTerm') + 1000, 'a second after the time limit of the technical conditions');
  customsOf(this).open();
  await this.moveBusinessClock(this.run.business.now() + DAY_MS / 24, 'an hour, in which it is tried again');
});

When('the declaration is amended after its data were sent', async function (this: ConformanceWorld) {
  const { number } = last(this);
  const end = this.keptAs<number>('registeredAt') + limitOf(this, 'kz444.exchangeTerm');
  const sent = await awaitedUntil(this, 'data', (all) => all.some((one) => one.number === number), end);
  if (sent.length === 0) this.block('data of the declaration were not sent (judged by KZ444-01)');
  const changes = { grossKg: '1350' };
  this.kept.set('changes', changes);
  this.kept.set('registeredAt', this.run.business.now());
  await this.stimulate('kz.amend-document', { number, elements: changes });
});

Then('the other authority has the data of all of them, save those of the secret one', async function (this: ConformanceWorld) {
  const due = told(this).filter((one) => one.secret !== true).map((one) => one.number);
  const all = (sent: { number: string }[]): boolean => due.every((number) => sent.some((one) => one.number === number));
  const sent = await awaited(this, 'data', all);
  if (!all(sent.map((one) => one.message))) {
    await this.moveBusinessClock(this.run.business.now() + DAY_MS, 'a day later: what is late still comes');
    await awaited(this, 'data', all);
  }
  judgeAllData(this);
  this.judge(judgeSent(customsOf(this).received.all, told(this), conditionsOf(this)));
});

Then('its data are sent, with elements of the list only', async function (this: ConformanceWorld) {
  const sent = await awaited(this, 'data', (all) => all.length > 0);
  if (sent.length === 0) this.block('data of the declaration were not sent (judged by KZ444-01)');
  judgeAllData(this);
});

Then('data were exchanged only while there were conditions, and name them', async function (this: ConformanceWorld) {
  const { number } = last(this);
  const sent = await awaited(this, 'data', (all) => all.some((one) => one.number === number));
  const without = this.keptAs<number>('before');
  this.check('KZ444-03', 'nothing exchanged without conditions', `${without} messages`, without === 0);
  if (sent.length === 0) this.block('nothing was exchanged under the conditions either (judged by KZ444-01)');
  judgeAllData(this);
});

Then('conditions without their {word} are refused as incomplete, and the missing part is named', async function (this: ConformanceWorld, part: Part) {
  if (!(part in PARTS)) throw new Error(`no such part: ${part}`);
  const { [part]: _left, ...conditions } = conditionsOf(this);
  const { status, reason = 'no reason' } = await this.stimulateOrRefuse('kz.load-conditions', { conditions });
  const named = reason.includes(part) || reason.includes(PARTS[part]);
  this.check('KZ444-04', `refused, naming the ${PARTS[part]}`, status === 'refused' ? `refused: ${reason}` : 'taken', status === 'refused' && named);
});

const OFFICIALS: Record<OfficialRole, string> = { preparing: 'А. Серікқызы', sending: 'Б. Омаров', receiving: 'Д. Ким' };

When('our officials for preparing, sending and receiving are appointed', async function (this: ConformanceWorld) {
  this.kept.set('officials', OFFICIALS);
  await this.stimulate('kz.appoint-officials', { ...OFFICIALS });
});

When('the official for {word} is replaced', async function (this: ConformanceWorld, role: OfficialRole) {
  const officials = { ...this.keptAs<typeof OFFICIALS>('officials'), [role]: 'Е. Жұмабаев' };
  this.kept.set('officials', officials);
  await this.stimulate('kz.replace-official', { role, name: officials[role] });
});

Then(/^the other authority is notified of (?:all three|the change)$/, async function (this: ConformanceWorld) {
  const seen = this.kept.has('notified') ? this.keptAs<number>('notified') : 0;
  const all = await awaited(this, 'officials', (sent) => sent.length > seen);
  this.kept.set('notified', all.length);
  this.judge([judgeOfficials(all[seen]?.message, this.keptAs<typeof OFFICIALS>('officials'))]);
});

When('the other authority notifies its officials', async function (this: ConformanceWorld) {
  const posted = await customsOf(this).notifyOfficials(OFFICIALS);
  if (posted.kind !== 'answered') this.block(`the notification was not taken: ${JSON.stringify(posted)}`);
});

Then('all three of the other side are on record', async function (this: ConformanceWorld) {
  const { known, holds = {} } = await this.observe('kz.officials', OTHER_STATE);
  this.check('KZ444-06', Object.entries(OFFICIALS).join('; '), known ? JSON.stringify(holds) : 'nobody', known && Object.entries(OFFICIALS).every(([role, name]) => holds[role] === name));
});

Then('the other authority has the amendment, which refers to the first message', async function (this: ConformanceWorld) {
  const { number } = last(this);
  const end = this.keptAs<number>('registeredAt') + limitOf(this, 'kz444.exchangeTerm');
  await awaitedUntil(this, 'data', (all) => all.filter((one) => one.number === number).length > 1, end);
  this.judge([judgeAmendment(customsOf(this).received.all, number, this.keptAs('changes'))]);
});

Then('its data came within the limit, or the delay is reported, and by the method of the conditions', async function (this: ConformanceWorld) {
  const { number } = last(this);
  const registeredAt = this.keptAs<number>('registeredAt');
  const limitMs = limitOf(this, 'kz444.exchangeTerm');
  const [data] = (await awaited(this, 'data', (all) => all.some((one) => one.number === number))).filter((one) => one.message.number === number);
  if (data === undefined || data.at > registeredAt + limitMs) await awaited(this, 'delay', (all) => all.some((one) => one.number === number));
  this.judge(judgeTiming(customsOf(this).received.all, { number, registeredAt }, limitMs));
});
