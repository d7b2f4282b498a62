import { Given, Then, When } from '@cucumber/cucumber';
import type { Packed, Quirks } from '../../protocols/as4';
import { makeMrn } from '../../requirements/ics2/mrn';
import { bomb, withDoctype, wrapBody, wrapHeader } from '../../simulators/ics2/hostile/wrapping';
import type { Reception } from '../../simulators/ics2/reception';
import type { Push, PushIdentity, Sealed } from '../../simulators/ics2/trader-interface/outbox';
import { registration } from '../../simulators/ics2/messages/replies';
import type { ConformanceWorld } from '../support/world';
import { file, freshShipment, judgeAnswer, receiptedFiling, stillUndecided } from './exchange';
import { heldAs, look } from './patience';

const lrn = (world: ConformanceWorld): string => world.keptAs<string>('lrn');

/** A registration for the pending filing that customs never decided: whoever believes it, believes a forgery. */
function forged(world: ConformanceWorld, quirks: Quirks = {}, document?: string): Sealed {
  const filing = world.keptAs<Reception>('filing');
  const mrn = makeMrn({ year2: 26, country: 'NL', serial: 'FORGED00001', interfaceId: 'A', procedure: 'T' });
  return world.run.simulators.ics2.outbox.seal({
    action: 'IE3R01',
    document: document ?? registration({ lrn: lrn(world), indicator: 'F10' }, mrn, world.run.business.now()),
    refToMessageId: filing.messageId,
    toPartyId: filing.fromPartyId ?? '',
    quirks,
  });
}

async function push(world: ConformanceWorld, sealed: Sealed, as?: PushIdentity): Promise<void> {
  world.kept.set('push', await world.run.simulators.ics2.outbox.push(sealed, as));
}

/** What came back for a forged push; a carrier that cannot be reached is no verdict. */
function answerOf(world: ConformanceWorld): NonNullable<Push['answer']> {
  const { answer, failure } = world.keptAs<Push>('push');
  if (answer === undefined) return world.block(`the carrier's access point could not be reached: ${failure?.message ?? 'no answer'}`);
  return answer;
}

/** How an answer reads: the error codes, or what stands there instead. */
function described(answer: NonNullable<Push['answer']>): { codes: string[]; text: string } {
  const { opened } = answer;
  if (opened.ok && opened.kind === 'error') {
    const codes = opened.header.errors.map((error) => error.code);
    return { codes, text: `eb:Error ${codes.join(', ')}` };
  }
  return { codes: [], text: opened.ok ? `a ${opened.kind}` : `HTTP ${answer.status}, ${opened.error.detail}` };
}

function checkRefused(world: ConformanceWorld, requirement: string, accepted: string[]): void {
  const { codes, text } = described(answerOf(world));
  world.check(requirement, `eb:Error ${accepted.join(' or ')}, and no receipt`, text, codes.some((code) => accepted.includes(code)));
}

async function checkUntouched(world: ConformanceWorld, requirement: string): Promise<void> {
  stillUndecided(world);
  const seen = await world.observe('ics2.filing', lrn(world));
  world.check(requirement, 'the filing is pending as before', heldAs(seen), seen.state === 'pending');
}

Given('the carrier has a filing that customs has not decided on', async function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.hold();
  await receiptedFiling(this, await file(this, freshShipment(this)));
  await this.moveBusinessClock(this.run.business.now(), 'the receipt has been taken in');
  const seen = await this.observe('ics2.filing', lrn(this));
  if (seen.state !== 'pending') this.block(`the carrier holds a filing that was only receipted as ${heldAs(seen)}`);
});

When('a registration is pushed to the carrier without a client certificate', async function (this: ConformanceWorld) {
  await push(this, forged(this), 'none');
});

When('a registration is pushed to the carrier with a client certificate of another authority', async function (this: ConformanceWorld) {
  await push(this, forged(this), 'trader-interface.tls.rogue');
});

Then("the carrier's server refuses the connection", function (this: ConformanceWorld) {
  const { answer, failure } = this.keptAs<Push>('push');
  // A server may refuse by an alert or by a bare close; a port where nobody listens, or silence, refuses nothing.
  if (failure !== undefined && failure.code !== 'tls-refused-by-peer' && failure.code !== 'connection-cut') this.block(`the carrier's server could not be tried: ${failure.message}`);
  this.check('ICS2-SEC-17', 'the TLS connection is refused', answer === undefined ? (failure?.code ?? '') : `HTTP ${answer.status}`, answer === undefined);
});

Then("the filing is still pending in the carrier's record", async function (this: ConformanceWorld) {
  await checkUntouched(this, 'ICS2-SEC-17');
});

When(/^a registration is pushed whose (payload|header) was changed after sealing$/, async function (this: ConformanceWorld, what: 'payload' | 'header') {
  await push(this, forged(this, { tamper: what === 'payload' ? 'part' : 'header' }));
});

Then("the carrier's access point answers that the seal is broken, and gives no receipt", function (this: ConformanceWorld) {
  checkRefused(this, 'ICS2-SEC-20', ['EBMS:0101', 'EBMS:0102']);
});

Then("nothing of it is in the carrier's record", async function (this: ConformanceWorld) {
  await checkUntouched(this, 'ICS2-SEC-20');
});

When(/^a registration is pushed whose signed (Body|header) was moved aside and replaced by an unsigned one$/, async function (this: ConformanceWorld, what: 'Body' | 'header') {
  const sealed = forged(this);
  const packed: Packed = what === 'Body' ? wrapBody(sealed.packed) : wrapHeader(sealed.packed, sealed.messageId, `${this.run.ids.uuid()}@sti.customs.example`);
  await push(this, { ...sealed, packed });
});

Then("the carrier's access point refuses the wrapped message", function (this: ConformanceWorld) {
  checkRefused(this, 'ICS2-SEC-21', ['EBMS:0103', 'EBMS:0101', 'EBMS:0102', 'EBMS:0009']);
});

Then("the unsigned content has no effect on the carrier's record", async function (this: ConformanceWorld) {
  await checkUntouched(this, 'ICS2-SEC-21');
});

When('a registration with a document type is pushed to the carrier', async function (this: ConformanceWorld) {
  const sealed = forged(this);
  await push(this, { ...sealed, packed: withDoctype(sealed.packed, false) });
});

When('a registration with nested entities is pushed to the carrier', async function (this: ConformanceWorld) {
  const sealed = forged(this);
  await push(this, { ...sealed, packed: withDoctype(sealed.packed, true) });
});

When('a registration with a decompression bomb is pushed to the carrier', async function (this: ConformanceWorld) {
  await push(this, forged(this, {}, bomb()));
});

Then("the carrier's access point answers with a documented error", function (this: ConformanceWorld) {
  const { codes, text } = described(answerOf(this));
  this.check('ICS2-SEC-24', 'an eb:Error of the documented table, and no receipt', text, codes.length > 0);
});

Then("the carrier's access point goes on serving", async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  const filing = this.keptAs<Reception>('filing');
  const ping = await ics2.outbox.push(ics2.outbox.seal(testMessage(filing.fromPartyId ?? '')));
  judgeAnswer(this, ping);
  this.check('ICS2-SEC-24', 'a connectivity test is receipted afterwards', ping.answer === undefined ? String(ping.failure?.code) : described(ping.answer).text, ping.answer?.opened.ok === true && ping.answer.opened.kind === 'receipt');
});

const EBMS = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/';

function testMessage(toPartyId: string): Parameters<ConformanceWorld['run']['simulators']['ics2']['outbox']['seal']>[0] {
  return { action: `${EBMS}test`, service: { value: `${EBMS}service`, type: '' }, toPartyId };
}

When('the trader interface tests its connection to the carrier', async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  const before = await this.observe('ics2.cases', '*');
  this.kept.set('cases', before.holds?.['cases']);
  this.kept.set('push', await ics2.outbox.push(ics2.outbox.seal(testMessage(this.run.facts['ics2.partyId'] ?? ''))));
});

Then("the carrier's access point receipts the test message", function (this: ConformanceWorld) {
  judgeAnswer(this, this.keptAs<Push>('push'));
  const { opened } = answerOf(this);
  this.check('ICS2-AS4-47', 'a signed receipt', described(answerOf(this)).text, opened.ok && opened.kind === 'receipt');
});

Then("no case was opened in the carrier's record", async function (this: ConformanceWorld) {
  const after = await this.observe('ics2.cases', '*');
  const [was, is] = [this.keptAs<unknown>('cases'), after.holds?.['cases']];
  if (typeof was !== 'number' || typeof is !== 'number') this.block('the driver does not tell how many cases the business record holds (observe ics2.cases)');
  this.check('ICS2-AS4-47', `${String(was)} cases, as before`, `${String(is)} cases`, was === is);
});

When('the same registration is pushed again', async function (this: ConformanceWorld) {
  const first = this.keptAs<Push>('push');
  await push(this, first.sealed);
});

Then("the carrier's access point receipts the duplicate", function (this: ConformanceWorld) {
  const answer = answerOf(this);
  const { sealed } = this.keptAs<Push>('push');
  const receipted = answer.opened.ok && answer.opened.kind === 'receipt' && answer.opened.header.refToMessageId === sealed.messageId;
  this.check('ICS2-AS4-34', `a receipt for ${sealed.messageId} again`, described(answer).text, receipted);
});

Then("the carrier's record shows one registration", async function (this: ConformanceWorld) {
  const seen = await look(this, 'ics2.filing', lrn(this), (record) => record.state === 'registered');
  const deliveries = seen.holds?.['deliveries'];
  const told = this.run.simulators.ics2.outbox.pushes.all.filter((one) => one.sealed.answers === this.keptAs<Reception>('filing').messageId);
  if (new Set(told.map((one) => one.sealed.messageId)).size !== 1) this.block('customs has answered the filing by more than one message');
  if (typeof deliveries !== 'number') this.block('the driver does not tell how often the registration was delivered (holds.deliveries)');
  this.check('ICS2-AS4-33', 'one delivery to the business system', `${String(deliveries)} deliveries`, deliveries === 1);
});
