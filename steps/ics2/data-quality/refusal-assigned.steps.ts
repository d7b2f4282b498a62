import { Then, When } from '@cucumber/cucumber';
import { errorNotification } from '../../../simulators/ics2/messages/refusal';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { file, freshShipment, judgeAnswer, receiptedFiling, stillUndecided } from '../exchange';
import { absencePatience, heldAs, look } from '../patience';

/** What customs says of a message in which it could read no number. */
const UNREADABLE = { code: '15', description: 'the message could not be read' };

When('the carrier/operator files a first and a second shipment', async function (this: ConformanceWorld) {
  for (const which of ['first', 'second']) this.kept.set(which, await receiptedFiling(this, await file(this, freshShipment(this))));
});

When('customs refuses the {word} by a message that names no functional reference', async function (this: ConformanceWorld, which: string) {
  const { outbox } = this.run.simulators.ics2;
  const { messageId, fromPartyId = '' } = this.keptAs<Reception>(which);
  const document = errorNotification({}, undefined, [UNREADABLE], this.run.business.now());
  judgeAnswer(this, await outbox.push(outbox.seal({ action: 'IE3N99', document, refToMessageId: messageId, toPartyId: fromPartyId })));
});

Then('the carrier/operator holds the {word} as refused, and the {word} as pending', async function (this: ConformanceWorld, refused: string, pending: string) {
  stillUndecided(this);
  const lrnOf = (which: string): string => this.keptAs<Reception>(which).lrn ?? '';
  const one = await look(this, 'ics2.filing', lrnOf(refused), ({ state }) => state === 'refused');
  const other = await look(this, 'ics2.filing', lrnOf(pending), ({ state }) => state !== 'pending', await absencePatience(this));
  this.check('ICS2-ERR-06', `the ${refused} refused, the ${pending} pending`, `the ${refused} ${heldAs(one)}; the ${pending} ${heldAs(other)}`, one.state === 'refused' && other.state === 'pending');
});
