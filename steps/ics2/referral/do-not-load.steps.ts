import { Given, Then, When } from '@cucumber/cucumber';
import { judgeCarrierInformed, judgeHeld } from '../../../simulators/ics2/judge/process/do-not-load';
import type { ConformanceWorld } from '../../support/world';
import { customsDecides } from './asking';
import { FILER, prepared } from '../filers';
import { listOf, look } from '../patience';
import { lrnOf } from '../transport/pushing';
import { mrnOf, registered } from '../registered';
import type { PartyFacts, ShipmentFacts } from '../shipments';
import { inThrees, THREE_OF, type NamedGoods } from '../shipments/three-of-them';

/** Which of the three must not be loaded. */
const FORBIDDEN = 1;

Given(new RegExp(`^the ${FILER} has a registered (F\\d\\d) with three ${THREE_OF}$`), async function (this: ConformanceWorld, filer: string, filing: string, kind: string) {
  const { shipment, ...goods } = inThrees(prepared(this, filer, filing), kind);
  this.kept.set('goods', goods satisfies NamedGoods);
  await registered(this, shipment);
});

Given(new RegExp(`^the ${FILER} has a registered (F\\d\\d) for a carrier that customs does not reach$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  const shipment = prepared(this, filer, filing);
  await registered(this, { ...shipment, carrier: { ...(shipment['carrier'] as PartyFacts), connected: false } });
});

When('customs forbids the loading of the second of them', async function (this: ConformanceWorld) {
  const { kind, numbers } = this.keptAs<NamedGoods>('goods');
  await customsDecides(this, this.run.simulators.ics2.analysis.doNotLoad(mrnOf(this), { [kind]: [numbers[FORBIDDEN]!] }));
});

When('customs forbids the loading of its goods', async function (this: ConformanceWorld) {
  await customsDecides(this, this.run.simulators.ics2.analysis.doNotLoad(mrnOf(this)));
});

Then('the second is held from loading, and the others are not', async function (this: ConformanceWorld) {
  const { numbers } = this.keptAs<NamedGoods>('goods');
  const named = [numbers[FORBIDDEN]!];
  const seen = await look(this, 'ics2.filing', lrnOf(this), ({ holds }) => listOf(holds?.['heldGoods']).includes(named[0]!));
  this.judge([judgeHeld(listOf(seen.holds?.['heldGoods']), { named, others: numbers.filter((one) => !named.includes(one)) })]);
});

Then('the operator has told the carrier', async function (this: ConformanceWorld) {
  const { carrier } = this.keptAs<ShipmentFacts>('shipment') as { carrier?: PartyFacts };
  const seen = await look(this, 'ics2.filing', lrnOf(this), ({ holds }) => holds?.['carrierInformed'] === true);
  this.judge([judgeCarrierInformed(seen.holds?.['carrierInformed'], carrier?.eori ?? '(not known)')]);
});
