import { Given, Then, When } from '@cucumber/cucumber';
import { millisecondsOf } from '../../requirements/parameters';
import {
  judgeAlike, judgeEachLogged, judgeHeld, judgeLogged, judgeNoGap, judgeRefused, judgeTaken, judgeUnmarked, judgeWrongCode, refused, shownAnswer, taken, type AuditLine,
} from '../../simulators/eaeu/parties/judge';
import { PARTIES, type AgreementParties, type Answer } from '../../simulators/eaeu/parties/start';
import type { ConformanceWorld } from '../support/world';
import { wireWaitMs } from './exchange';

/** What the services have agreed on in these scenarios; ours. */
const CODE_LIST = { list: 'customs procedures', version: '2026-01', codes: ['10', '40', '80'] };
const SOUND = { list: CODE_LIST.list, version: CODE_LIST.version, code: '80' };
const THIRD_PARTY = 'a ministry of trade';

const parties = (world: ConformanceWorld): AgreementParties => world.run.simulators.eaeuParties;

/** Everything about one record that a service gives; no two scenarios have the same. */
interface Lodged {
  id: string;
  mark: string;
}

const mark = (world: ConformanceWorld): string => `MARK-${world.run.ids.uuid()}`;
const lodged = (world: ConformanceWorld): Lodged => world.keptAs<Lodged>('lodged');

async function post(world: ConformanceWorld, path: '/give' | '/ask', letter: object): Promise<Answer> {
  const answer = await parties(world).post(path, letter);
  if (answer === undefined) return world.block('the IUT named no endpoint eaeu.information');
  if (answer.status === 0) return world.block(`the IUT's endpoint eaeu.information could not be reached: ${answer.text}`);
  return answer;
}

const give = (world: ConformanceWorld, service: string, letter: object = {}): Promise<Answer> =>
  post(world, '/give', { service, number: 1, id: lodged(world).id, subject: 'transit', content: lodged(world).mark, classifier: SOUND, ...letter });

const ask = (world: ConformanceWorld, service: string, person = 'inspector'): Promise<Answer> => post(world, '/ask', { service, person, id: lodged(world).id });

function newRecord(world: ConformanceWorld): Lodged {
  const record = { id: world.run.ids.uuid(), mark: mark(world) };
  world.kept.set('lodged', record);
  return record;
}

async function audit(world: ConformanceWorld): Promise<AuditLine[]> {
  const { known, holds } = await world.observe('eaeu.audit', '');
  if (!known) world.block('the IUT shows no audit trail (observe eaeu.audit)');
  return Array.isArray(holds?.['entries']) ? (holds['entries'] as AuditLine[]) : [];
}

Given('the services have agreed on subjects, persons, codes and purposes', async function (this: ConformanceWorld) {
  const services = Object.fromEntries(PARTIES.map((party) => [party, { subjects: party === 'KG' ? ['risk'] : ['transit'], persons: ['inspector'] }]));
  await this.stimulate('eaeu.arrange', { services, codeList: CODE_LIST, purposes: ['customs control'] });
});

Given(/^the customs service of (BY|KG|RU|TJ) has given a record on transit$/, async function (this: ConformanceWorld, service: string) {
  newRecord(this);
  const answer = await give(this, service);
  if (!taken(answer)) this.block(`the record was not taken: ${shownAnswer(answer)}`);
});

When('each party gives the same kind of record', async function (this: ConformanceWorld) {
  const answers = new Map<string, Answer>();
  for (const party of PARTIES) {
    newRecord(this);
    answers.set(party, await give(this, party));
  }
  this.kept.set('answers', answers);
});

Then('each of them is answered alike', function (this: ConformanceWorld) {
  this.judge(judgeAlike('EAEU-2009-01', this.keptAs<Map<string, Answer>>('answers')));
});

When('every party that may see it asks for it', async function (this: ConformanceWorld) {
  const answers = new Map<string, Answer>();
  for (const party of PARTIES.filter((one) => one !== 'KG')) answers.set(party, await ask(this, party));
  this.kept.set('answers', answers);
});

Then('each of them is served', function (this: ConformanceWorld) {
  this.judge(judgeAlike('EAEU-2009-17', this.keptAs<Map<string, Answer>>('answers')));
});

Then(/^(a code outside of the shared list|a code of an older version of the list) is refused or flagged with the list and its version$/, async function (this: ConformanceWorld, what: string) {
  newRecord(this);
  const wrong = what.includes('older') ? { ...SOUND, version: '2019-01' } : { ...SOUND, code: '99X' };
  this.judge(judgeWrongCode(what, await give(this, 'RU', { classifier: wrong }), CODE_LIST));
});

Then('a code of the shared list is taken', async function (this: ConformanceWorld) {
  newRecord(this);
  this.judge([judgeTaken('EAEU-2009-02', 'a code of the shared list', await give(this, 'RU'))]);
});

Then(/^the record is held with an identifier, its origin (\w\w) and its time$/, async function (this: ConformanceWorld, origin: string) {
  const { known, holds = {} } = await this.observe('eaeu.information', lodged(this).id);
  const follows = this.run.hello.capabilities.includes('set-clock');
  this.judge([judgeHeld(known ? holds : undefined, { id: lodged(this).id, origin, ...(follows ? { now: this.run.business.now() } : {}) })]);
});

Then(/^(RU), which is competent for transit, is answered, and (KG), which is not, is refused and that is logged$/, async function (this: ConformanceWorld, may: string, mayNot: string) {
  const [good, bad] = [await ask(this, may), await ask(this, mayNot)];
  this.judge([
    judgeTaken('EAEU-2009-04', may, good), judgeRefused('EAEU-2009-04', mayNot, bad),
    ...(taken(bad) ? [] : [judgeLogged('EAEU-2009-04', await audit(this), { service: mayNot, id: lodged(this).id })]),
  ]);
});

Then('an inspector is answered, and a person without the right and one that nobody knows are denied and logged', async function (this: ConformanceWorld) {
  const denials = async (): Promise<number> => (await audit(this)).filter(({ outcome, id }) => outcome === 'refused' && id === lodged(this).id).length;
  const [may, before] = [await ask(this, 'RU'), await denials()];
  const [mayNot, between] = [await ask(this, 'RU', 'clerk'), await denials()];
  const [unknown, after] = [await ask(this, 'RU', this.run.ids.uuid()), await denials()];
  this.judge([
    judgeTaken('EAEU-2009-05', 'an inspector', may), judgeRefused('EAEU-2009-05', 'a person without the right', mayNot), judgeRefused('EAEU-2009-05', 'a person that nobody knows', unknown),
    judgeEachLogged('EAEU-2009-05', [before, between, after]),
  ]);
});

When('its first message comes, the second is lost, the third comes twice, and the second comes at last', async function (this: ConformanceWorld) {
  newRecord(this);
  const said = (number: number): Promise<Answer> => give(this, 'BY', { number, content: `${lodged(this).mark} ${number}` });
  await said(1);
  const third = await said(3);
  const again = await said(3);
  const second = await said(2);
  // What was refused because something was missing is the sender's to send again; the loss must have been reported all the same.
  if (refused(third)) await said(3);
  this.kept.set('reordered', { third, again, second });
});

Then('the loss was reported while it lasted, and each message had its effect once and in order', async function (this: ConformanceWorld) {
  const { third } = this.keptAs<{ third: Answer }>('reordered');
  const { holds = {} } = await this.observe('eaeu.information', lodged(this).id);
  const history = Array.isArray(holds['history']) ? holds['history'].map((one) => String(one).replace(`${lodged(this).mark} `, '')) : [];
  const missing = Array.isArray(third.body['missing']) ? third.body['missing'] : [];
  this.judge([
    { requirement: 'EAEU-2009-06', party: 'iut', expected: 'message 2 reported as missing', observed: `${shownAnswer(third)}, missing ${missing.join(', ') || 'none'}`, holds: missing.includes(2) },
    { requirement: 'EAEU-2009-06', party: 'iut', expected: '1, 2, 3', observed: history.join(', ') || 'nothing', holds: history.join() === '1,2,3' },
  ]);
});

Then('nothing of the record stands in what is said to others, or in the audit trail', async function (this: ConformanceWorld) {
  const stranger = await ask(this, 'RU', 'clerk');
  const overwritten = await give(this, 'RU', { number: 1, content: 'another text' });
  const trail = JSON.stringify(await audit(this));
  this.judge(judgeUnmarked('EAEU-2009-08', lodged(this).mark, {
    'the refusal of a person without the right': stranger.text,
    'the answer to a service that writes to it': overwritten.text, 'the audit trail': trail,
  }));
});

Then('using it for customs control is taken, and for marketing it is refused and logged', async function (this: ConformanceWorld) {
  const { id } = lodged(this);
  const good = await this.stimulateOrRefuse('eaeu.use', { id, purpose: 'customs control' });
  const bad = await this.stimulateOrRefuse('eaeu.use', { id, purpose: 'marketing' });
  const said = ({ status, reason }: typeof good): string => [status, reason].filter((word) => word !== undefined).join(', ');
  this.judge([
    { requirement: 'EAEU-2009-09', party: 'iut', expected: 'a customs purpose: done', observed: said(good), holds: good.status === 'done' },
    { requirement: 'EAEU-2009-09', party: 'iut', expected: 'another purpose: refused', observed: said(bad), holds: bad.status === 'refused' },
    ...(bad.status === 'refused' ? [judgeLogged('EAEU-2009-09', await audit(this), { id })] : []),
  ]);
});

const forward = (world: ConformanceWorld): Promise<unknown> => world.stimulateOrRefuse('eaeu.forward', { id: lodged(world).id, to: THIRD_PARTY });

When('it is to be passed on to a third party', async function (this: ConformanceWorld) {
  await forward(this);
});

When(/^(RU) consents in writing, and it is to be passed on again$/, async function (this: ConformanceWorld, from: string) {
  this.kept.set('before the consent', parties(this).arrived.all.length);
  await this.stimulate('eaeu.consent', { from, to: THIRD_PARTY, document: 'letter 17-5/44', date: '2026-05-28' });
  await forward(this);
});

Then('it arrived at the third party once, after the consent and with a reference to it', async function (this: ConformanceWorld) {
  const { arrived } = parties(this);
  const come = (await arrived.wait(() => true, wireWaitMs())) === undefined ? 'nothing' : String(arrived.all.at(-1)?.body['consent'] ?? 'no reference');
  await arrived.wait(() => false, millisecondsOf(this.run.parameter, 'eaeu.quiet'));
  const before = this.keptAs<number>('before the consent');
  this.judge([
    { requirement: 'EAEU-2009-10', party: 'iut', expected: 'nothing before the consent', observed: `${before} arrived`, holds: before === 0 },
    {
      requirement: 'EAEU-2009-10', party: 'iut', expected: 'once, with letter 17-5/44', observed: `${arrived.all.length} arrived, with ${come}`,
      holds: come.includes('17-5/44') && arrived.all.length === 1,
    },
  ]);
});

When('the system runs for half a day, is started again, and runs for half a day', async function (this: ConformanceWorld) {
  const from = this.run.business.now();
  this.kept.set('from', from);
  await this.moveBusinessClock(from + 43_200_000, 'half a day passes');
  await this.stimulate('eaeu.restart-desk', {});
  await this.moveBusinessClock(from + 86_400_000, 'half a day passes');
});

Then('the audit trail has no gap', async function (this: ConformanceWorld) {
  const interval = millisecondsOf(this.run.parameter, 'eaeu.2009.monitoring');
  this.judge([judgeNoGap(await audit(this), this.keptAs<number>('from'), this.run.business.now(), interval)]);
});

When(/^(TJ) gave notice of withdrawal on (\S+)$/, async function (this: ConformanceWorld, service: string, receivedOn: string) {
  await this.stimulate('eaeu.withdrawal', { service, receivedOn });
});

Then(/^on (\S+) a message of (TJ) is still taken$/, async function (this: ConformanceWorld, day: string, service: string) {
  await this.moveBusinessClock(`${day}T08:00:00Z`, 'the last day of the agreement for it');
  const kept = lodged(this);
  newRecord(this);
  const answer = await give(this, service, { number: 2 });
  this.kept.set('lodged', kept);
  this.judge([judgeTaken('EAEU-2009-16', `a message of ${service} on ${day}`, answer)]);
});

Then(/^on (\S+) it is refused, and what \w\w gave before is passed on to nobody$/, async function (this: ConformanceWorld, day: string) {
  await this.moveBusinessClock(`${day}T08:00:00Z`, 'the withdrawal has taken effect');
  const closed = await give(this, 'TJ', { number: 3 });
  await forward(this);
  await parties(this).arrived.wait(() => true, millisecondsOf(this.run.parameter, 'eaeu.quiet'));
  const arrived = parties(this).arrived.all.length;
  this.judge([
    judgeRefused('EAEU-2009-16', `a message on ${day}`, closed),
    { requirement: 'EAEU-2009-16', party: 'iut', expected: 'what was given before is passed on to nobody', observed: `${arrived} passed on`, holds: arrived === 0 },
  ]);
});
