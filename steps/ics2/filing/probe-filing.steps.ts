import { Then, When } from '@cucumber/cucumber';
import type { ProbeReply } from '../../../simulators/ics2/hostile/probe';
import type { ConformanceWorld } from '../../support/world';
import { messagePatience } from '../patience';
import { checkError, INTERFACE, judgementsOf, kept, probeFiles, probeOf, probeRegisters, probeSends, repliesTo, replyTo, type ProbeFiling } from '../probe';
import { described } from '../probe-replies';

When('the probe files with an action that goes to traders', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { action: 'IE3R01' } });
});

When('the probe files with an action that does not exist', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { action: 'IE3A25' } });
});

When('the probe files with an agreement that does not exist', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { header: { agreementRef: 'EU-ICS2-TI-V9.9' } } });
});

Then('the interface answers the unknown value with EBMS:0001 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-AS4-09', 'EBMS:0001');
});

When('the probe files with the elements of the header out of order', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { collaborationFirst: true } } });
});

Then('the interface answers the unreadable header with EBMS:0009, a severity and the message in error', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-AS4-42', 'EBMS:0009', /\(failure/);
});

When('the probe files with a compressed part that is cut short', async function (this: ConformanceWorld) {
  await probeFiles(this, { message: { quirks: { brokenGzip: true } } });
});

Then('the interface answers the broken part with EBMS:0303 and no receipt', function (this: ConformanceWorld) {
  checkError(this, 'ICS2-AS4-43', 'EBMS:0303');
});

When('the probe files a good filing', async function (this: ConformanceWorld) {
  await probeFiles(this);
});

When('the probe files a filing with three errors', async function (this: ConformanceWorld) {
  await probeFiles(this, { facts: { phone: '0032 2 555', postcode: '', container: 'CSQU 305438-3' }, edit: onlyOnce });
});

When('the probe files a filing whose transport document was used', async function (this: ConformanceWorld) {
  const { about } = await probeRegisters(this);
  await probeSends(this, 'IE3F10', { facts: { documents: about.documents } });
});

/** The buyer repeats the consignee; its copy is put right, so that the errors stay three. */
function onlyOnce(document: string): string {
  return document.replace(/<buyer>[\s\S]*<\/buyer>/, (buyer) => buyer.replace('0032 2 555', '+32 2 555 0101').replace('<number>5</number>', '<postCode>9000</postCode><number>5</number>'));
}

When('the probe files a filing that breaks its schema', async function (this: ConformanceWorld) {
  await probeFiles(this, { edit: (document) => document.replace(/<reEntryIndicator>0<\/reEntryIndicator>/, '') });
});

When('the probe files a filing with Arabic names in two places', async function (this: ConformanceWorld) {
  await probeFiles(this, { edit: (document) => document.replaceAll('<name>Probe Lines</name>', '<name>شركة الملاحة</name>') });
});

When('the probe files a filing with Cyrillic names', async function (this: ConformanceWorld) {
  await probeFiles(this, { facts: { consigneeName: 'Проба Импорт', consignorName: 'Проба Экспорт' } });
});

When('the probe files a filing whose vessel arrives one hour before it departs', async function (this: ConformanceWorld) {
  await probeFiles(this, { facts: { departure: '2026-06-09T12:00:00Z', arrival: '2026-06-09T11:00:00Z' } });
});

async function expectReply(world: ConformanceWorld, action: string, filing = kept(world)): Promise<ProbeReply> {
  const reply = await replyTo(world, filing);
  if (reply?.action !== action) return world.block(`customs answered the probe's filing with ${reply?.action ?? 'nothing'} instead of ${action}`);
  return reply;
}

async function judgeReplyTo(world: ConformanceWorld, action: string, errorsInFiling?: number): Promise<void> {
  const filing = kept(world);
  const reply = await expectReply(world, action, filing);
  world.judge(await judgementsOf(world, reply, filing, errorsInFiling));
}

Then("the probe's registration is right in every value", async function (this: ConformanceWorld) {
  await judgeReplyTo(this, 'IE3R01');
});

Then("the probe's refusal names three errors, each with its code and place", async function (this: ConformanceWorld) {
  await judgeReplyTo(this, 'IE3N99', 3);
});

Then("the probe's filing is receipted and registered", async function (this: ConformanceWorld) {
  await expectReply(this, 'IE3R01');
});

Then("the probe's filing is registered", async function (this: ConformanceWorld) {
  const reply = await replyTo(this);
  this.check('ICS2-LIF-01', 'IE3R01 after the acceptance', reply?.action ?? 'nothing', reply?.action === 'IE3R01', INTERFACE);
});

Then('no registration is sent while the decision is held', async function (this: ConformanceWorld) {
  const { ics2 } = this.run.simulators;
  const probe = await probeOf(this);
  const held = kept(this);
  if (held.answer.kind !== 'receipt') this.block(`the interface did not receipt the probe's filing: ${held.answer.text}`);
  // A refusal needs no decision of the repository: once it has come, the interface has worked through everything before it.
  const later: ProbeFiling = await probeFiles(this, { edit: (document) => document.replace(/<reEntryIndicator>0<\/reEntryIndicator>/, '') });
  await probe.replies.wait((one) => one.refToMessageId === later.messageId, messagePatience(this));
  this.kept.set('probe filing', held);
  const early = ics2.outbox.pushes.all.filter((push) => push.sealed.answers === held.messageId);
  this.check('ICS2-LIF-01', 'no reply while the decision is held', early.map((push) => push.sealed.action).join(', ') || 'none', early.length === 0, INTERFACE);
});

When('the probe sends the same message again', async function (this: ConformanceWorld) {
  const filing = kept(this);
  await this.run.simulators.ics2.settle();
  this.kept.set('replies before', repliesTo(this, filing.messageId));
  const answer = await (await probeOf(this)).post(filing);
  this.kept.set('probe filing', { ...filing, answer });
});

Then('the interface receipts the duplicate and sends no second reply', async function (this: ConformanceWorld) {
  const { lrn, messageId, answer } = kept(this);
  const { ics2 } = this.run.simulators;
  await ics2.settle();
  const before = this.keptAs<string[]>('replies before');
  const after = repliesTo(this, messageId).slice(before.length);
  const holds = answer.kind === 'receipt' && after.length === 0;
  this.check('ICS2-AS4-35', `a receipt again, and no reply for ${lrn} beside ${before.join(', ')}`, `${answer.text}; further replies: ${after.join(', ') || 'none'}`, holds, INTERFACE);
});

Then('the interface receipts it and refuses it by a message of its own', async function (this: ConformanceWorld) {
  const { answer, messageId } = kept(this);
  this.check('ICS2-AS4-28', 'a receipt, and no eb:Error', answer.text, answer.kind === 'receipt', INTERFACE);
  const reply = await replyTo(this);
  this.check('ICS2-AS4-28', `IE3N99 for ${messageId}`, reply?.action ?? 'nothing', reply?.action === 'IE3N99', INTERFACE);
});

Then('one functional reply has come for it, and none more', async function (this: ConformanceWorld) {
  const filing = kept(this);
  await replyTo(this, filing);
  const replies = repliesTo(this, filing.messageId);
  this.check('ICS2-FIL-03', 'exactly one functional reply', replies.join(', ') || 'none', replies.length === 1, INTERFACE);
});

async function checkCode(world: ConformanceWorld, requirement: string, code: string, places: string[]): Promise<void> {
  const reply = await replyTo(world);
  const { text, errors } = await described(reply);
  // Completeness, code list and pointers have rows of their own: judged first, so that each breach is named once.
  if (reply?.action === 'IE3N99') await judgeReplyTo(world, 'IE3N99', places.length);
  const found = errors.filter((error) => error.code === code);
  world.check(requirement, `IE3N99 with ${code} at ${places.join(', ')}`, text, reply?.action === 'IE3N99' && found.length === places.length, INTERFACE);
}

Then('the refusal has code 102 for both places', async function (this: ConformanceWorld) {
  await checkCode(this, 'ICS2-DAT-12', '102', ['/IE3F10/consignmentMasterLevel/carrier/name', '/IE3F10/declarant/name']);
});

Then('the filing with Cyrillic names is accepted', async function (this: ConformanceWorld) {
  const reply = await replyTo(this);
  this.check('ICS2-DAT-12', 'IE3R01', reply?.action ?? 'nothing', reply?.action === 'IE3R01', INTERFACE);
});

Then('the refusal has code 103 for the arrival', async function (this: ConformanceWorld) {
  const reply = await replyTo(this);
  const { text, errors } = await described(reply);
  if (reply?.action === 'IE3N99') await judgeReplyTo(this, 'IE3N99');
  const named = errors.some((error) => error.code === '103' && error.place !== undefined);
  this.check('ICS2-DAT-15', 'IE3N99 with 103 and a pointer', text, reply?.action === 'IE3N99' && named, INTERFACE);
});
