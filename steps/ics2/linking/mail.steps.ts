import { Then, When } from '@cucumber/cucumber';
import type { XmlElement } from '../../../protocols/xml';
import type { CounterExchange } from '../../../simulators/ics2/counter-filers/counter-filers';
import { judgeMail } from '../../../simulators/ics2/judge/filing/linking';
import type { ConformanceWorld } from '../../support/world';
import { filedBy, ownMrn, requireComplete } from './chain';
import { decided, file, receiptedFiling } from '../exchange';
import { documentOf, prepared } from '../filers';
import type { ShipmentFacts } from '../shipments';

/** Two bags for three items. */
const BAGS = ['RSBEGAATVIEAACN60001001000045', 'RSBEGAATVIEAACN60001002000112'];

/** The prepared house consignment once for each item, under numbers of their own. */
function threeItems(shipment: ShipmentFacts, items: readonly string[], facts: (at: number) => Partial<ShipmentFacts> = () => ({})): ShipmentFacts {
  return { ...shipment, houses: items.map((postalItem, at) => ({ ...shipment.houses![0], postalItem, ...facts(at) })) };
}

/** Files and waits for the registration. */
async function lodge(world: ConformanceWorld, shipment: ShipmentFacts): Promise<XmlElement> {
  const lrn = await file(world, shipment);
  const filing = await receiptedFiling(world, lrn);
  const document = documentOf(world, filing);
  await decided(world, lrn, 'registered');
  return document;
}

When('the postal operator files three items in F43', async function (this: ConformanceWorld) {
  const fresh = this.run.ids.uuid().slice(0, 8).toUpperCase();
  const items = [1, 2, 3].map((number) => `CX${fresh}${number}RS`);
  this.kept.set('items', items);
  this.kept.set('F43', await lodge(this, threeItems(prepared(this, 'postal operator', 'F43'), items)));
});

When('it files in F44 in which receptacles they travel', async function (this: ConformanceWorld) {
  const items = this.keptAs<string[]>('items');
  this.kept.set('F44', await lodge(this, threeItems(prepared(this, 'postal operator', 'F44'), items, (at) => ({ receptacles: [BAGS[at % BAGS.length]] }))));
});

When(/^the carrier of the mail files these receptacles in (F4[0125])$/, async function (this: ConformanceWorld, filing: string) {
  this.kept.set('transport', await filedBy(this, 'carrier', `IE3${filing}`, { receptacles: BAGS }));
});

Then('each item, and no other, travels in a receptacle that the carrier has filed', function (this: ConformanceWorld) {
  this.judge([judgeMail(this.keptAs<XmlElement>('F43'), this.keptAs<XmlElement>('F44'), BAGS)]);
});

Then('customs has the whole declaration of the mail', async function (this: ConformanceWorld) {
  await requireComplete(this, this.keptAs<CounterExchange>('transport').reply?.mrn, ownMrn(this));
});
