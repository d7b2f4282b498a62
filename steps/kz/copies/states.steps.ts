import { Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { informationLimit, type Term } from '../../../requirements/kz/copies/term';
import { dayOf } from '../../../requirements/kz/copies/zone';
import { about, COUNTERPART, coversList, judgePatience, judgeRefused, names, told } from '../../../simulators/kz/copies';
import type { ConformanceWorld } from '../../support/world';
import { awaited, calendar, comes, decide, held, lettersOf, matter, moveTo, outcome, post, refusalForSilence, request, stamp } from './story';

Then('no term ran before it was registered', function (this: ConformanceWorld) {
  const before = this.keptAs<Awaited<ReturnType<typeof held>>>('before');
  this.check('KZ445-T01', 'received, without a due day', before.words, before.due === undefined && before.state !== 'running');
});

Then('it stands still, and the information may arrive until {string}', async function (this: ConformanceWorld, day: string) {
  const { due } = informationLimit(matter(this).course.suspensions[0]!.asked, calendar(this));
  if (due.toString() !== day) throw new Error(`the feature says ${day}, and the harness computes ${due.toString()}`);
  const { state, limit, words } = await held(this);
  // Whoever notes another limit would refuse on another day: that is a matter of item 10(2).
  if (limit !== undefined) this.check('KZ445-R2', `limit ${day}`, words, limit === day);
  this.check('KZ445-T02', 'suspended, with a limit', words, state === 'suspended' && limit !== undefined);
});

Then('it stands still', async function (this: ConformanceWorld) {
  const { state, words } = await held(this);
  this.check('KZ445-T02', 'suspended', words, state === 'suspended');
});

Then('it runs again', async function (this: ConformanceWorld) {
  const { state, words } = await held(this);
  this.check('KZ445-T03', 'running', words, state === 'running');
});

Then('it is not overdue on {string}', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'after the day on which it was due before');
  const { overdue, state, words } = await held(this);
  this.check('KZ445-T10', 'suspended, and not overdue', words, state === 'suspended' && overdue !== true);
});

Then('it is overdue, and asking has suspended nothing', async function (this: ConformanceWorld) {
  const { overdue, state, words } = await held(this);
  this.check('KZ445-T12', 'overdue, and running', words, overdue === true && state !== 'suspended');
});

Then('it is overdue from {string} on', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the first day after the term');
  const { overdue, words } = await held(this);
  this.check('KZ445-C11', 'overdue', words, overdue === true);
});

/** An answer must bear the day on which it goes out. */
async function answerOfToday(world: ConformanceWorld): Promise<void> {
  const answer = await awaited(world, ['answer']);
  const now = isoSeconds(world.run.business.now());
  world.check('KZ445-T09', `an answer dated ${dayOf(now).toString()}`, `${told(answer)}, dated ${answer.dated}`, dayOf(answer.dated).equals(dayOf(now)));
}

Then('it is answered, and stays overdue in the record', async function (this: ConformanceWorld) {
  await answerOfToday(this);
  const { overdue, remarks, words } = await held(this);
  this.check('KZ445-T09', 'overdue, with the breach of item 6 on record', words, overdue === true && remarks.length > 0);
});

Then(/^it is answered (in time|too late)$/, async function (this: ConformanceWorld, how: string) {
  await answerOfToday(this);
  const { overdue, words } = await held(this);
  this.check('KZ445-C14', how === 'in time' ? 'not overdue: the day ends at 24:00 local time' : 'overdue', words, (overdue === true) === (how === 'too late'));
});

Then('the partial answer leaves it open', async function (this: ConformanceWorld) {
  const answer = await awaited(this, ['answer']);
  const { state, words } = await held(this);
  this.check('KZ445-T07', 'still running: the list of item 4(5) is not covered', `${told(answer)}; ${words}`, !coversList(answer, request(this)) && state === 'running');
});

Then('the answer that covers the whole list fulfils it', async function (this: ConformanceWorld) {
  const answer = await outcome(this);
  if (answer.letter === 'refusal' || !coversList(answer, request(this))) this.block(`no answer that covers the whole list came; last was ${told(answer)}`);
  const { state, words } = await held(this);
  this.check('KZ445-T07', 'fulfilled by copies of the whole list', `${told(answer)}; ${words}`, state === 'fulfilled');
});

Then('it cannot be refused for want of the information before its limit', async function (this: ConformanceWorld) {
  const refusal = await decide(this, 'refuse', { ground: 2, reasons: 'item 10(2): the information has not arrived' });
  const [letter] = refusal === undefined ? [await comes(this, ['refusal'])] : lettersOf(this, 'refusal');
  this.check('KZ445-T08', 'no refusal under item 10(2)', told(letter), letter === undefined);
});

Then('it can be refused on ground {int} while it stands still', async function (this: ConformanceWorld, ground: number) {
  const refusal = await decide(this, 'refuse', { ground, reasons: `item 10(${ground}): what is asked for: giving it may harm national security` });
  if (refusal !== undefined) this.block(`it would not refuse: ${refusal}`);
  const letter = await awaited(this, ['refusal']);
  this.check('KZ445-T08', `refused on ground ${ground}`, told(letter), letter.ground === ground);
});

const limitOfInformation = (world: ConformanceWorld): Term => informationLimit(matter(world).course.suspensions[0]!.asked, calendar(world));

Then(/^it is not refused by "([^"]+)", (a month after asking|the last day of the two months|the end of the limit)$/, async function (this: ConformanceWorld, when: string, until: string) {
  const limit = limitOfInformation(this);
  await moveTo(this, when, until);
  this.judge([judgePatience(await refusalForSilence(this), limit, until === 'a month after asking' ? 'KZ445-R2' : 'KZ445-C09')]);
});

Then('it is refused for want of the information on {string}, with reasons', async function (this: ConformanceWorld, when: string) {
  const limit = limitOfInformation(this);
  await moveTo(this, when, 'the day after the limit');
  const letter = lettersOf(this, 'refusal')[0] ?? (await comes(this, ['refusal']));
  this.check('KZ445-T04', `a refusal by ${when}`, told(letter), letter !== undefined);
  this.judge([...judgeRefused(letter!, 2, 'the two months'), judgePatience(await refusalForSilence(this), limit, 'KZ445-C09')]);
});

Then('late information has not revived it', async function (this: ConformanceWorld) {
  await comes(this, ['refusal']);
  const { state, words } = await held(this);
  this.check('KZ445-T05', 'refused under item 10(2); executing it all the same is a finding', words, state === 'refused');
});

When('information dated {string} arrives on {string}', async function (this: ConformanceWorld, dated: string, when: string) {
  await moveTo(this, when, 'the moment at which the letter arrives');
  this.kept.set('delivery', await post(this, about('information', { ...stamp(this), dated }, request(this), COUNTERPART, { text: 'The waybill of 9 March is meant.' })));
});

Then('the letter without an offset is not taken without a word', async function (this: ConformanceWorld) {
  const delivery = this.keptAs<Awaited<ReturnType<typeof post>>>('delivery');
  const { remarks, words } = await held(this);
  const returned = lettersOf(this, 'return').length > 0;
  this.check('KZ445-C15', 'not taken or returned, or a remark on how its time was read', `${JSON.stringify(delivery)}; ${words}`, delivery.kind === 'refused' || returned || remarks.some((one) => names(one, 'the missing offset')));
});
