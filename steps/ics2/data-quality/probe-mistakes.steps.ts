import { DataTable, Given, Then, When } from '@cucumber/cucumber';
import { codeLists, type CodeLists } from '../../../requirements/ics2/codelists/code-lists';
import { MISTAKES } from '../../../simulators/ics2/hostile/mistakes';
import type { MessageFacts } from '../../../simulators/ics2/hostile/trader-message';
import { refusedErrors } from '../../../simulators/ics2/judge/reply/sealed-reply';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE, judgementsOf, kept, probeFiles, probeRegisters, probeSends, replyTo } from '../probe';

/** An error of a refusal, as people compare it. */
const shown = ({ code, place }: { code: string; place?: string }): string => `${code} at ${place ?? '(no place)'}`;

/** The codes of such errors, in any order. */
const codesOf = (errors: readonly string[]): string => errors.map((error) => error.split(' ')[0]!).sort().join(', ');

async function refusedWith(world: ConformanceWorld): Promise<{ action: string; errors: string[] }> {
  const sent = kept(world);
  const reply = await replyTo(world, sent);
  const refused = reply?.action === 'IE3N99' || reply?.action === 'IE3N01';
  if (refused) world.judge(await judgementsOf(world, reply, sent));
  return { action: reply?.action ?? 'nothing', errors: refused ? (await refusedErrors(reply)).map(shown) : [] };
}

async function checkRefusal(world: ConformanceWorld, requirement: string, due: string, demanded: string[]): Promise<void> {
  const { action, errors } = await refusedWith(world);
  const observed = `${action}: ${errors.join('; ')}`;
  world.check(requirement, `${due}: ${codesOf(demanded)}`, observed, action === due && codesOf(errors) === codesOf(demanded), INTERFACE);
  // Where the pointers lead is a row of its own, so that a breach of it is named once.
  world.check('ICS2-ERR-04', demanded.join('; '), observed, [...errors].sort().join() === [...demanded].sort().join(), INTERFACE);
}

/** The first good message of its kind, for a mistake that needs an earlier one. */
async function aboutRegistered(world: ConformanceWorld, message: string): Promise<Partial<MessageFacts>> {
  return message.startsWith('IE3A') ? (await probeRegisters(world, message.replace('IE3A', 'IE3F'))).about : {};
}

When(/^the probe sends a message with (.+)$/, async function (this: ConformanceWorld, words: string) {
  const mistake = MISTAKES[words];
  if (mistake === undefined) throw new Error(`no mistake is called "${words}"`);
  const facts = await aboutRegistered(this, mistake.message);
  this.kept.set('right facts', facts);
  this.kept.set('mistaken', mistake.message);
  await probeSends(this, mistake.message, { facts, edit: mistake.edit });
});

Then(/^it is refused with code (\d+) at (\S+) alone$/, async function (this: ConformanceWorld, code: string, place: string) {
  await checkRefusal(this, 'ICS2-ERR-03', 'IE3N99', [`${code} at ${place}`]);
});

Then('corrected under a new number it is accepted', async function (this: ConformanceWorld) {
  const message = this.keptAs<string>('mistaken');
  const due = message.startsWith('IE3A') ? 'IE3N10' : 'IE3R01';
  const sent = await probeSends(this, message, { facts: this.keptAs<Partial<MessageFacts>>('right facts') });
  const reply = await replyTo(this, sent);
  this.check('ICS2-ERR-03', due, reply?.action ?? 'nothing', reply?.action === due, INTERFACE);
});

When('the probe files with these ten errors:', async function (this: ConformanceWorld, table: DataTable) {
  const rows = table.hashes() as { change: string; to: string; code: string; place: string }[];
  this.kept.set('demanded errors', rows.map(({ code, place }) => `${code} at ${place}`));
  await probeFiles(this, {
    edit: (document) => rows.reduce((changed, { change, to }) => {
      if (!changed.includes(change)) throw new Error(`the filing does not hold ${change}`);
      return changed.replace(change, to);
    }, document),
  });
});

Then('the refusal names all ten, each by its code and place', async function (this: ConformanceWorld) {
  const demanded = this.keptAs<string[]>('demanded errors');
  const { action, errors } = await refusedWith(this);
  const complete = action === 'IE3N99' && errors.length === demanded.length;
  this.check('ICS2-ERR-02', `IE3N99 with ${demanded.length} errors`, `${action} with ${errors.length}: ${errors.join('; ')}`, complete, INTERFACE);
  this.check('ICS2-ERR-03', codesOf(demanded), codesOf(errors), codesOf(errors) === codesOf(demanded), INTERFACE);
  const missing = demanded.filter((one) => !errors.includes(one));
  this.check('ICS2-ERR-04', demanded.join('; '), missing.length === 0 ? 'all of them' : `without ${missing.join('; ')}`, missing.length === 0, INTERFACE);
});

const DESCRIPTION = /<descriptionOfGoods>[^<]*<\/descriptionOfGoods>/;

When('the probe files goods described as {string}', async function (this: ConformanceWorld, words: string) {
  await probeSends(this, 'IE3F10', { edit: (document) => document.replace(DESCRIPTION, `<descriptionOfGoods>${words}</descriptionOfGoods>`) });
});

Then('the filing is refused with code {int} at the description', async function (this: ConformanceWorld, code: number) {
  const place = '/IE3F10/consignmentMasterLevel/consignmentHouseLevel/goodsItem/commodity/descriptionOfGoods';
  await checkRefusal(this, 'ICS2-DAT-13', 'IE3N99', [`${code} at ${place}`]);
});

Then('the described goods are accepted', async function (this: ConformanceWorld) {
  const reply = await replyTo(this);
  this.check('ICS2-DAT-13', 'IE3R01', reply?.action ?? 'nothing', reply?.action === 'IE3R01', INTERFACE);
});

Given('the code {word} of list {word} is valid until {word}', function (this: ConformanceWorld, code: string, name: string, to: string) {
  const list = codeLists().get(name);
  if (list?.kind !== 'codes' || !list.codes.has(code)) throw new Error(`no code ${code} in ${name}`);
  const periods = new Map(list.periods).set(code, [{ to }]);
  const lists: CodeLists = new Map(codeLists()).set(name, { ...list, periods });
  this.run.simulators.ics2.desk.codeLists = lists;
});

When('the probe files a bill of lading at {word}', async function (this: ConformanceWorld, instant: string) {
  await this.moveBusinessClock(instant, 'the code is received at this instant');
  await probeFiles(this);
});

Then('the code is accepted', async function (this: ConformanceWorld) {
  const reply = await replyTo(this);
  this.check('ICS2-DAT-16', 'IE3R01', reply?.action ?? 'nothing', reply?.action === 'IE3R01', INTERFACE);
});

Then('the code is refused with code {int} at {word}', async function (this: ConformanceWorld, code: number, place: string) {
  await checkRefusal(this, 'ICS2-DAT-16', 'IE3N99', [`${code} at ${place}`]);
});
