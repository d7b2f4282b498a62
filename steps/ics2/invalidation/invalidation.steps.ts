import { Then, When } from '@cucumber/cucumber';
import { judgeInvalidation } from '../../../simulators/ics2/judge/process/invalidation';
import type { Reception } from '../../../simulators/ics2/reception';
import type { ConformanceWorld } from '../../support/world';
import { act, decidedOn, sent } from '../acting';
import { judgeMessage, pushed } from '../exchange';
import { documentOf } from '../filers';
import { mrnOf } from '../registered';

When('the operator asks for its invalidation', async function (this: ConformanceWorld) {
  await act(this, 'ics2.invalidate', {});
});

Then('the request names the MRN and the customs that the filing named, and no other', async function (this: ConformanceWorld) {
  const request = await sent(this, /^IE3Q04$/);
  const filed = documentOf(this, this.keptAs<Reception>('filing'));
  this.judge([judgeInvalidation(filed, documentOf(this, request), mrnOf(this)), ...judgeMessage(this, request)]);
});

Then('customs invalidates the filing', async function (this: ConformanceWorld) {
  const request = this.keptAs<Reception>('message');
  await decidedOn(this, request, 'accepted');
  await pushed(this, ['IE3R07'], request.messageId ?? '');
});
