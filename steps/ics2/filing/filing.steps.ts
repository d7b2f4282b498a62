import { Given, Then, When } from '@cucumber/cucumber';
import type { FilingOutcome, Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { decided, file, freshShipment, judgeMessage, nextMessage, pushed, receiptedFiling, stillUndecided } from '../exchange';
import { heldAs, look, messagePatience } from '../patience';

const lrn = (world: ConformanceWorld): string => world.keptAs<string>('lrn');

Given('the common repository holds its decisions back', function (this: ConformanceWorld) {
  this.run.simulators.ics2.repository.hold();
});

Then('an hour passes without an answer', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(this.run.business.now() + 3_600_000, 'an hour in which only the receipt is known');
});

When('the common repository decides', function (this: ConformanceWorld) {
  const { receptions, repository } = this.run.simulators.ics2;
  this.kept.set('receptions before the decision', receptions.all.length);
  repository.release();
});

When('the carrier/operator files a (container )shipment', async function (this: ConformanceWorld) {
  await file(this, freshShipment(this));
});

When('the carrier/operator files a (container )shipment whose declarant writes in Latin, Greek and Cyrillic letters', async function (this: ConformanceWorld) {
  const shipment = freshShipment(this);
  // Whoever files has a declarant; not each type of filing has further parties.
  await file(this, { ...shipment, declarant: { ...shipment.declarant, name: 'Übersee Ναυτιλία Пристанище' } });
});

When('the carrier/operator files two (container )shipments at once', async function (this: ConformanceWorld) {
  for (const shipment of [freshShipment(this), freshShipment(this)]) await this.stimulate('ics2.file', shipment);
});

Then('every header of the message has its prescribed value', async function (this: ConformanceWorld) {
  this.judge(judgeMessage(this, await nextMessage(this)));
});

Then('the business document is a compressed part that the header announces', async function (this: ConformanceWorld) {
  this.judge(judgeMessage(this, await nextMessage(this)));
});

Then("every property of the message's seal is as prescribed", async function (this: ConformanceWorld) {
  this.judge(judgeMessage(this, await nextMessage(this)));
});

Then('two messages arrive, each with one business document and a MessageId that no other has', async function (this: ConformanceWorld) {
  const { receptions } = this.run.simulators.ics2;
  const seen: Reception[] = [];
  while (seen.length < 2) {
    const next = await receptions.wait((one) => !seen.includes(one), messagePatience(this));
    if (next === undefined) return this.block(`${seen.length} of two filings arrived in time`);
    seen.push(next);
  }
  for (const reception of seen) this.judge(judgeMessage(this, reception));
  const ids = seen.map((one) => one.messageId ?? '(absent)');
  this.check('ICS2-AS4-12', 'a MessageId of its own for each message', ids.join(', '), new Set(ids).size === ids.length);
});

Then('the trader interface receipts the filing', async function (this: ConformanceWorld) {
  await receiptedFiling(this, lrn(this));
});

Then('customs registers the filing', async function (this: ConformanceWorld) {
  await receiptedFiling(this, lrn(this));
  await decided(this, lrn(this), 'registered');
});

Then("the registration is pushed to the carrier's/operator's access point, which answers with a signed receipt", async function (this: ConformanceWorld) {
  await pushed(this, ['IE3R01'], this.keptAs<Reception>('filing').messageId ?? '');
});

Then("the carrier's/operator's access point answers the pushed registration with a signal only", async function (this: ConformanceWorld) {
  await pushed(this, ['IE3R01'], this.keptAs<Reception>('filing').messageId ?? '');
});

Then('the carrier/operator holds the filing as pending', async function (this: ConformanceWorld) {
  stillUndecided(this);
  const seen = await this.observe('ics2.filing', lrn(this));
  this.check('ICS2-LIF-04', 'pending while only the receipt has come', heldAs(seen), seen.state === 'pending');
});

async function holdsMrn(world: ConformanceWorld): Promise<{ expected: string; observed: string; holds: boolean }> {
  const { mrn } = world.keptAs<FilingOutcome>('outcome');
  const seen = await look(world, 'ics2.filing', lrn(world), (record) => record.state === 'registered' && record.holds?.['mrn'] === mrn);
  return { expected: `registered with MRN ${mrn ?? ''}`, observed: heldAs(seen), holds: seen.state === 'registered' && seen.holds?.['mrn'] === mrn };
}

Then('the carrier/operator holds the filing as registered with that MRN', async function (this: ConformanceWorld) {
  const { expected, observed, holds } = await holdsMrn(this);
  // Which requirement a wrong state breaks is judged where pending and registered are told apart; here the run cannot go on.
  if (!holds) this.block(`the operator's record was expected as ${expected}, but is ${observed}`);
  this.note('held by the operator', observed);
});

Then("the registered MRN replaces the pending state in the carrier's/operator's record", async function (this: ConformanceWorld) {
  await pushed(this, ['IE3R01'], this.keptAs<Reception>('filing').messageId ?? '');
  const { expected, observed, holds } = await holdsMrn(this);
  this.check('ICS2-LIF-04', expected, observed, holds);
});

