import { Given, Then, When } from '@cucumber/cucumber';
import { millisecondsOf } from '../../../requirements/parameters';
import type { CounterExchange } from '../../../simulators/ics2/counter-filers/counter-filers';
import { judgeCalled } from '../../../simulators/ics2/judge/filing/linking';
import type { ConformanceWorld } from '../../support/world';
import { orderPatiently } from '../acting';
import { accessPoints } from '../transport/access-points';
import { agreed, ownPart } from './chain';
import { judgeAnswer, judgeMessage, operatorEori } from '../exchange';
import { FILER } from '../filers';
import { messagePatience } from '../patience';

/** Messages that came from the operator itself. */
async function ownMessages(world: ConformanceWorld) {
  const { counterFilers, receptions } = world.run.simulators.ics2;
  const others = new Set<string | undefined>((await counterFilers.sent()).map(({ messageId }) => messageId));
  return receptions.all.filter(({ messageId }) => !others.has(messageId));
}

Given('the operator has told customs where to reach it', function (this: ConformanceWorld) {
  const point = accessPoints(this).find(({ binding }) => binding === 'push') ?? this.block('the description declares no access point for push (party.accessPoints)');
  this.run.simulators.ics2.directory.prefer(operatorEori(this), point.partyId);
});

When('the linking timer runs out, and customs calls for the missing filing', async function (this: ConformanceWorld) {
  const { outbox } = this.run.simulators.ics2;
  await this.moveBusinessClock(this.run.business.now() + millisecondsOf(this.run.parameter, 'linking.timer'), 'the linking timer runs out');
  const call = await outbox.pushes.wait(({ sealed }) => sealed.action === 'IE3N11', messagePatience(this));
  if (call === undefined) return this.block('customs has not sent IE3N11');
  judgeAnswer(this, call);
});

When(new RegExp(`^the ${FILER} is told to file what customs misses, in (F\\d\\d)$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  const { receptions } = this.run.simulators.ics2;
  // Who has filed by itself since the call needs no telling.
  if ((await ownMessages(this)).some(({ document }) => document?.name.startsWith('IE3F') === true)) return;
  const before = receptions.all.length;
  const refused = await orderPatiently(this, 'ics2.complete', await ownPart(this, filer, filing));
  if (refused !== undefined) return this.note('refused by the operator', refused);
  await receptions.wait((one) => receptions.all.indexOf(one) >= before, messagePatience(this));
});

Then("its filing arrives for the carrier's document", async function (this: ConformanceWorld) {
  const messages = await ownMessages(this);
  for (const one of messages) this.judge(judgeMessage(this, one));
  const { master } = await agreed(this, this.keptAs<CounterExchange[]>('above')[0]!.message.slice(3));
  this.judge([judgeCalled(messages.flatMap(({ document }) => document ?? []), master)]);
});
