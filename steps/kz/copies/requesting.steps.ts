import { Given, Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import type { Ground, Item, Request, Signer } from '../../../requirements/kz/copies/letters';
import { about, COUNTERPART, judgeRequest, names, OUTSIDER } from '../../../simulators/kz/copies';
import type { ConformanceWorld } from '../../support/world';
import { begin, claimed, heldIn, LETTER_LIMIT_MS, moveTo, parties, post, stamp } from './story';

/** What an official of the requesting authority has in hand. */
interface Draft {
  [fact: string]: unknown;
  to: string;
  form: 'electronic' | 'paper';
  circumstances?: string;
  provisions?: string[];
  grounds?: Ground[];
  items?: Item[];
  signer: Signer;
}

const SIGNERS: Readonly<Record<string, Signer>> = {
  'the head': { name: 'B. Serikov', office: 'head' },
  'a deputy with the authority of the head': { name: 'D. Omarov', office: 'deputy', authorisedBy: 'order 12 of 2026-01-05' },
  'a deputy without that authority': { name: 'D. Omarov', office: 'deputy' },
  'whoever replaces the head': { name: 'E. Akhmetov', office: 'acting-head' },
  'an officer': { name: 'F. Tulegenov', office: 'officer' },
};

const draft = (world: ConformanceWorld): Draft => world.keptAs<Draft>('draft');

Given('an official wants copies from another member state', async function (this: ConformanceWorld) {
  await begin(this, '2026-03-10');
  const mismatch: Ground = { ground: 1, mismatch: 'weight of one consignment', sources: ['export declaration 10702070/100326/0001234', 'transit declaration 57505/090326/0004321'] };
  this.kept.set('draft', {
    to: COUNTERPART.code, form: 'electronic', circumstances: 'The weight declared on transit differs from that declared on export.',
    provisions: ['Customs Code of the Eurasian Economic Union, Article 143'], grounds: [mismatch], items: [{ id: '1', kind: 'invoice', number: 'INV-1' }], signer: SIGNERS['the head']!,
  } satisfies Draft);
});

const GROUNDS: Readonly<Record<string, Ground>> = {
  'information on a breach that came the day before': { ground: 2, information: 'a carrier reports another consignee', received: '2026-03-09T09:00:00+05:00' },
  'information on a breach that comes tomorrow': { ground: 2, information: 'a carrier will report another consignee', received: '2026-03-11T09:00:00+05:00' },
};

Given('the ground is {}', function (this: ConformanceWorld, words: string) {
  const condition = /^that an applicant for the AEO register must meet Art\. (.*)$/.exec(words)?.[1];
  const ground = condition === undefined ? GROUNDS[words] : { ground: 3 as const, applicant: 'Zhol Logistics', conditions: [condition] };
  if (ground === undefined) throw new Error(`no such ground: ${words}`);
  draft(this).grounds = [ground];
});

Given('the request is to be signed by {}', function (this: ConformanceWorld, who: string) {
  const signer = SIGNERS[who];
  if (signer === undefined) throw new Error(`no such signer: ${who}`);
  draft(this).signer = signer;
});

Given('the official leaves out the {word}', function (this: ConformanceWorld, what: string) {
  if (!['grounds', 'circumstances', 'provisions', 'items'].includes(what)) throw new Error(`no such content: ${what}`);
  delete draft(this)[what];
});

Given('it is for an authority that is not designated', function (this: ConformanceWorld) {
  draft(this).to = OUTSIDER.code;
});

Given('it is to go on paper', function (this: ConformanceWorld) {
  draft(this).form = 'paper';
});

When('the official tells the authority to ask', async function (this: ConformanceWorld) {
  const output = await this.stimulateOrRefuse('kz.request-copies', draft(this));
  this.kept.set('output', output);
  if (output.reference !== undefined) this.kept.set('reference', output.reference);
});

/** What came of it: a letter, what is no letter, or nothing, proven by the refusal. */
async function sent(world: ConformanceWorld): Promise<{ letter?: Request; at: number; words: string }> {
  const { status, reason } = world.keptAs<{ status: string; reason?: string }>('output');
  const all = parties(world);
  const isRequest = (one: { by: string; letter: { letter: string } }): boolean => one.by === 'iut' && one.letter.letter === 'request';
  const seen = status === 'refused' ? all.letters.all.find(isRequest) : await all.letters.wait(isRequest, all.others.all.length > 0 ? 0 : LETTER_LIMIT_MS);
  const bare = all.others.all.at(-1);
  const words = seen === undefined ? (bare === undefined ? `no letter${reason === undefined ? '' : `; the authority says: ${reason}`}` : `what is no letter (${bare})`) : `a letter: ${JSON.stringify(seen.letter)}`;
  return { ...(seen?.letter.letter === 'request' ? { letter: seen.letter } : {}), at: seen?.at ?? 0, words };
}

Then('a letter of request goes out, as item 4 demands it', async function (this: ConformanceWorld) {
  const { letter, at, words } = await sent(this);
  if (letter === undefined) {
    // A query is no letter; where nothing came at all, nothing can be said of its form.
    if (parties(this).others.all.length > 0) this.check('KZ445-03', 'a letter of request', words, false);
    this.block(`no request went out: ${words}`);
  }
  this.judge(judgeRequest(letter, at));
  if (this.run.running?.scenario.requirements.includes('KZ445-05') === true) this.check('KZ445-05', 'all contents of item 4', words, judgeRequest(letter, at).every(({ holds }) => holds));
});

Then('nothing goes out, and the official is told why: {string}', async function (this: ConformanceWorld, why: string) {
  const { letter, words } = await sent(this);
  const [requirement] = claimed(this, (id) => id.startsWith('KZ445-'));
  if (requirement === undefined) throw new Error('the scenario claims nothing of requests for copies');
  const { status, reason = '' } = this.keptAs<{ status: string; reason?: string }>('output');
  this.judge([
    { requirement, party: 'iut', expected: 'no letter: the authority refuses to send it', observed: words, holds: letter === undefined && status === 'refused' },
    { requirement, party: 'iut', weight: 'advice', expected: `a reason that names ${why}`, observed: reason || 'no reason', holds: names(reason, why) },
  ]);
});

Then('it is ready on paper, and nothing goes out on the wire', async function (this: ConformanceWorld) {
  const seen = await this.observe('kz.request', this.keptAs<string>('reference'));
  const onWire = parties(this).letters.all.length + parties(this).others.all.length;
  const printed = seen.holds?.['form'] === 'paper' && typeof seen.holds['letter'] === 'object' && seen.holds['letter'] !== null;
  this.check('KZ445-03', 'a letter on paper', `${heldIn(seen).words}; ${onWire} on the wire`, printed && onWire === 0);
});

const asked = async (world: ConformanceWorld): Promise<Request> => (await sent(world)).letter ?? world.block('no request went out');

Given('the request was refused by the other authority', async function (this: ConformanceWorld) {
  const letter = await asked(this);
  await post(this, about('refusal', stamp(this), letter, COUNTERPART, { ground: 4, reasons: 'item 10(4): the archive was lost in a fire' }));
});

When('the official wants to send additional information on {string}', async function (this: ConformanceWorld, when: string) {
  await moveTo(this, when, 'the day on which additional information is to be sent');
  this.kept.set('output', await this.stimulateOrRefuse('kz.inform', { request: this.keptAs<string>('reference'), text: 'The invoice of March is meant.' }));
});

Then('it is not sent: a new request is needed', async function (this: ConformanceWorld) {
  const { status, reason = '' } = this.keptAs<{ status: string; reason?: string }>('output');
  const late = await parties(this).letters.wait(({ by, letter }) => by === 'iut' && letter.letter === 'information', status === 'refused' ? 0 : LETTER_LIMIT_MS);
  this.check('KZ445-T11', 'no information on a request that is over', `${late === undefined ? 'nothing sent' : 'information sent'}; ${reason}`, late === undefined);
});

When('the answer comes at {string}, dated {string}', async function (this: ConformanceWorld, when: string, dated: string) {
  const letter = await asked(this);
  await moveTo(this, when, 'the moment at which the answer comes');
  const frame = { ...stamp(this), dated };
  this.kept.set('delivery', await post(this, about('answer', frame, letter, COUNTERPART, { copies: [{ item: '1', content: 'content of INV-1' }] })));
  this.note('the answer', `dated ${dated}, sent at ${isoSeconds(this.run.business.now())}`);
});

Then('the answer without an offset is not taken without a word', async function (this: ConformanceWorld) {
  const delivery = this.keptAs<Awaited<ReturnType<typeof post>>>('delivery');
  const seen = await this.observe('kz.request', this.keptAs<string>('reference'));
  const { remarks, words } = heldIn(seen);
  this.check('KZ445-C15', 'not taken, or a remark on how its time was read', `${JSON.stringify(delivery)}; ${words}`, delivery.kind === 'refused' || remarks.some((one) => names(one, 'the missing offset')));
});
