import { Given, Then, When } from '@cucumber/cucumber';
import { COUNTERPART, about, completeRequest, CONTENTS, judgeCopies, judgeExecuted, judgeRefusal, judgeRefused, NAMED, names, told } from '../../../simulators/kz/copies';
import type { ConformanceWorld } from '../../support/world';
import { ask, awaited, begin, claimed, comes, decide, held, itemsOf, LETTER_LIMIT_MS, lettersOf, moveTo, outcome, parties, post, request, stamp } from './story';

/** What a copy of a document says: ours, so that it can be told whose it is. */
const contentOf = (number: string): string => `content of ${number}`;

Given('it is {string} when the story of copies begins', async function (this: ConformanceWorld, when: string) {
  await begin(this, when);
});

async function keeps(world: ConformanceWorld, kind: string, number: string, restriction?: string): Promise<void> {
  await world.stimulate('kz.furnish', { documents: [{ kind, number, content: contentOf(number), ...(restriction === undefined ? {} : { restriction }) }] });
}

Given('the executing authority keeps the {word} {string}', async function (this: ConformanceWorld, kind: string, number: string) {
  await keeps(this, kind, number);
});

const RESTRICTIONS: Readonly<Record<string, string>> = {
  'whose giving may harm national security': 'security', 'that the law forbids to give': 'forbidden', 'which was lost in a fire': 'lost', 'which is hard to find': 'hard-to-find',
};

Given(/^the executing authority keeps the (\w+) "([^"]+)", (whose giving .*|that the law .*|which .*)$/, async function (this: ConformanceWorld, kind: string, number: string, words: string) {
  const restriction = RESTRICTIONS[words];
  if (restriction === undefined) throw new Error(`no such restriction: ${words}`);
  await keeps(this, kind, number, restriction);
});

Given('another body of the state keeps the {word} {string} and gives it at once', function (this: ConformanceWorld, _kind: string, number: string) {
  parties(this).bodyKeeps(number, contentOf(number), 'at-once');
});

Given('another body of the state keeps the {word} {string} and has not given it yet', function (this: ConformanceWorld, _kind: string, number: string) {
  parties(this).bodyKeeps(number, contentOf(number), 'when told');
});

When('a request for {string} comes in', async function (this: ConformanceWorld, items: string) {
  await ask(this, completeRequest(stamp(this), itemsOf(items)));
});

When('a request for {string} comes in from {}', async function (this: ConformanceWorld, items: string, sender: string) {
  const from = NAMED[sender];
  if (from === undefined) throw new Error(`no such sender: ${sender}`);
  await ask(this, completeRequest(stamp(this), itemsOf(items), from));
});

When('a request for {string} comes in on a sheet of the size {word}', async function (this: ConformanceWorld, items: string, sheet: string) {
  await ask(this, { ...completeRequest(stamp(this), itemsOf(items)), sheet });
});

When('a request for {string} comes in without {}', async function (this: ConformanceWorld, items: string, content: string) {
  const known = CONTENTS[content];
  if (known === undefined) throw new Error(`no such content: ${content}; there are ${Object.keys(CONTENTS).join(', ')}`);
  await ask(this, known.leftOut(completeRequest(stamp(this), itemsOf(items))));
});

When('the other body gives what it was asked for, on {string}', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the day on which the other body gives its copies');
  const delivery = await parties(this).bodyGives();
  if (delivery.kind !== 'taken') this.block(`what the other body gave was not taken: ${JSON.stringify(delivery)}`);
});

When('the executing authority is told to answer with what it has', async function (this: ConformanceWorld) {
  const refusal = await decide(this, 'answer');
  if (refusal !== undefined) this.block(`it would not answer: ${refusal}`);
});

Then('the other body of the state is asked for {string}', async function (this: ConformanceWorld, number: string) {
  // It may send what it has before, or while, it asks.
  const asked = (): boolean => lettersOf(this, 'body-inquiry').some(({ item }) => item.number === number);
  await parties(this).letters.wait(asked, LETTER_LIMIT_MS);
  const last = lettersOf(this, 'body-inquiry', 'answer', 'refusal').at(-1);
  this.check('KZ445-08', `an inquiry for ${number} to the other body of the state`, asked() ? 'asked' : told(last), asked());
});

Then('copies of everything asked for are given', async function (this: ConformanceWorld) {
  const answer = await outcome(this);
  if (answer.letter === 'refusal') this.block(`it was refused: ${told(answer)}`);
  const due = new Map((request(this).items ?? []).map(({ id, number }) => [id, contentOf(number ?? '')]));
  this.judge(judgeCopies(answer, request(this), due));
});

Then('the answer has come by {string}, or comes too late', async function (this: ConformanceWorld, end: string) {
  await moveTo(this, end, 'the last moment that is in time');
  const inTime = lettersOf(this, 'answer')[0] ?? (await comes(this, ['answer']));
  this.check('KZ445-07', `an answer by ${end}`, inTime === undefined ? `none by ${end}` : told(inTime), inTime !== undefined);
});

Then('the requester is asked which one is meant, and the term stands still', async function (this: ConformanceWorld) {
  const came = await comes(this, ['inquiry', 'answer', 'refusal']);
  const { state, words } = await held(this);
  if (came?.letter === 'inquiry') this.check('KZ445-T02', 'suspended', words, state === 'suspended');
  this.check('KZ445-09', 'an inquiry to the requester', told(came), came?.letter === 'inquiry');
});

Then('it is executed all the same', async function (this: ConformanceWorld) {
  this.judge(judgeExecuted(await outcome(this), request(this), claimed(this, (id) => ['KZ445-06', 'KZ445-12', 'KZ445-M6', 'KZ445-R4'].includes(id))));
});

Then('the complete request is executed', async function (this: ConformanceWorld) {
  this.judge(judgeExecuted(await outcome(this), request(this), ['KZ445-R1']));
});

Then(/^it is refused under item 10\((\d)\), naming "([^"]+)"$/, async function (this: ConformanceWorld, ground: string, facts: string) {
  this.judge(judgeRefused(await outcome(this), Number(ground) as 1 | 2 | 3 | 4, facts));
});

Then('it may be refused, but only for item {string}', async function (this: ConformanceWorld, content: string) {
  const came = await outcome(this);
  const requirement = claimed(this, (id) => id.startsWith('KZ445-M'))[0]!;
  if (came.letter === 'refusal') this.judge(judgeRefusal(came, content));
  this.check(requirement, 'a refusal under item 10(1), or none', told(came), came.letter === 'answer' || came.ground === 1);
});

Then('it is returned, and not registered', async function (this: ConformanceWorld) {
  const came = await awaited(this, ['return', 'registration', 'answer', 'refusal']);
  this.check('KZ445-14', 'returned with the reason that the sender is not designated', told(came), came.letter === 'return' && names(came.reasons, 'that the authority is not designated') && lettersOf(this, 'registration').length === 0);
});

Then('the refusal is notified by {string}, within the running term', async function (this: ConformanceWorld, end: string) {
  const early = lettersOf(this, 'refusal')[0] ?? (await comes(this, ['refusal']));
  await moveTo(this, end, 'the end of the term');
  const refusal = early ?? (await comes(this, ['refusal']));
  if (refusal !== undefined) this.judge(judgeRefusal(refusal, undefined));
  this.check('KZ445-C12', `a refusal by ${end}`, told(refusal), refusal !== undefined);
});

When('additional information comes in all the same, on {string}', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the day on which additional information comes');
  await post(this, about('information', stamp(this), request(this), COUNTERPART, { text: 'The waybill of March is meant.' }));
});

Then('the sender is told to make a new request, and the old one stays refused', async function (this: ConformanceWorld) {
  const came = await comes(this, ['return']);
  const { state, words } = await held(this);
  this.check('KZ445-T11', 'returned, with the advice to make a new request; state refused', `${told(came)}; ${words}`, came !== undefined && names(came.reasons, 'a new request') && state === 'refused');
});
