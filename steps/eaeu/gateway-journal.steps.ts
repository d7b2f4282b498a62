import { Given, Then, When } from '@cucumber/cucumber';
import type { JournalQuery } from '../../protocols/eaeu-soap';
import { millisecondsOf } from '../../requirements/parameters';
import { judgeAnswer, judgeRecords, PRINTED_QUERY_ADDRESS, recordsAbout } from '../../simulators/eaeu/judge/journal';
import type { Posted } from '../../simulators/eaeu/neighbours/records';
import type { ConformanceWorld } from '../support/world';
import { arrivedIn, faultFor, lastPosted, neighboursOf, postIn, relayed } from './gateway-posting';

/** Two records at least, or the time in which they would have come. */
async function recordsOf(world: ConformanceWorld, posted: Posted): Promise<void> {
  const limit = millisecondsOf(world.run.parameter, 'eaeu.wire.wait');
  await neighboursOf(world).arrived.wait(() => recordsAbout(posted.message.messageId, arrivedIn(world)).length >= 2, limit);
}

Then('the journal service has been given its receipt and its sending', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  await relayed(this, posted);
  await recordsOf(this, posted);
  this.judge(judgeRecords(posted, arrivedIn(this), 'delivery', 'a good message'));
  this.kept.set('usual states', recordsAbout(posted.message.messageId, arrivedIn(this)).map(({ status }) => status));
});

Then('the journal service has been given its receipt and the error', async function (this: ConformanceWorld) {
  const posted = lastPosted(this);
  if ((await faultFor(this, posted)) === undefined) this.block('the message ended in silence (EAEU-FLT-12)');
  await recordsOf(this, posted);
  this.judge(judgeRecords(posted, arrivedIn(this), 'failure', posted.message.procedureId === undefined ? 'a broken header' : 'a time-out', this.keptAs<string[]>('usual states')));
});

interface Known {
  report: Posted;
  confirmation: Posted;
  trackId: string;
}

Given('a report and its confirmation have passed the gateway', async function (this: ConformanceWorld) {
  const { compose } = neighboursOf(this);
  const report = await postIn(this, compose.flow(1));
  const { envelope } = await relayed(this, report);
  const confirmation = await postIn(this, compose.signal(report.message, 'RCV'));
  await relayed(this, confirmation);
  this.kept.set('known', { report, confirmation, trackId: envelope?.integration?.trackId ?? this.block('the report has no TrackID (EAEU-ENV-20)') } satisfies Known);
});

async function ask(world: ConformanceWorld, words: string, query: JournalQuery, to?: string): Promise<void> {
  world.kept.set('asked', words);
  await postIn(world, neighboursOf(world).compose.query(query, to));
}

When('the journal is asked for the report', async function (this: ConformanceWorld) {
  await ask(this, 'by message', { messageId: this.keptAs<Known>('known').report.message.messageId, findRelates: false });
});

When('the journal is asked for the report and what relates to it', async function (this: ConformanceWorld) {
  await ask(this, 'by message, with related ones', { messageId: this.keptAs<Known>('known').report.message.messageId, findRelates: true });
});

When('the journal is asked for the tracking identifier of the report', async function (this: ConformanceWorld) {
  await ask(this, 'by tracking identifier', { trackId: this.keptAs<Known>('known').trackId, findRelates: false });
});

When('the journal is asked for the report at the address that Decision 5 prints', async function (this: ConformanceWorld) {
  await ask(this, 'at EEU://', { messageId: this.keptAs<Known>('known').report.message.messageId, findRelates: false }, PRINTED_QUERY_ADDRESS);
  this.note('finding on Decision 5, Annex 4 item 6', `it prints ${PRINTED_QUERY_ADDRESS}, where every other address begins with EAEU://; a gateway takes it, and whoever does not is not in breach`);
});

async function judgeQuery(world: ConformanceWorld, wanted: readonly Posted[]): Promise<void> {
  const query = lastPosted(world);
  const limit = millisecondsOf(world.run.parameter, 'eaeu.wire.wait');
  const answer = await neighboursOf(world).arrived.wait(({ at, envelope }) => at === 'journal' && envelope?.relatesTo?.value === query.message.messageId, limit);
  world.judge(judgeAnswer(query, answer, wanted.map(({ message }) => message.messageId!), world.keptAs<string>('asked')));
}

Then('the answer holds the report alone', async function (this: ConformanceWorld) {
  await judgeQuery(this, [this.keptAs<Known>('known').report]);
});

Then('the answer holds the report and its confirmation', async function (this: ConformanceWorld) {
  const { report, confirmation } = this.keptAs<Known>('known');
  await judgeQuery(this, [report, confirmation]);
});
