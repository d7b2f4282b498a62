import { When } from '@cucumber/cucumber';
import { WRONG_PUSHES } from '../../../simulators/ics2/hostile/wrong-pushes';
import type { ReceivedSignal } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { accessPointFor } from '../transport/access-points';
import { passPullInterval, pulled, receiptPatience } from '../transport/pulling';
import { wrongRegistration } from '../transport/pushing';

/**
 * What a wrong message deserves does not depend on the way it takes: what comes back, by a request of its own, is kept as the answer
 * to a push and judged as one.
 */
When(/^a registration with (.+) waits for the (?:carrier|operator), which pulls it$/, async function (this: ConformanceWorld, departure: string) {
  const wrong = WRONG_PUSHES.get(departure);
  if (wrong === undefined) throw new Error(`no push with ${departure} is known`);
  this.kept.set('wrong push', wrong);
  const { outbox, signals } = this.run.simulators.ics2;
  const sealed = wrongRegistration(this, wrong, { toPartyId: accessPointFor(this, 'pull') });
  const before = new Set(signals.all);
  await outbox.push(sealed);
  await passPullInterval(this);
  await pulled(this, sealed);
  const isReply = (one: ReceivedSignal): boolean => !before.has(one) && one.kind !== 'PullRequest';
  const reply = await signals.wait(isReply, receiptPatience(this));
  if (reply === undefined) return this.block(`the operator has pulled the message and said nothing to it; its receipt is judged in its own scenario (ICS2-AS4-38)`);
  const { message, opened } = reply;
  this.kept.set('push', { sealed, answer: { status: 200, message, opened, sent: { messageId: sealed.messageId, references: sealed.packed.references } } });
});
