import { Given, Then, When } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../../support/world';
import { messagePatience } from '../patience';
import { INTERFACE, judgementsOf, kept, probeOf, probeRegisters, probeSends, replyTo } from '../probe';
import { checkGood, checkRefused, described, registered } from '../probe-replies';

Given('a registered filing of the probe', async function (this: ConformanceWorld) {
  this.kept.set('registered', await probeRegisters(this));
});

Given(/^a registered (IE3F\d\d) of the probe$/, async function (this: ConformanceWorld, message: string) {
  this.kept.set('registered', await probeRegisters(this, message));
});

// Documents

When('the probe files the same master document under another number', async function (this: ConformanceWorld) {
  const { documents } = registered(this).about;
  await probeSends(this, 'IE3F10', { facts: { documents } });
});

When('the probe files the same master document as the rest of a split shipment', async function (this: ConformanceWorld) {
  const { mrn, documents } = registered(this).about;
  const split = `<splitConsignmentIndicator>1</splitConsignmentIndicator><previousMRN>${mrn}</previousMRN>`;
  await probeSends(this, 'IE3F10', { facts: { documents }, edit: (document) => document.replace(/<splitConsignmentIndicator>0<\/splitConsignmentIndicator>/, split) });
});

Then('the filing is refused with code 81 at the master document', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-LIF-03', 'IE3N01', '81', '/IE3F10/consignmentMasterLevel/transportDocumentMasterLevel');
});

When('the probe files the same house document under another number', async function (this: ConformanceWorld) {
  const { message, about: { documents } } = registered(this);
  await probeSends(this, message, { facts: { documents } });
});

Then('the filing is refused with code 81 at the house document', async function (this: ConformanceWorld) {
  const { message } = registered(this);
  await checkRefused(this, 'ICS2-LIF-03', 'IE3N01', '81', `/${message}/consignmentMasterLevel/consignmentHouseLevel/transportDocumentHouseLevel`);
});

const DAY_MS = 86_400_000;

When(/^(\d+) days (?:more )?have passed(?: since)?$/, async function (this: ConformanceWorld, days: string) {
  await this.moveBusinessClock(this.run.business.now() + Number(days) * DAY_MS, `${days} days`);
});

Then(/^the (?:rest|later filing) is registered$/, async function (this: ConformanceWorld) {
  await checkGood(this, 'ICS2-LIF-03', 'IE3R01');
});

// Arrival

When('the probe notifies an arrival that matches no filing', async function (this: ConformanceWorld) {
  await probeSends(this, 'IE3N06');
});

Then('the arrival is registered under an MRN of its own while nothing is decided', async function (this: ConformanceWorld) {
  const sent = kept(this);
  if (sent.answer.kind !== 'receipt') this.block(`the interface did not receipt the notification: ${sent.answer.text}`);
  const probe = await probeOf(this);
  const reply = await probe.replies.wait((one) => one.refToMessageId === sent.messageId, messagePatience(this));
  if (reply !== undefined) this.judge(await judgementsOf(this, reply, sent));
  this.check('ICS2-ARR-06', 'IE3R04 before the decision', reply?.action ?? 'nothing', reply?.action === 'IE3R04', INTERFACE);
});

// Answers to referrals

Given('customs has asked about the filing under the reference {word}', function (this: ConformanceWorld, reference: string) {
  this.run.simulators.ics2.repository.referrals.open(registered(this).about.mrn, reference);
});

When(/^the probe answers by (IE3R0[23]) under the reference (\S+)$/, async function (this: ConformanceWorld, message: string, referral: string) {
  await probeSends(this, message, { facts: { mrn: registered(this).about.mrn, referral } });
});

Then(/^the answer is refused with code 98 at (\S+)$/, async function (this: ConformanceWorld, place: string) {
  await checkRefused(this, 'ICS2-REF-07', 'IE3N99', '98', place);
});

Then('the answer is taken without a word', async function (this: ConformanceWorld) {
  const reply = await replyTo(this, kept(this));
  this.check('ICS2-REF-07', 'no functional answer', (await described(reply)).text, reply === undefined, INTERFACE);
});
