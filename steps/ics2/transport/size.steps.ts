import { Then, When } from '@cucumber/cucumber';
import type { ConformanceWorld } from '../../support/world';
import { file, freshShipment, judgeMessage, nextMessage } from '../exchange';
import type { GoodsFacts } from '../shipments';

/** One line of a long list of goods. */
const line = (first: GoodsFacts, number: number): GoodsFacts => ({
  ...first, description: `${first.description ?? 'goods'}, line ${number}`, packages: [{ type: 'CT', count: 1, marks: `LINE ${number}` }],
});

When('the carrier files a container shipment of {int} goods items', async function (this: ConformanceWorld, items: number) {
  const shipment = freshShipment(this);
  const first = shipment.goods?.[0] ?? this.block('the shipment has no goods');
  await file(this, { ...shipment, goods: Array.from({ length: items }, (_, at) => line(first, at + 1)) });
});

Then('its document and the whole message are no larger than is recommended', async function (this: ConformanceWorld) {
  this.judge(judgeMessage(this, await nextMessage(this)));
});
