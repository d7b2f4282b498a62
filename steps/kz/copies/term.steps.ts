import { Given, Then, When } from '@cucumber/cucumber';
import { executionTerm, informationLimit } from '../../../requirements/kz/copies/term';
import { dayOf } from '../../../requirements/kz/copies/zone';
import type { Day } from '../../../requirements/kz/copies/working-days';
import { about, completeRequest, COUNTERPART, judgeDue, judgePatience, told, type AboutTerm } from '../../../simulators/kz/copies';
import type { ConformanceWorld } from '../../support/world';
import { ask, awaited, begin, calendar, claimed, comes, decide, held, itemsOf, lettersOf, matter, momentOf, moveTo, parties, post, refusalForSilence, request, stamp } from './story';

const DOCUMENT = 'CMR-77';

/** A request that cannot be executed before another body of the state gives what it keeps: its term runs. */
async function waitsForOthers(world: ConformanceWorld): Promise<void> {
  parties(world).bodyKeeps(DOCUMENT, `content of ${DOCUMENT}`, 'when told');
  await ask(world, completeRequest(stamp(world), itemsOf(`waybill ${DOCUMENT}`)));
}

Given('the executing state has a day off on {string}', async function (this: ConformanceWorld, day: string) {
  this.kept.set('daysOff', [day]);
  await this.stimulate('kz.furnish', { daysOff: [day] });
});

Given('a request registered on {string} that waits for another body of the state', async function (this: ConformanceWorld, when: string) {
  // Days off were told before the story begins, and a beginning forgets.
  const off = this.kept.has('daysOff') ? this.keptAs<string[]>('daysOff') : [];
  await begin(this, when);
  if (off.length > 0) await this.stimulate('kz.furnish', { daysOff: off });
  await waitsForOthers(this);
  await awaited(this, ['registration']);
  await awaited(this, ['body-inquiry']);
});

Given('a request received on {string} and registered by hand on {string}', async function (this: ConformanceWorld, received: string, registered: string) {
  await begin(this, received);
  await this.stimulate('kz.furnish', { registers: 'by hand' });
  await waitsForOthers(this);
  this.kept.set('before', await held(this));
  this.kept.set('received', dayOf(momentOf(received)));
  await moveTo(this, registered, 'the day on which the request is registered');
  await decide(this, 'register');
  await awaited(this, ['registration']);
});

When('the executing authority asks for additional information on {string}', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the day on which additional information is asked for');
  const seen = lettersOf(this, 'inquiry').length;
  const refusal = await decide(this, 'ask', { question: 'Which of the two waybills of 9 March is meant?' });
  if (refusal !== undefined) this.block(`it would not ask: ${refusal}`);
  await awaited(this, ['inquiry'], seen);
});

When('it asks for additional information on {string}, if it does', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'a day on which asking for information suspends nothing');
  await decide(this, 'ask', { question: 'Which of the two waybills of 9 March is meant?' });
});

async function informs(world: ConformanceWorld, when: string): Promise<void> {
  await moveTo(world, when, 'the day on which the information arrives');
  const delivery = await post(world, about('information', stamp(world), request(world), COUNTERPART, { text: 'The waybill of 9 March from Khorgos is meant.' }));
  if (delivery.kind === 'refused') world.block(`the information was not taken: ${delivery.problem}`);
}

When('the information arrives on {string}', async function (this: ConformanceWorld, when: string) {
  await informs(this, when);
});

When('the information arrives on {string} and is registered on {string}', async function (this: ConformanceWorld, arrived: string, registered: string) {
  await this.stimulate('kz.furnish', { registers: 'by hand' });
  await informs(this, arrived);
  await moveTo(this, registered, 'the day on which the information is registered');
  await decide(this, 'register');
  this.kept.set('informationRegistered', dayOf(momentOf(registered)));
});

/** Whoever has refused too early can show nothing of what information does. */
async function notYetRefused(world: ConformanceWorld): Promise<void> {
  const limit = informationLimit(matter(world).course.suspensions[0]!.asked, calendar(world));
  world.judge([judgePatience(await refusalForSilence(world), limit, 'KZ445-R2')]);
}

When('information arrives on {string} that nobody registers', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the day on which the information arrives');
  await notYetRefused(this);
  await this.stimulate('kz.furnish', { registers: 'by hand' });
  await informs(this, when);
});

When('the information arrives on {string}, a day too late', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the day on which the information arrives');
  await notYetRefused(this);
  await informs(this, when);
});

/** Tells an official to extend; true: a notice went out. */
async function extend(world: ConformanceWorld, when: string, reasons: string): Promise<boolean> {
  await moveTo(world, when, 'the day on which the term is to be extended');
  const seen = lettersOf(world, 'extension').length;
  const refusal = await decide(world, 'extend', { reasons });
  // A refusal is the event that proves the absence of a notice.
  return refusal === undefined && (await comes(world, ['extension'], seen)) !== undefined;
}

When('the term is extended on {string}', async function (this: ConformanceWorld, when: string) {
  if (!(await extend(this, when, 'The archive has been asked for the waybill.'))) this.block('the term was not extended');
});

Then('it cannot be extended on {string}', async function (this: ConformanceWorld, when: string) {
  // Which row forbids it follows from what went before: an extension already, the end of the term by a day, or by more.
  const before = matter(this);
  const { due } = executionTerm(before.course, calendar(this));
  const late = due.until(dayOf(momentOf(when))).days;
  const requirement = before.course.extended !== undefined ? 'KZ445-C10' : late === 1 ? 'KZ445-C11' : late > 1 ? 'KZ445-T06' : 'KZ445-10';
  const extended = await extend(this, when, 'The archive has not answered yet.');
  this.check(requirement, `no extension on ${when}`, told(lettersOf(this, 'extension').at(extended ? -1 : lettersOf(this, 'extension').length)), !extended);
});

Then(/^on "([^"]+)" it (can|cannot) be extended with (reasons|no reasons)$/, async function (this: ConformanceWorld, when: string, may: string, reasons: string) {
  const extended = await extend(this, when, reasons === 'reasons' ? 'The archive has been asked for the waybill.' : '');
  const [notice] = lettersOf(this, 'extension');
  this.check('KZ445-10', may === 'can' ? 'a written notice with reasons' : 'no extension', told(notice), extended === (may === 'can') && (notice === undefined || notice.reasons.trim() !== ''));
});

const aboutTerm = (world: ConformanceWorld): AboutTerm => {
  const { course } = matter(world);
  const [registration] = lettersOf(world, 'registration');
  const day = (name: string): { [key: string]: Day } => (world.kept.has(name) ? { [name]: world.keptAs(name) } : {});
  return { course, calendar: calendar(world), greenwich: dayOf(registration!.registered, 'UTC'), ...day('received'), ...day('informationRegistered') };
};

/** Rows that say how a term is counted. */
const OF_COUNTING = /^KZ445-(C0[1-8]|C10|C11|C13|C16|C17|10|11|T01|T03|T06)$/;

Then('it is due on {string}', async function (this: ConformanceWorld, day: string) {
  const known = aboutTerm(this);
  const { due } = executionTerm(known.course, known.calendar);
  // The letters of the implementation, as its notice of registration, may tell another story than the scenario.
  if (due.toString() !== day) this.block(`by the letters that went to and fro the term ends on ${due.toString()}, and the scenario is about ${day}`);
  const { due: noted } = await held(this);
  const rules = claimed(this, (id) => OF_COUNTING.test(id));
  // Where the scenario is about something else, a wrong day blocks it.
  this.judge(judgeDue(known, noted, rules.length > 0 ? rules : ['KZ445-C01']));
});

Then('its day of registration is {string}', async function (this: ConformanceWorld, day: string) {
  const { registered, words } = await held(this);
  this.check('KZ445-C13', `registered on ${day}, the civil day in Kazakhstan`, words, registered === day);
});
