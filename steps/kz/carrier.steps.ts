import { Given, Then, When } from '@cucumber/cucumber';
import { judgePresentation, outcomeOf, saysSomething, type Presentation } from '../../simulators/kz';
import { all, at } from '../../protocols/xml';
import type { ConformanceWorld } from '../support/world';
import {
  authorityOf, awaitedPresentation, describeState, documentIdOf, durationOf, judgeExchange, MESSAGE_LIMIT_MS, caseOf, nextPresentation, presentationsOfIut, stateOfDocument, tell, tellWithRefusal, untilAnswersAreRead,
} from './exchange';
import { emptyLorry, lorryWithSpareParts, MEANS, roadTrain, SHIPMENTS, voyageOf, type KzFacts } from './shipments';

Given('a lorry with spare parts is to come to Kazakhstan', function (this: ConformanceWorld) {
  this.kept.set('facts', lorryWithSpareParts());
});

Given(/^(?:a|an) (train|aircraft|ship) with spare parts is to come to Kazakhstan$/, function (this: ConformanceWorld, means: string) {
  this.kept.set('facts', SHIPMENTS[MEANS[means]!]());
});

Given('a voyage of {int} points is to come to Kazakhstan', function (this: ConformanceWorld, points: number) {
  this.kept.set('facts', voyageOf(points));
});

Given('an empty lorry is to come to Kazakhstan', function (this: ConformanceWorld) {
  this.kept.set('facts', emptyLorry());
});

Given('a road train of {int} vehicles is to come to Kazakhstan', function (this: ConformanceWorld, vehicles: number) {
  this.kept.set('facts', roadTrain(vehicles));
});

function setGoodsCode(world: ConformanceWorld, code: string): void {
  world.kept.set('code', code);
  for (const consignment of world.keptAs<KzFacts>('facts').consignments ?? []) for (const item of consignment.goods) item.hs = code;
}

Given('its goods carry the code {string}', function (this: ConformanceWorld, code: string) {
  setGoodsCode(this, code);
});

Given('its goods carry the code {string}, which the nomenclature does not have', function (this: ConformanceWorld, code: string) {
  setGoodsCode(this, code);
});

Given('its information is to serve risk assessment and speedy operations', function (this: ConformanceWorld) {
  this.keptAs<KzFacts>('facts').usage = ['01', '02'];
});

Given('its declarant gives the BIN {string}', function (this: ConformanceWorld, bin: string) {
  this.kept.set('code', bin);
  this.keptAs<KzFacts>('facts').declarant.bin = bin;
});

Given('its consignee is called {string}', function (this: ConformanceWorld, name: string) {
  for (const consignment of this.keptAs<KzFacts>('facts').consignments ?? []) consignment.consignee.name = name;
});

Given("its consignee's name holds a byte order mark", function (this: ConformanceWorld) {
  for (const consignment of this.keptAs<KzFacts>('facts').consignments ?? []) consignment.consignee.name = 'Сары\u{FEFF}арқа ЖШС';
});

Given('the gateway will answer {string} and nothing else', function (this: ConformanceWorld, code: string) {
  authorityOf(this).script({ kind: 'gateway-status', code });
});

Given('the service is closed', function (this: ConformanceWorld) {
  authorityOf(this).script({ kind: 'closed' });
});

Given('the service is cut off before its answer is sent', function (this: ConformanceWorld) {
  authorityOf(this).script({ kind: 'answer-lost' });
});

Given('the carrier has presented its pre-arrival information', async function (this: ConformanceWorld) {
  await tell(this, 'kz.present');
  judgeExchange(this, await awaitedPresentation(this), 'registered');
});

When('the carrier is told to present the pre-arrival information', async function (this: ConformanceWorld) {
  await tell(this, 'kz.present');
});

When('the carrier is told to present it, though it may refuse', async function (this: ConformanceWorld) {
  this.kept.set('refusal', (await tellWithRefusal(this, 'kz.present')) ?? '');
});

When('the goods code is put right to {string} and the carrier is told to correct its document', async function (this: ConformanceWorld, code: string) {
  setGoodsCode(this, code);
  this.kept.set('seen', presentationsOfIut(this).length);
  await tell(this, 'kz.correct', { reference: this.keptAs<string>('reference') });
});

When('the carrier is told to correct its document, citing the UIN {string} as registration number', async function (this: ConformanceWorld, uin: string) {
  this.kept.set('seen', presentationsOfIut(this).length);
  this.kept.set('refusal', (await tellWithRefusal(this, 'kz.correct', { reference: this.keptAs<string>('reference'), replaces: uin })) ?? '');
});

When('the carrier is sent to an impostor of the revenue authority', async function (this: ConformanceWorld) {
  await tell(this, 'kz.present-to', { address: authorityOf(this).impostor.url });
});

When('the retry time has passed on the business clock', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.run.business.now() + durationOf(this, 'kz281.retryTime'), 'the retry time of an undelivered document (kz281.retryTime)');
});

Then('one pre-arrival document reaches the revenue authority', async function (this: ConformanceWorld) {
  const first = await nextPresentation(this);
  const ids = new Set(presentationsOfIut(this).filter((one) => one.reading.kind === 'document').map(documentIdOf));
  const observed = first === undefined ? `none within ${MESSAGE_LIMIT_MS} ms` : first.reading.kind === 'unreadable' ? `a message that is no document (${first.reading.reason})` : `${ids.size} (${[...ids].join(', ')})`;
  this.check('KZ281-01', 'one pre-arrival document', observed, ids.size === 1);
});

Then("the revenue authority registers the carrier's document", async function (this: ConformanceWorld) {
  const presentation = await awaitedPresentation(this, this.kept.has('seen') ? this.keptAs<number>('seen') : 0);
  this.kept.set('outcome', judgeExchange(this, presentation, 'registered'));
  this.kept.set('documentId', documentIdOf(presentation));
});

Then("the revenue authority refuses the carrier's document for its {string}", async function (this: ConformanceWorld, part: string) {
  const outcome = judgeExchange(this, await awaitedPresentation(this), 'refused');
  if (outcome.kind !== 'refused' || !outcome.reasons.some((reason) => reason.includes(part))) this.block(`the refusal does not name ${part}: the simulator refused for something else`);
});

Then('the carrier holds the registration number of its document', async function (this: ConformanceWorld) {
  const outcome = this.keptAs<ReturnType<typeof outcomeOf>>('outcome');
  const number = outcome.kind === 'registered' ? outcome.number : '';
  const seen = await stateOfDocument(this, ['registered', 'refused']);
  this.check('KZ281-18', `registered, holds the number ${number}`, describeState(seen), seen.state === 'registered' && seen.holds?.['number'] === number);
});

Then('the carrier shows its document as refused, with the reason and without a number', async function (this: ConformanceWorld) {
  const seen = await stateOfDocument(this, ['refused', 'registered']);
  const { reasons, number } = seen.holds ?? {};
  const words = Array.isArray(reasons) ? reasons.map(String) : [];
  const stated = { requirement: 'KZ281-17', party: 'iut', observed: describeState(seen) };
  this.judge([
    { ...stated, expected: 'refused, with a reason in words and no registration number', holds: seen.state === 'refused' && words.some(saysSomething) && !number },
    // It may show the reason in words of its own.
    { ...stated, weight: 'advice', expected: 'the reason names GoodsTNVEDCode, as the refusal did', holds: words.some((reason) => reason.includes('GoodsTNVEDCode')) },
  ]);
});

Then('the carrier shows its corrected document as registered', async function (this: ConformanceWorld) {
  const seen = await stateOfDocument(this, ['registered', 'refused']);
  this.check('KZ281-17', 'the corrected document registered, not the refusal of the first one', describeState(seen), seen.state === 'registered');
});

Then('the carrier shows its document as pending', async function (this: ConformanceWorld) {
  await awaitedPresentation(this);
  await untilAnswersAreRead(this);
  const seen = await stateOfDocument(this, ['pending']);
  this.check('KZ281-20', 'pending', describeState(seen), seen.state === 'pending');
});

Then('the carrier shows its document as undelivered', async function (this: ConformanceWorld) {
  await awaitedPresentation(this);
  const seen = await stateOfDocument(this, ['undelivered', 'registered', 'refused']);
  this.check('KZPI-G02', 'undelivered', describeState(seen), seen.state === 'undelivered');
});

Then('the carrier does not take the outage for an answer', async function (this: ConformanceWorld) {
  await awaitedPresentation(this);
  const seen = await stateOfDocument(this, ['undelivered', 'pending', 'registered', 'refused']);
  // Whoever tries again at once may have been registered by now.
  const triedAgain = presentationsOfIut(this).length > 1 && authorityOf(this).given().size > 0;
  this.check('KZ281-21', 'undelivered or pending', describeState(seen), seen.state === 'undelivered' || seen.state === 'pending' || (triedAgain && seen.state === 'registered'));
});

Then('the carrier has sent the same document again, and it has one registration number', async function (this: ConformanceWorld) {
  const again = await nextPresentation(this, 1);
  const [first] = presentationsOfIut(this);
  if (again === undefined || first === undefined) return this.check('KZ281-21', 'the same document sent again', `nothing within ${MESSAGE_LIMIT_MS} ms of the retry time`, false);
  judgeExchange(this, again, 'registered');
  // A second number for one document would be the authority's breach; the block names the row it is judged by.
  if (authorityOf(this).given().size !== 1 && documentIdOf(first) === documentIdOf(again)) this.block('KZ281-14 is broken: the revenue authority gave two numbers to one document');
  this.check('KZ281-21', `document ${documentIdOf(first)} again, one registration`, `document ${documentIdOf(again)}, ${authorityOf(this).given().size} registrations`, documentIdOf(first) === documentIdOf(again) && authorityOf(this).given().size === 1);
});

Then('its document uses the profile of its mode and purpose', async function (this: ConformanceWorld) {
  this.judge(judgePresentation(await awaitedPresentation(this), caseOf(this.keptAs<KzFacts>('facts'))));
});

Then('its document is put together as the album of formats says', async function (this: ConformanceWorld) {
  this.judge(judgePresentation(await awaitedPresentation(this), caseOf(this.keptAs<KzFacts>('facts'))));
});

Then('the names in its document are the names of the business case', async function (this: ConformanceWorld) {
  const refusal = this.keptAs<string>('refusal');
  if (refusal !== '') return this.check('KZPI-S13', 'the names unchanged, or a refusal that says why', `refused by the carrier: ${refusal}`, saysSomething(refusal) && presentationsOfIut(this).length === 0);
  this.judge(judgePresentation(await awaitedPresentation(this), caseOf(this.keptAs<KzFacts>('facts'))));
});

Then('its document holds no main consignment', async function (this: ConformanceWorld) {
  const presentation = await awaitedPresentation(this);
  this.judge(judgePresentation(presentation, caseOf(this.keptAs<KzFacts>('facts'))));
  const main = presentation.reading.kind === 'document' ? at(presentation.reading.pi, 'MainConsignmentDetails') : undefined;
  this.check('KZPI-S06', 'no MainConsignmentDetails for an empty vehicle', main === undefined ? 'none' : 'one is there', main === undefined);
});

/** A code that went on as it was given, for the revenue authority to refuse, is a finding at most: the row leaves that to either of them. */
function passedOn(world: ConformanceWorld, { reading, answer }: Presentation): boolean {
  if (!world.kept.has('code') || reading.kind !== 'document') return false;
  const codes = [`${reading.profile.consignments}/GoodsItem/GoodsTNVEDCode`, 'DeclarantDetails/RKOrganizationFeatures/BIN'].flatMap((path) => all(reading.pi, path));
  return codes.some((one) => one.text.trim() === world.kept.get('code')) && outcomeOf(authorityOf(world).readAnswer(answer.status, answer.body)).kind === 'refused';
}

/** Where a refusal by the carrier is right: either it refused, or what it sent is judged. */
async function refusedOrJudged(world: ConformanceWorld, requirement: 'KZPI-S05' | 'KZPI-S08'): Promise<void> {
  const refusal = world.keptAs<string>('refusal');
  if (refusal !== '') return world.check(requirement, 'refused by the carrier before sending, or sent in order', `refused by the carrier: ${refusal}`, presentationsOfIut(world).length === 0);
  const presentation = await awaitedPresentation(world);
  const weight = requirement === 'KZPI-S08' && passedOn(world, presentation) ? { weight: 'advice' as const } : {};
  world.judge(judgePresentation(presentation, caseOf(world.keptAs<KzFacts>('facts'))).filter((one) => one.requirement === requirement || !one.requirement.startsWith('KZPI-S')).map((one) => ({ ...one, ...weight })));
}

Then(/^no document with more than (?:three vehicles|four points) has been sent$/, async function (this: ConformanceWorld) {
  await refusedOrJudged(this, 'KZPI-S05');
});

Then('no document with a code of the wrong form has been sent', async function (this: ConformanceWorld) {
  await refusedOrJudged(this, 'KZPI-S08');
});

Then('no document cites the UIN as a registration number', async function (this: ConformanceWorld) {
  const refusal = this.keptAs<string>('refusal');
  if (refusal !== '') return this.check('KZPI-S14', 'the UIN not taken for a registration number', `refused by the carrier: ${refusal}`, true);
  const presentation = await awaitedPresentation(this, this.keptAs<number>('seen'));
  const cited = presentation.reading.kind === 'document' ? ['RegNumber', 'RefRegNumber'].flatMap((name) => all(presentation.reading.kind === 'document' ? presentation.reading.pi : undefined, `${name}/PINumber`)) : [];
  const given = [...authorityOf(this).given()];
  const foreign = cited.filter((one) => !given.some((number) => number.endsWith(`/${one.text.trim()}`)));
  this.check('KZPI-S14', 'only numbers that were given are cited', foreign.length === 0 ? `${cited.length} numbers cited, all given` : `cites ${foreign.map((one) => one.text.trim()).join(', ')}`, foreign.length === 0);
});

Then('the impostor receives nothing from the carrier', async function (this: ConformanceWorld) {
  const seen = await stateOfDocument(this, ['undelivered', 'registered', 'refused']);
  const received = authorityOf(this).impostor.requests.all.length;
  this.check('KZ281-02', 'no document given to a server of an unknown authority', `${received} requests at the impostor; ${describeState(seen)}`, received === 0 && seen.state !== 'registered');
});
