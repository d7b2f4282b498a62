import { Then } from '@cucumber/cucumber';
import { judgeKeptReceipt, type KeptMessage } from '../../../simulators/ics2/judge/message/kept-receipt';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';

/** A message as the driver shows it: `contentType`, and `body` in base64. */
function keptIn(held: unknown): KeptMessage | undefined {
  const { contentType, body } = (typeof held === 'object' && held !== null ? held : {}) as Record<string, unknown>;
  return typeof contentType === 'string' && typeof body === 'string' ? { contentType, body: Buffer.from(body, 'base64') } : undefined;
}

Then('the operator still has that message and a receipt that proves its delivery', async function (this: ConformanceWorld) {
  const { messageId = '', opened } = this.keptAs<Reception>('filing');
  const references = opened.seal?.references ?? this.block('the signature of the filing cannot be read');
  const { known, holds = {} } = await this.observe('ics2.receipt', messageId);
  if (!known) return this.block('the driver does not show what is kept of a message (observe ics2.receipt)');
  const kept = { message: keptIn(holds['message']), receipt: keptIn(holds['receipt']) };
  this.judge([await judgeKeptReceipt(kept, { messageId, references }, this.run.simulators.ics2.trust.seals)]);
});
