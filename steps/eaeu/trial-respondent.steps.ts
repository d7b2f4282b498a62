import { createHash } from 'node:crypto';
import { Given, Then, When } from '@cucumber/cucumber';
import { xopInclude, type OutgoingMessage } from '../../protocols/eaeu-soap';
import { conflictsOf } from '../../requirements/eaeu/patterns';
import { TRIAL_PROCESS } from '../../requirements/eaeu/trial';
import { judgeFollowed } from '../../simulators/eaeu/judge/transactions';
import { errorCodes } from '../../simulators/eaeu/judge/signal';
import type { Received } from '../../simulators/eaeu/records';
import type { ConformanceWorld } from '../support/world';
import { answer, delivery, described, gatewayOf, isConfirmation, wireWaitMs } from './exchange';
import { shownAs } from './patience';
import { after, cameOf, follow, judgeHeaders, meanwhile, millis, named, newSubject, openAgain, openWith, valueOf, type Opened } from './trial';

const opened = (world: ConformanceWorld): Opened => world.keptAs<Opened>('opened');

When('the other side opens the transaction {string}', async function (this: ConformanceWorld, name: string) {
  await openWith(this, named(name));
});

Then('everything that the pattern demands comes in time, and nothing else', async function (this: ConformanceWorld) {
  const { transaction, sent, mark } = opened(this);
  const followed = await follow(this, transaction, sent, true, mark);
  await meanwhile(this);
  const whole = { ...followed, came: cameOf(this, sent.message, mark) };
  this.judge([...judgeFollowed(whole), ...judgeHeaders(whole)]);
});

Then('signals that pattern and regulation contradict each other on are no breach', async function (this: ConformanceWorld) {
  const { transaction, sent, mark } = opened(this);
  const followed = await follow(this, transaction, sent, true, mark);
  await meanwhile(this);
  this.note('needs review', `${transaction.code}: the pattern demands ${conflictsOf(transaction).join(', ')} and the regulation gives no time for it`);
  this.judge(judgeFollowed(followed).filter(({ requirement }) => requirement === 'EAEU-SIG-02'));
});

Given('a notification about a subject was taken', async function (this: ConformanceWorld) {
  const { transaction, sent, mark, says } = await openWith(this, named('notification'));
  await follow(this, transaction, sent, true, mark);
  const value = await valueOf(this, says.subject, says.value);
  if (value !== says.value) this.block(`the IUT holds ${value} of a subject that it was notified of`);
  this.kept.set('subject', says.subject);
});

When('the other side opens mutual obligations about it and never gives its last confirmation', async function (this: ConformanceWorld) {
  const transaction = named('mutual obligations');
  gatewayOf(this).counterpart.play.withholds = ['P.MSG.PRS'];
  let attempt = await openWith(this, transaction, { subject: this.keptAs<string>('subject'), value: 'second value' });
  for (let nth = 0; ; nth++) {
    await follow(this, transaction, attempt.sent, true, attempt.mark);
    await gatewayOf(this).sent.wait(({ label, message }) => label === 'P.MSG.RCV' && message?.conversationId === attempt.sent.message?.conversationId, wireWaitMs());
    await after(this, millis(transaction.acceptanceTime), 'the time to confirm acceptance passes');
    if (nth === transaction.retries) break;
    attempt = await openAgain(this, attempt);
  }
});

Then('it holds of the subject what it held before', async function (this: ConformanceWorld) {
  const value = await valueOf(this, this.keptAs<string>('subject'), 'first value');
  this.check(this.run.running!.scenario.requirements[0]!, 'first value, as before the transaction', value, value === 'first value');
});

/** What came about the last request: signals, fault or response. */
async function firstAnswer(world: ConformanceWorld): Promise<Received | undefined> {
  const { sent, mark } = opened(world);
  const about = (): Received[] => cameOf(world, sent.message, mark);
  await gatewayOf(world).received.wait(() => about().length > 0, wireWaitMs());
  return about()[0];
}

/** The error signal about the last request. */
async function errorsAbout(world: ConformanceWorld): Promise<string[]> {
  const { sent, mark } = opened(world);
  const errors = (): Received[] => cameOf(world, sent.message, mark).filter((one) => errorCodes(one) !== undefined);
  await gatewayOf(world).received.wait(() => errors().length > 0, wireWaitMs());
  return errors().flatMap((one) => errorCodes(one)!);
}

When('the other side opens a transaction whose data break a rule of the process', async function (this: ConformanceWorld) {
  const subject = newSubject(this);
  await openWith(this, named('request and response with guaranteed delivery'), { subject, value: subject });
});

Then('the error signal names exactly that rule', async function (this: ConformanceWorld) {
  const codes = await errorsAbout(this);
  const rule = TRIAL_PROCESS.rules[0]!.code;
  this.check('EAEU-SIG-10', `P.MSG.ERR with ${rule}`, codes.join(', ') || described(await firstAnswer(this)), codes.length > 0 && codes.every((one) => one === rule));
});

Then('its acceptance for processing was not signalled', async function (this: ConformanceWorld) {
  await meanwhile(this);
  const { sent, mark } = opened(this);
  const signalled = cameOf(this, sent.message, mark).filter(({ label }) => label === 'P.MSG.PRS');
  this.check('EAEU-SIG-03', 'no P.MSG.PRS before the format-logical control is done', signalled.map(described).join(', ') || 'none', signalled.length === 0);
});

Given('the store of the participant refuses to write', async function (this: ConformanceWorld) {
  await this.stimulate('eaeu.store', { writable: false });
});

Then('a fatal error is signalled and nothing of the transaction is held', async function (this: ConformanceWorld) {
  const codes = await errorsAbout(this);
  const value = await valueOf(this, opened(this).says.subject, 'nothing');
  this.check('EAEU-SIG-11', 'P.MSG.ERR with Common:FatalError, nothing held', `${codes.join(', ') || 'no error signal'}; holds ${value}`,
    codes.length > 0 && codes.every((one) => one === 'Common:FatalError') && value === 'nothing');
});

Then('it is taken like any other', async function (this: ConformanceWorld) {
  const { transaction, sent, mark } = opened(this);
  const { came } = await follow(this, transaction, sent, true, mark);
  const refused = came.filter((one) => one.envelope?.form === 'fault' || errorCodes(one) !== undefined);
  this.check('EAEU-ENV-14', 'neither a fault nor P.MSG.ERR', came.map(described).join(', ') || 'nothing', came.length > 0 && refused.length === 0);
});

const THIRD_COUNTRY: Record<string, (message: OutgoingMessage) => OutgoingMessage> = {
  receiver: (message) => ({ ...message, to: message.to!.replace('//KZ/', '//VN/') }),
  sender: (message) => ({ ...message, replyTo: message.replyTo!.replace('//BY/', '//VN/') }),
};

When(/^a message whose (receiver|sender) stands in a third country reaches it in a process of the member states$/, async function (this: ConformanceWorld, who: string) {
  this.kept.set('third country', who);
  await openWith(this, named('question and answer'), {}, { change: THIRD_COUNTRY[who]! });
});

Then('that message is refused', async function (this: ConformanceWorld) {
  const first = await firstAnswer(this);
  // A fault goes to the sender's own address (item 66), which is none here where it is the sender who stands in a third country.
  const silent = this.keptAs<string>('third country') === 'sender' && first === undefined;
  if (silent && !(await meanwhile(this))) this.block('the IUT takes no message at all');
  const refused = silent || (first !== undefined && (first.envelope?.form === 'fault' || errorCodes(first) !== undefined));
  this.check('EAEU-ENV-24', 'refused: no third country takes part in this process', described(first), refused);
});

When('the other side sends one file inside of a body and once more as a part beside the message', async function (this: ConformanceWorld) {
  const content = Buffer.from(this.run.ids.uuid().repeat(40));
  const inline = await openWith(this, named('notification'), { file: content.toString('base64') });
  await follow(this, inline.transaction, inline.sent, true, inline.mark);
  const part = await openWith(this, named('notification'), { file: xopInclude('file-1@counterpart') }, { attachments: [{ id: 'file-1@counterpart', content }] });
  await follow(this, part.transaction, part.sent, true, part.mark);
  this.kept.set('files', { content, subjects: [inline.says.subject, part.says.subject] });
});

Then('it holds the same file twice', async function (this: ConformanceWorld) {
  const { content, subjects } = this.keptAs<{ content: Buffer; subjects: string[] }>('files');
  const digest = createHash('sha256').update(content).digest('hex');
  const fileOf = async (subject: string): Promise<string> => String((await this.observe('eaeu.holdings', subject)).holds?.['file'] ?? 'no file');
  const held = await Promise.all(subjects.map((subject) => shownAs(this, () => fileOf(subject), (file) => file === digest)));
  this.check('EAEU-ENV-30', `twice the file with SHA-256 ${digest}`, held.join(', '), held.every((one) => one === digest));
});

Then('the third country\'s notice is accepted', async function (this: ConformanceWorld) {
  const first = await answer(this, delivery(this, -1));
  this.check('EAEU-ENV-24', 'confirmed by P.MSG.RCV', described(first), first !== undefined && isConfirmation(first));
});
