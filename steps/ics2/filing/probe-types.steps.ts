import { DataTable, Then, When } from '@cucumber/cucumber';
import type { ProbeReply } from '../../../simulators/ics2/hostile/probe';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE, judgementsOf, kept, probeRegisters, probeSends, repliesTo, replyTo, type ProbeFiling } from '../probe';

/** A message of the probe with the reply it has got. */
interface Exchange {
  message: string;
  sent: ProbeFiling;
  reply?: ProbeReply;
}

async function exchange(world: ConformanceWorld, message: string, choices: Parameters<typeof probeSends>[2] = {}): Promise<Exchange> {
  const sent = await probeSends(world, message, choices);
  return { message, sent, reply: await replyTo(world, sent) };
}

/** Judges each reply, which has to be of the kind that is due, and to be the only one. */
async function checkEach(world: ConformanceWorld, requirement: string, due: string): Promise<void> {
  const exchanges = world.keptAs<Exchange[]>('exchanges');
  if (exchanges.length === 0) throw new Error('nothing was sent');
  for (const { message, sent, reply } of exchanges) {
    if (reply?.action === due) world.judge(await judgementsOf(world, reply, sent));
    const replies = repliesTo(world, sent.messageId);
    world.check(requirement, `${due} to ${message}, and nothing else`, replies.join(', ') || 'nothing', replies.length === 1 && replies[0] === due, INTERFACE);
  }
}

const listed = (codes: string): string[] => codes.split(' ');

When(/^the probe files one each of (IE3F\d\d(?: IE3F\d\d)*)$/, async function (this: ConformanceWorld, codes: string) {
  const exchanges: Exchange[] = [];
  // F25 joins the F23 before it by that filing's MRN.
  let mrn: string | undefined;
  for (const message of listed(codes)) {
    const done = await exchange(this, message, { facts: { mrn } });
    exchanges.push(done);
    mrn = done.reply?.mrn;
  }
  this.kept.set('exchanges', exchanges);
});

Then('each filing is registered, and answered once', async function (this: ConformanceWorld) {
  await checkEach(this, 'ICS2-FIL-03', 'IE3R01');
});

When(/^the probe files and then amends by (IE3A\d\d(?: IE3A\d\d)*)$/, async function (this: ConformanceWorld, codes: string) {
  const exchanges: Exchange[] = [];
  for (const message of listed(codes)) {
    const { about } = await probeRegisters(this, message.replace('IE3A', 'IE3F'));
    exchanges.push(await exchange(this, message, { facts: about }));
  }
  this.kept.set('exchanges', exchanges);
});

Then('each amendment is answered once, by its completion', async function (this: ConformanceWorld) {
  await checkEach(this, 'ICS2-AMD-09', 'IE3N10');
});

/** One message that brings about each message that customs answers with. */
const PROVOKE: Readonly<Record<string, (world: ConformanceWorld) => Promise<Exchange>>> = {
  IE3R01: (world) => exchange(world, 'IE3F24'),
  IE3N10: async (world) => exchange(world, 'IE3A10', { facts: (await probeRegisters(world)).about }),
  // Of a journey of last year: filings for what has arrived are refused (ICS2-LIF-02).
  IE3R04: (world) => exchange(world, 'IE3N06', { edit: (document) => document.replace(/(<estimatedDateAndTimeOfArrival><DateTime>)2026/, (_, tag: string) => `${tag}2025`) }),
  IE3R07: async (world) => exchange(world, 'IE3Q04', { facts: (await probeRegisters(world)).about }),
  IE3R08: async (world) => exchange(world, 'IE3Q05', { facts: (await probeRegisters(world)).about }),
  IE3N99: (world) => exchange(world, 'IE3F10', { edit: (document) => document.replace(/<reEntryIndicator>[^<]*<\/reEntryIndicator>/, '') }),
  IE3N01: (world) => exchange(world, 'IE3Q04'),
};

When('the probe brings about each of these messages of customs:', async function (this: ConformanceWorld, table: DataTable) {
  const exchanges: Exchange[] = [];
  for (const { message } of table.hashes()) exchanges.push({ ...(await PROVOKE[message!]!(this)), message: message! });
  this.kept.set('exchanges', exchanges);
});

Then('each of them conforms to its table', async function (this: ConformanceWorld) {
  for (const { message, sent, reply } of this.keptAs<Exchange[]>('exchanges')) {
    if (reply?.action !== message) return this.block(`customs answered with ${reply?.action ?? 'nothing'} instead of ${message}`);
    this.judge(await judgementsOf(this, reply, sent));
  }
});

/** Without what every trader's message must have, whatever its kind. */
const incomplete = (document: string): string => document.replace(/<documentIssueDate>.*?<\/documentIssueDate>|<dataRequest>.*?<\/dataRequest>/, '');

When(/^the probe sends an incomplete (IE3\w\d\d)$/, async function (this: ConformanceWorld, message: string) {
  await probeSends(this, message, { facts: { mrn: '26DE00000000001AT2', referral: 'NO-REQUEST' }, edit: incomplete });
});

Then(/^the refusal names it by its (LRN|MRN)$/, async function (this: ConformanceWorld, number: 'LRN' | 'MRN') {
  const sent = kept(this);
  const reply = await replyTo(this, sent);
  if (reply?.action !== 'IE3N99') return this.block(`customs answered with ${reply?.action ?? 'nothing'} instead of IE3N99`);
  this.judge(await judgementsOf(this, reply, sent));
  const value = number === 'LRN' ? sent.lrn : '26DE00000000001AT2';
  this.check('ICS2-ERR-01', `the ${number} ${value}`, reply.lrn ?? '(absent)', reply.lrn === value, INTERFACE);
});
