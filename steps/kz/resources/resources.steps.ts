import { Given, Then, When } from '@cucumber/cucumber';
import { specimenRules, type AccessEntry, type Application, type Operation } from '../../../requirements/kz/resources/access';
import {
  given, judgeCollected, judgeComposition, judgeDenied, judgeGiven, judgeKind, judgeLogged, judgeProbe, PROBES, shownAnswer, type Answer, type Visitor,
} from '../../../simulators/kz/resources';
import type { ConformanceWorld } from '../../support/world';
import { consignment, PEOPLE } from './people';

type Somebody = (typeof PEOPLE)[string];

function somebody(who: string): Somebody {
  const one = PEOPLE[who];
  if (one === undefined) throw new Error(`nobody is called "${who}" here; there are ${Object.keys(PEOPLE).join(', ')}`);
  return one;
}

/** One visit; what cannot be reached at all says nothing of any row. */
async function visited(world: ConformanceWorld, visit: (visitor: Visitor) => Promise<Answer | undefined>): Promise<Answer> {
  const answer = await visit(world.run.simulators.kzVisitor);
  if (answer === undefined) return world.block('the IUT named no endpoint kz.resource');
  if (answer.failure === 'connect-refused' || answer.failure === 'dns') return world.block(`the IUT's endpoint kz.resource could not be reached: ${answer.text}`);
  return answer;
}

const entered = (world: ConformanceWorld): Operation => world.keptAs<Operation>('operation');
const secret = (world: ConformanceWorld): string => world.keptAs<string>('secret');
/** The rows that this scenario is about: the same words stand in several. */
const claimed = (world: ConformanceWorld): readonly string[] => world.run.running?.scenario.requirements ?? [];

async function operate(world: ConformanceWorld, who: string): Promise<Answer> {
  const person = somebody(who);
  const mark = world.run.ids.uuid();
  const operation = consignment(`57505-${world.run.ids.uuid()}`, mark, person);
  world.kept.set('secret', mark);
  world.kept.set('operation', operation);
  return visited(world, (visitor) => visitor.operate(operation, person));
}

const read = (world: ConformanceWorld, who: string | undefined): Promise<Answer> =>
  visited(world, (visitor) => visitor.read(entered(world).number, who === undefined ? undefined : somebody(who)));

function attempted(world: ConformanceWorld, who: string, login: string, answer: Answer): void {
  world.kept.set('attempt', { who, login, answer });
}

Given('rules on access are in force, and persons are admitted under them', async function (this: ConformanceWorld) {
  const persons = Object.values(PEOPLE).map(({ login, password, group }) => ({ login, password, group }));
  await this.stimulate('kz.arrange-access', { rules: specimenRules(), persons });
});

Given(/^a consignment was entered by (an official of control|a declarant)$/, async function (this: ConformanceWorld, who: string) {
  const answer = await operate(this, who);
  if (!given(answer)) this.block(`the consignment was not taken (judged by KZCC-IS-01): ${shownAnswer(answer)}`);
});

Given('a declarant is served with it', async function (this: ConformanceWorld) {
  const answer = await read(this, 'a declarant');
  if (!given(answer)) this.block(`whoever presented the consignment is not served with it: ${shownAnswer(answer)}`);
});

When(/^an operation is carried out with the system of (.+)$/, async function (this: ConformanceWorld, who: string) {
  this.kept.set('answer', await operate(this, who));
});

Then('it is not refused for coming from a system of the kind {string}', function (this: ConformanceWorld, kind: string) {
  this.judge([judgeKind(kind, this.keptAs<Answer>('answer'))]);
});

Then('an official of control finds its goods and its persons', async function (this: ConformanceWorld) {
  const answer = await read(this, 'an official of control');
  if (!given(answer)) this.block(`an official of control is not served (judged by KZCC-IS-04): ${shownAnswer(answer)}`);
  this.judge(judgeCollected(answer, entered(this)));
});

Then('an official of control is served, and an official of statistics is served with goods alone', async function (this: ConformanceWorld) {
  const [control, statistics] = [await read(this, 'an official of control'), await read(this, 'an official of statistics')];
  this.judge([
    judgeGiven('KZCC-IS-04', 'an official of control', control), judgeGiven('KZCC-IS-04', 'an official of statistics', statistics),
    judgeComposition('KZCC-IS-04', 'an official of statistics', statistics, ['goods']),
  ]);
});

When('somebody reads the record without logging in', async function (this: ConformanceWorld) {
  attempted(this, 'somebody without a login', 'nobody', await read(this, undefined));
});

When(/^(an official of the archive|another declarant|a carrier) reads the record$/, async function (this: ConformanceWorld, who: string) {
  attempted(this, who, somebody(who).login, await read(this, who));
});

/** An application by the order; what departs from it is put over this. */
const IN_ORDER: Omit<Application, 'record'> = { form: 'application', purpose: 'proceedings in court', ground: 'ruling of a court, No 1 of 2026-05-20', signature: 'signed by the applicant' };

const DEPARTURES: Readonly<Record<string, Omit<Application, 'record'>>> = {
  'a plain letter': { form: 'letter', text: 'Please let us have what you know of this consignment.' },
  'an application without its ground': { ...IN_ORDER, ground: undefined },
  'an application for a purpose that is not in the order': { ...IN_ORDER, purpose: 'market research' },
};

const apply = (world: ConformanceWorld, application: Omit<Application, 'record'>): Promise<Answer> =>
  visited(world, (visitor) => visitor.apply({ ...application, record: entered(world).number }, somebody('an applicant')));

When('an applicant applies for the record by the approved order', async function (this: ConformanceWorld) {
  this.kept.set('answer', await apply(this, IN_ORDER));
});

When(/^an applicant asks for the record by (a plain letter|an application .+)$/, async function (this: ConformanceWorld, departure: string) {
  const application = DEPARTURES[departure];
  if (application === undefined) throw new Error(`no such departure: "${departure}"`);
  attempted(this, `an applicant, by ${departure}`, somebody('an applicant').login, await apply(this, application));
});

Then('what the order gives is given', function (this: ConformanceWorld) {
  const answer = this.keptAs<Answer>('answer');
  this.judge([judgeGiven('KZCC-RES-04', 'an application by the order', answer), judgeComposition('KZCC-RES-04', 'an application by the order', answer, specimenRules().applications.parts)]);
});

Then('the record is denied, and the denial is logged', async function (this: ConformanceWorld) {
  const { who, login, answer } = this.keptAs<{ who: string; login: string; answer: Answer }>('attempt');
  this.judge(claimed(this).flatMap((requirement) => judgeDenied(requirement, who, answer, secret(this))));
  const { known, holds } = await this.observe('kz.access-log', '');
  const lines = known && Array.isArray(holds?.['entries']) ? (holds['entries'] as AccessEntry[]) : [];
  this.judge(claimed(this).map((requirement) => judgeLogged(requirement, lines, { who: login, record: entered(this).number })));
});

When('somebody reads customs legislation without logging in', async function (this: ConformanceWorld) {
  this.kept.set('answer', await visited(this, (visitor) => visitor.visit({ method: 'GET', path: '/legislation' })));
});

Then('the acts are served', async function (this: ConformanceWorld) {
  const list = this.keptAs<Answer>('answer');
  this.judge([judgeGiven('KZCC-RES-03', 'the list of acts', list)]);
  const acts = Array.isArray(list.body['acts']) ? (list.body['acts'] as { id?: unknown; title?: unknown }[]) : [];
  this.check('KZCC-RES-03', 'at least one act', acts.map(({ title }) => String(title)).join('; ') || 'none', acts.length > 0);
  const first = await visited(this, (visitor) => visitor.visit({ method: 'GET', path: `/legislation/${encodeURIComponent(String(acts[0]?.id))}` }));
  this.judge([judgeGiven('KZCC-RES-03', `the act ${String(acts[0]?.title)}`, first)]);
});

When('somebody tries the interface with {string}', async function (this: ConformanceWorld, probe: string) {
  const visit = PROBES[probe];
  if (visit === undefined) throw new Error(`no such probe: "${probe}"; there are ${Object.keys(PROBES).join(', ')}`);
  this.kept.set('probe', { probe, answer: await visited(this, (visitor) => visitor.visit(visit(entered(this).number, somebody('an official of control')))) });
});

Then('the attempt is refused, nothing is given away, and the interface goes on serving', async function (this: ConformanceWorld) {
  const { probe, answer } = this.keptAs<{ probe: string; answer: Answer }>('probe');
  this.judge([...judgeProbe(probe, answer, secret(this)), judgeGiven('KZCC-SEC-01', `an official of control, after ${probe}`, await read(this, 'an official of control'))]);
});
