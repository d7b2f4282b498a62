import { Then, When } from '@cucumber/cucumber';
import { isoSeconds } from '../../../protocols/time/clock';
import { judgePushAnswer } from '../../../simulators/ics2/judge/message/answer';
import { judgeIncomplete, judgeNotified } from '../../../simulators/ics2/judge/process/notices';
import { aboutOf, noticeSpecimen, TO_TRADERS, type NoticeFacts } from '../../../simulators/ics2/messages/notice-specimen';
import type { Reception } from '../../../simulators/ics2/reception';
import type { Sealed } from '../../../simulators/ics2/trader-interface/outbox';
import type { ConformanceWorld } from '../../support/world';
import { accessPointFor } from '../transport/access-points';
import { operatorEori } from '../exchange';
import { listOf, look } from '../patience';
import { passPullInterval, pulled, receiptPatience } from '../transport/pulling';
import { answerOf, described, isReceipt, lrnOf, push } from '../transport/pushing';
import { mrnOf } from '../registered';
import type { ShipmentFacts } from '../shipments';

/** What customs writes about the registered filing; the document of the carrier is one that nobody has filed. */
function factsOf(world: ConformanceWorld): NoticeFacts {
  return {
    mrn: mrnOf(world), lrn: lrnOf(world), eori: operatorEori(world), document: `NOTICE-${world.run.ids.uuid().slice(0, 8).toUpperCase()}`,
    day: isoSeconds(world.run.business.now()).slice(0, 10),
  };
}

function seal(world: ConformanceWorld, message: string, facts: NoticeFacts, toPartyId: string): Sealed {
  return world.run.simulators.ics2.outbox.seal({ action: message, document: noticeSpecimen(message, facts), toPartyId });
}

/** What the operator keeps of customs' messages under a number; undefined where its driver does not tell. */
async function keptUnder(world: ConformanceWorld, number: string, message: string): Promise<string[] | undefined> {
  const seen = await look(world, 'ics2.notices', number, ({ holds }) => listOf(holds?.['notices']).includes(message));
  if (seen.holds?.['notices'] === undefined) world.block('the driver does not tell which messages of customs the operator keeps (observe ics2.notices)');
  return listOf(seen.holds?.['notices']);
}

When(/^customs sends (IE3[RNQ]\d\d) about it, with everything that its table allows$/, async function (this: ConformanceWorld, message: string) {
  const facts = factsOf(this);
  this.kept.set('notice', { message, number: aboutOf(message, facts) });
  await push(this, seal(this, message, facts, this.keptAs<Reception>('filing').fromPartyId ?? ''));
});

Then('it is receipted, and the operator keeps it', async function (this: ConformanceWorld) {
  const { message, number } = this.keptAs<{ message: string; number: string }>('notice');
  const answer = answerOf(this);
  const receipt = isReceipt(answer);
  // What was not receipted was not taken: there is nothing to look for.
  this.judge([judgeNotified({ message, number, answer: { text: described(answer).text, receipt }, kept: receipt ? await keptUnder(this, number, message) : undefined })]);
  this.judge(judgePushAnswer(answer));
});

When("one message of each kind waits for the operator's access point that pulls", async function (this: ConformanceWorld) {
  const { outbox } = this.run.simulators.ics2;
  const facts = factsOf(this);
  const waiting: { sealed: Sealed; number: string }[] = [];
  for (const message of TO_TRADERS) {
    const sealed = seal(this, message, facts, accessPointFor(this, 'pull'));
    await outbox.push(sealed);
    waiting.push({ sealed, number: aboutOf(message, facts) });
  }
  this.kept.set('waiting notices', waiting);
  await passPullInterval(this);
});

Then('each is pulled and receipted, and the operator keeps it', async function (this: ConformanceWorld) {
  const { signals } = this.run.simulators.ics2;
  for (const { sealed, number } of this.keptAs<{ sealed: Sealed; number: string }[]>('waiting notices')) {
    await pulled(this, sealed);
    const signal = await signals.wait((one) => one.kind !== 'PullRequest' && one.refToMessageId === sealed.messageId, receiptPatience(this));
    const answer = { text: signal === undefined ? 'no answer' : `an eb:${signal.kind}`, receipt: signal?.kind === 'Receipt' };
    this.judge([judgeNotified({ message: sealed.action, number, answer, kept: answer.receipt ? await keptUnder(this, number, sealed.action) : undefined })]);
  }
});

When('customs says that the parties whom it names have not filed', async function (this: ConformanceWorld) {
  const shipment = this.keptAs<ShipmentFacts>('shipment');
  const missing = [shipment, ...(shipment.houses ?? [])].flatMap(({ supplementaryDeclarants }) => (supplementaryDeclarants ?? []) as { eori: string }[]).map(({ eori }) => eori);
  if (missing.length === 0) throw new Error('the filing of this scenario names nobody who files too');
  this.kept.set('missing', missing);
  await push(this, seal(this, 'IE3N02', { ...factsOf(this), missing }, this.keptAs<Reception>('filing').fromPartyId ?? ''));
});

Then('the operator shows its filing as registered, and who is missing', async function (this: ConformanceWorld) {
  const answer = answerOf(this);
  if (!isReceipt(answer)) this.block(`the operator did not take the notice: ${described(answer).text}`);
  const missing = this.keptAs<string[]>('missing');
  const seen = await look(this, 'ics2.filing', lrnOf(this), ({ holds }) => missing.every((eori) => listOf(holds?.['missingParties']).includes(eori)));
  this.judge([judgeIncomplete({ state: seen.state, missing: listOf(seen.holds?.['missingParties']) }, missing)]);
});
