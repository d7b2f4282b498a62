import { Given, Then, When } from '@cucumber/cucumber';
import { OTHER_EORI } from '../../certs/identities';
import { child, children, textAt, loadXml, type XmlElement } from '../../protocols/xml';
import type { ProbeReply } from '../../simulators/ics2/hostile/probe';
import type { MessageFacts } from '../../simulators/ics2/hostile/trader-message';
import { refusedErrors } from '../../simulators/ics2/judge/sealed-reply';
import type { ConformanceWorld } from '../support/world';
import { messagePatience } from './patience';
import { INTERFACE, judgementsOf, kept, probeOf, probeRegisters, probeSends, replyTo, type Registered } from './probe';

const registered = (world: ConformanceWorld): Registered => world.keptAs<Registered>('registered');

/** The reply to the message sent last, judged as a whole. */
async function judgedReply(world: ConformanceWorld): Promise<ProbeReply | undefined> {
  const sent = kept(world);
  const reply = await replyTo(world, sent);
  if (reply !== undefined) world.judge(await judgementsOf(world, reply, sent));
  return reply;
}

async function described(reply: ProbeReply | undefined): Promise<{ text: string; errors: { code: string; place?: string }[] }> {
  const errors = reply?.action === 'IE3N99' || reply?.action === 'IE3N01' ? await refusedErrors(reply) : [];
  return { text: `${reply?.action ?? 'nothing'}${errors.map((error) => ` ${error.code} at ${error.place ?? '(no place)'}`).join(',')}`, errors };
}

async function checkRefused(world: ConformanceWorld, requirement: string, due: string, code: string, place?: string): Promise<void> {
  const reply = await judgedReply(world);
  const { text, errors } = await described(reply);
  const named = errors.some((error) => error.code === code && (place === undefined || error.place === place));
  world.check(requirement, `${due} with ${code}${place === undefined ? '' : ` at ${place}`}`, text, reply?.action === due && named, INTERFACE);
}

async function checkGood(world: ConformanceWorld, requirement: string, due: string): Promise<void> {
  const reply = await judgedReply(world);
  world.check(requirement, due, (await described(reply)).text, reply?.action === due, INTERFACE);
}

function checkUnchanged(world: ConformanceWorld, requirement: string): void {
  const { about: { mrn }, document } = registered(world);
  const held = world.run.simulators.ics2.repository.filings.find((filing) => filing.mrn === mrn);
  const same = held?.bytes.toString('utf8') === document;
  world.check(requirement, `the filing ${mrn} as it was filed`, held === undefined ? 'not there' : same ? 'as it was filed' : 'changed', same, INTERFACE);
}

Given('a registered filing of the probe', async function (this: ConformanceWorld) {
  this.kept.set('registered', await probeRegisters(this));
});

// Amendments

const text = (name: string, value: string) => (part: string): string => part.replace(new RegExp(`<${name}>[^<]*</${name}>`), `<${name}>${value}</${name}>`);
const inside = (group: string, edit: (part: string) => string) => (document: string): string => document.replace(new RegExp(`<${group}>[\\s\\S]*?</${group}>`), edit);

async function amends(world: ConformanceWorld, edit: (document: string) => string, facts: Partial<MessageFacts> = {}): Promise<void> {
  await probeSends(world, 'IE3A10', { facts: { ...registered(world).about, ...facts }, edit });
}

When('the probe amends the address of the declarant', async function (this: ConformanceWorld) {
  await amends(this, inside('declarant', text('city', 'Antwerpen')));
});

When('the probe amends the carrier', async function (this: ConformanceWorld) {
  await amends(this, inside('carrier', text('identificationNumber', 'NL111222333')));
});

Then('the amendment is applied', async function (this: ConformanceWorld) {
  await checkGood(this, 'ICS2-AMD-04', 'IE3N10');
});

Then('the amendment is refused with code 104 at the carrier, and the filing stands', async function (this: ConformanceWorld) {
  const { mrn } = registered(this).about;
  const before = this.run.simulators.ics2.repository.filings.find((filing) => filing.mrn === mrn)?.bytes.toString('utf8') ?? '';
  await checkRefused(this, 'ICS2-AMD-04', 'IE3N01', '104', '/IE3A10/consignmentMasterLevel/carrier/identificationNumber');
  this.check('ICS2-AMD-04', 'the carrier as filed', before.includes('NL111222333') ? 'the other carrier' : 'as filed', !before.includes('NL111222333'), INTERFACE);
});

When('the probe amends the filing by one goods item more', async function (this: ConformanceWorld) {
  await amends(this, (document) => document.replace(/<goodsItem>[\s\S]*<\/goodsItem>/, (item) => item + text('goodsItemNumber', '2')(item)));
});

Then('the amendment is refused with code 101 at the added item, and the filing stands', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-AMD-05', 'IE3N01', '101', '/IE3A10/consignmentMasterLevel/consignmentHouseLevel/goodsItem[2]');
  checkUnchanged(this, 'ICS2-AMD-05');
});

When('another party amends the filing', async function (this: ConformanceWorld) {
  await amends(this, inside('declarant', text('city', 'Antwerpen')), { eori: OTHER_EORI });
});

Then('the amendment is refused for its party, and the filing stands', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-AMD-07', 'IE3N01', '96', '/IE3A10/declarant/identificationNumber');
  checkUnchanged(this, 'ICS2-AMD-07');
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

Then('the rest is registered', async function (this: ConformanceWorld) {
  await checkGood(this, 'ICS2-LIF-03', 'IE3R01');
});

// Invalidation and consultation

When('the probe asks for the invalidation of the filing', async function (this: ConformanceWorld) {
  await probeSends(this, 'IE3Q04', { facts: { mrn: registered(this).about.mrn } });
});

Then('the invalidation is confirmed', async function (this: ConformanceWorld) {
  await checkGood(this, 'ICS2-INV-02', 'IE3R07');
});

When(/^(the probe|another party) consults the filing by its MRN$/, async function (this: ConformanceWorld, who: string) {
  await probeSends(this, 'IE3Q05', { facts: { mrn: registered(this).about.mrn, ...(who === 'the probe' ? {} : { eori: OTHER_EORI }) } });
});

When('another party consults an MRN that nobody has', async function (this: ConformanceWorld) {
  await probeSends(this, 'IE3Q05', { facts: { mrn: '26DE0000000NONEAT8', eori: OTHER_EORI } });
});

When('the probe consults the filing by its master document', async function (this: ConformanceWorld) {
  const { documents } = registered(this).about;
  const key = `</requester><transportDocument><documentNumber>${documents}-1</documentNumber><type>N704</type></transportDocument>`;
  await probeSends(this, 'IE3Q05', { edit: (document) => document.replace(/<MRN>[^<]*<\/MRN>/, '').replace('</requester>', key) });
});

async function entities(reply: ProbeReply | undefined): Promise<{ type: string; identification: string; state: string }[]> {
  const read = (await loadXml()).read(Buffer.from(reply?.document ?? '', 'utf8'));
  const list: XmlElement[] = read.ok ? children(read.root, 'ENSEntity') : [];
  return list.map((one) => ({ type: child(one, 'type')?.text ?? '', identification: textAt(one, 'identification') ?? '', state: textAt(one, 'state') ?? '' }));
}

async function checkState(world: ConformanceWorld, requirement: string, state: string): Promise<void> {
  const { mrn } = registered(world).about;
  const reply = await judgedReply(world);
  const seen = await entities(reply);
  world.check(
    requirement, `IE3R08 with ENF ${mrn} in state ${state}`, `${reply?.action ?? 'nothing'} with ${seen.map((one) => `${one.type} ${one.identification} in state ${one.state}`).join(', ') || 'no entity'}`,
    reply?.action === 'IE3R08' && seen.some((one) => one.type === 'ENF' && one.identification === mrn && one.state === state), INTERFACE,
  );
}

Then('the filing is shown as accepted', async function (this: ConformanceWorld) {
  await checkState(this, 'ICS2-CNS-02', '03');
});

Then('the filing is shown as invalidated', async function (this: ConformanceWorld) {
  await checkState(this, 'ICS2-INV-02', '09');
});

Then('nothing of the filing is shown', async function (this: ConformanceWorld) {
  const { mrn } = registered(this).about;
  const reply = await judgedReply(this);
  const { text: answer, errors } = await described(reply);
  const shown = (await entities(reply)).filter((one) => one.identification === mrn);
  const silent = reply?.action === 'IE3N99' && errors.length === 1 && errors[0]!.code === '90' && shown.length === 0;
  this.check('ICS2-CNS-03', 'IE3N99 with 90 at /IE3Q05/MRN, as for an MRN that nobody has', answer, silent, INTERFACE);
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
