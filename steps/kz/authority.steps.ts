import { Given, Then, When } from '@cucumber/cucumber';
import type { IdentityName } from '../../certs/identities';
import { envelope } from '../../protocols/soap11';
import { parseNumber } from '../../requirements/kz';
import { citingDeclaration, DAMAGES, judgeJournal, probeDocument, type ProbeResult } from '../../simulators/kz';
import type { ConformanceWorld } from '../support/world';
import { authorityOf, businessNow, durationOf } from './exchange';
import { booksOf, type Books } from './registered';
import { authorityParty, checkOutcome, decided, describe, exchanges, flawOf, isUnderTest, judgeAnswer, last, present, presentText, type Exchange } from './test-client';

Given(/^it is "([^"]+)" on the business clock(?:, .*in Kazakhstan)?$/, async function (this: ConformanceWorld, instant: string) {
  await this.moveBusinessClock(instant, 'the moment that the scenario is about');
});

Given('the revenue authority is the one under test', function (this: ConformanceWorld) {
  this.kept.set('authority under test', true);
});

Given('the customs authority holds the preliminary declaration {string}', async function (this: ConformanceWorld, number: string) {
  if (isUnderTest(this)) await this.stimulate('kz.hold-declaration', { number });
  else authorityOf(this).holdDeclaration(number);
});

/** The books of the authority, beside the numbers that its answers to the test client held. */
function books(world: ConformanceWorld): Promise<Books> {
  const outcomes = world.kept.has('exchanges') ? exchanges(world).map((exchange) => decided(exchange.result)) : [];
  return booksOf(world, outcomes.flatMap((outcome) => (outcome.kind === 'registered' ? [outcome.number] : [])));
}

const registeredIn = (journal: Books['journal']): number => journal.filter(({ state }) => state === 'registered').length;

Given('a complete document of a test client was registered during office hours', async function (this: ConformanceWorld) {
  judgeAnswer(this, await present(this), 'registered');
});

When('a complete document is presented by a test client', async function (this: ConformanceWorld) {
  await present(this);
});

When('a document to speed up operations is presented by a test client', function (this: ConformanceWorld) {
  this.kept.set('pending', present(this, { usage: '02' }));
});

When('the same document is presented once more by the test client', async function (this: ConformanceWorld) {
  await presentText(this, last(this).documentId, last(this).document);
});

When('a document with {string} is presented by a test client', async function (this: ConformanceWorld, flaw: string) {
  await present(this, {}, flawOf(flaw).change);
});

When('a document for purpose {string} with {string} is presented by a test client', async function (this: ConformanceWorld, usage: string, flaw: string) {
  await present(this, { usage }, flawOf(flaw).change);
});

When('a document with {string} is presented by a test client, citing the declaration {string}', async function (this: ConformanceWorld, flaw: string, number: string) {
  await present(this, {}, (document) => citingDeclaration(flawOf(flaw).change(document), number));
});

When('a document citing the number {string} as its former one is presented by a test client', async function (this: ConformanceWorld, text: string) {
  const refRegNumber = parseNumber(text);
  if (refRegNumber === undefined) throw new Error(`${text} is not of the form of a registration number`);
  await present(this, { refRegNumber });
});

When('a document {string} is presented by a test client', async function (this: ConformanceWorld, damage: string) {
  const change = DAMAGES[damage];
  if (change === undefined) throw new Error(`no such damage: "${damage}"; there are ${Object.keys(DAMAGES).join(', ')}`);
  const document = probeDocument({ documentId: this.run.ids.uuid(), dateTime: businessNow(this) });
  this.kept.set('result', await authorityOf(this).probe.send(change(envelope(document)), { underTest: isUnderTest(this) }));
});

const CLIENTS: Readonly<Record<string, IdentityName | null>> = {
  'no certificate': null, 'a certificate of another authority': 'carrier.tls.rogue', 'an expired certificate': 'carrier.tls.expired',
};

When(/^a document is presented by a test client with (no certificate|a certificate of another authority|an expired certificate)$/, async function (this: ConformanceWorld, client: string) {
  const document = probeDocument({ documentId: this.run.ids.uuid(), dateTime: businessNow(this) });
  this.kept.set('result', await authorityOf(this).probe.present(document, { identity: CLIENTS[client] ?? null, underTest: isUnderTest(this) }));
});

When('{int} good and bad documents are presented by a test client in random order', async function (this: ConformanceWorld, count: number) {
  const order = [...this.run.ids.bytes(count)].map((byte) => byte % 2 === 0);
  // Both kinds must occur, whatever the dice say.
  order[0] = true;
  order[1] = false;
  for (const good of order) {
    const exchange = await present(this, {}, good ? undefined : flawOf('a seven-digit goods code').change);
    this.kept.set(`due ${exchange.documentId}`, good ? 'registered' : 'refused');
  }
});

Then("the test client's document is registered", function (this: ConformanceWorld) {
  const outcome = judgeAnswer(this, last(this), 'registered');
  if (outcome.kind !== 'registered') this.block(`a complete document was not registered: ${describe(last(this).result)}`);
});

Then("the test client's document is refused", function (this: ConformanceWorld) {
  const outcome = judgeAnswer(this, last(this), 'refused');
  if (outcome.kind !== 'refused') this.block(`a faulty document was not refused: ${describe(last(this).result)}`);
});

Then('the refusal names {string}', function (this: ConformanceWorld, part: string) {
  const outcome = decided(last(this).result);
  this.check('KZ281-05', `a reason that names ${part}`, describe(last(this).result), outcome.kind === 'refused' && outcome.reasons.some((reason) => reason.includes(part)), authorityParty(this));
});

Then('the journal of the revenue authority is in order', async function (this: ConformanceWorld) {
  const { journal, given } = await books(this);
  this.judge(judgeJournal(journal, given, authorityParty(this)));
});

Then('each document of the test client has exactly one outcome, the one it was due', async function (this: ConformanceWorld) {
  for (const exchange of exchanges(this)) judgeAnswer(this, exchange, this.keptAs<'registered' | 'refused'>(`due ${exchange.documentId}`));
  const wrong = exchanges(this).filter((exchange) => decided(exchange.result).kind !== this.keptAs(`due ${exchange.documentId}`));
  const { journal } = await books(this);
  const documents = new Set(journal.map((entry) => entry.document));
  this.check('KZ281-10', `${exchanges(this).length} documents, one outcome each`, `${journal.length} outcomes of ${documents.size} documents, ${wrong.length} of them not as due`,
    journal.length === exchanges(this).length && documents.size === journal.length && wrong.length === 0, authorityParty(this));
});

Then('no second registration number is given to it', async function (this: ConformanceWorld) {
  for (const exchange of exchanges(this)) judgeAnswer(this, exchange, 'registered');
  const numbers = exchanges(this).map((exchange) => decided(exchange.result)).map((outcome) => (outcome.kind === 'registered' ? outcome.number : outcome.kind));
  // A repeat may also be refused as one (the row says so); what must not be is a second number.
  const [first, ...later] = numbers;
  const one = first?.includes('/') === true && later.every((number) => number === first || number === 'refused');
  this.check('KZ281-14', 'one number for one document, or the repeat refused', numbers.join(', '), one && (await books(this)).given.size === 1, authorityParty(this));
});

/** Wall time in which our own server must have reported a refusal that the client has already seen. */
const HANDSHAKE_LIMIT_MS = 1000;
/** Wall time in which an answer that is due reaches the test client, before and after the business clock has moved; only a breach waits so long. */
const ANSWER_LIMITS_MS = [1000, 2500] as const;

Then('it is answered within the parameter {string}', async function (this: ConformanceWorld, parameter: string) {
  const pending = this.keptAs<Promise<Exchange>>('pending');
  const limit = durationOf(this, parameter);
  const within = async (ms: number): Promise<Exchange | undefined> =>
    Promise.race([pending, new Promise<undefined>((resolve) => void this.run.wall.at(this.run.wall.now() + ms, () => resolve(undefined)))]);
  let exchange = await within(ANSWER_LIMITS_MS[0]);
  if (exchange === undefined) {
    await this.moveBusinessClock(this.run.business.now() + limit, `the service time (${parameter}) has passed`);
    exchange = await within(ANSWER_LIMITS_MS[1]);
  }
  // The test client's own patience may end first.
  if (exchange?.result.kind === 'not-answered' && exchange.result.code === 'timeout') exchange = undefined;
  if (exchange !== undefined) judgeAnswer(this, exchange, 'registered');
  const took = exchange === undefined ? undefined : exchange.answeredAt - exchange.receivedAt;
  this.check('KZ281-16', `an answer within ${this.run.parameter(parameter)} (a parameter, not law)`, took === undefined ? `none within ${this.run.parameter(parameter)}` : `after ${took / 1000} s of business time`, took !== undefined && took <= limit, authorityParty(this));
});

Then('it is registered without waiting for an official', function (this: ConformanceWorld) {
  // By day the same document was answered: silence now is what waiting for an official looks like.
  checkOutcome(this, 'EEC52-a', 'registered', { silenceIsBreach: true });
});

Then('the declaration is taken into account: the document is registered', function (this: ConformanceWorld) {
  checkOutcome(this, 'EEC52-b', 'registered');
});

Then('the declaration is not known: the document is refused', function (this: ConformanceWorld) {
  // Only the number of the declaration differs from the document that was registered, so whatever it is refused for follows from that.
  checkOutcome(this, 'EEC52-b', 'refused');
});

Then('its number begins with {string}', function (this: ConformanceWorld, start: string) {
  const outcome = decided(last(this).result);
  const number = outcome.kind === 'registered' ? outcome.number : 'none';
  const stated = { requirement: 'EEC52-e', party: authorityParty(this), observed: number };
  this.judge([
    { ...stated, expected: `${start} and nine characters`, holds: number.startsWith(start) && number.length === start.length + 9 },
    { ...stated, weight: 'advice', expected: 'nine digits', holds: /\/\d{9}$/.test(number) },
  ]);
});

Then('the check finds it: the document is refused for its {string} and nothing is registered', function (this: ConformanceWorld, part: string) {
  checkOutcome(this, 'KZ281-03', 'refused', { names: part, advised: true });
});

Then('it is refused although the schema finds nothing, and the refusal names {string}', function (this: ConformanceWorld, part: string) {
  const problems = authorityOf(this).schemaProblems(last(this).document);
  if (problems.length > 0) throw new Error('the prepared document is not valid by the schema: the scenario proves nothing');
  checkOutcome(this, 'KZPI-S12', 'refused', { names: part });
});

Then('the UIN is not taken: the document is refused for its {string}', function (this: ConformanceWorld, part: string) {
  checkOutcome(this, 'KZPI-S14', 'refused', { names: part, advised: true });
});

Then('it is not registered, and the refusal names {string}', function (this: ConformanceWorld, part: string) {
  checkOutcome(this, 'KZPI-S09', 'refused', { names: part });
});

Then('the answer is a technical fault, and nothing is registered or refused', async function (this: ConformanceWorld) {
  const result = this.keptAs<ProbeResult>('result');
  const fault = result.kind === 'answered' && result.answer.kind === 'fault';
  const { journal } = await books(this);
  const stated = { requirement: 'KZ281-03', party: authorityParty(this), observed: `${describe(result)}; ${journal.length} entries` };
  // That it is a fault and not a refusal is our profile's word: what the Order forbids is to register it.
  this.judge([
    { ...stated, expected: 'not registered', holds: decided(result).kind !== 'registered' && registeredIn(journal) === 0 },
    { ...stated, ...(isUnderTest(this) ? { weight: 'advice' as const } : {}), expected: 'a SOAP fault and no entry in the journal', holds: fault && journal.length === 0 },
  ]);
});

Then('the connection is refused as {string}, and nothing is registered', async function (this: ConformanceWorld, refusal: string) {
  const result = this.keptAs<ProbeResult>('result');
  const { journal } = await books(this);
  // The server's side of the handshake may be reported a moment after the client noticed.
  // Why a server under test refused, only it knows.
  const seen = result.kind === 'not-answered' && !isUnderTest(this) ? await authorityOf(this).turnedAway.wait(() => true, HANDSHAKE_LIMIT_MS) : undefined;
  const cause = isUnderTest(this) && result.kind === 'not-answered' ? refusal : seen;
  const stated = { requirement: 'KZ281-02', party: authorityParty(this), observed: `${describe(result)}; cause ${seen ?? 'not known'}; ${journal.length} entries` };
  // A server may also let the stranger in and turn it away by an answer: what it must not give is a registration.
  this.judge([
    { ...stated, expected: 'not registered', holds: decided(result).kind !== 'registered' && registeredIn(journal) === 0 },
    { ...stated, ...(isUnderTest(this) ? { weight: 'advice' as const } : {}), expected: `refused in the handshake (${refusal}), no entry in the journal`, holds: cause === refusal && journal.length === 0 },
  ]);
});
