import { Given, Then, When } from '@cucumber/cucumber';
import { judgeFiledOnce, type Lodged } from '../../../simulators/ics2/judge/filing/linking';
import type { ConformanceWorld } from '../../support/world';
import { agreed, fileAbove, filedBy, ownPart, rootOf } from './chain';
import { cameOf, decided, file, operatorEori, receiptedFiling } from '../exchange';
import { FILER, prepared } from '../filers';
import { recordPatience } from '../patience';
import type { ShipmentFacts } from '../shipments';

/** Complete filings, and the carrier's part where somebody else files the rest. */
const PART_OF: Readonly<Record<string, { master: string; house: 'IE3F15' | 'IE3F22' }>> = {
  F11: { master: 'F12', house: 'IE3F15' },
  F27: { master: 'F21', house: 'IE3F22' },
};

const houseFact = (filing: string): string => (filing === 'F11' ? 'houseBill' : 'houseWaybill');
const masterFact = (filing: string): string => (filing === 'F11' ? 'billOfLading' : 'airWaybill');

/** All data of a consignment with one house document in it, under numbers of this scenario. */
async function wholeShipment(world: ConformanceWorld, filer: string, filing: string): Promise<ShipmentFacts> {
  const { master, house } = await agreed(world, filing);
  const shipment = prepared(world, filer, filing);
  return { ...shipment, [masterFact(filing)]: master, houses: [{ ...shipment.houses?.[0], [houseFact(filing)]: house }] };
}

When(new RegExp(`^the ${FILER} has all data in (F11|F27), and it was agreed that it files all$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  this.kept.set('by', operatorEori(this));
  await file(this, { ...(await wholeShipment(this, filer, filing)), houseParticularsBy: 'carrier' });
});

const LEAVES = new RegExp(`^the ${FILER} has all data in (F11|F27), and it was agreed that the house filer files its part$`);
When(LEAVES, async function (this: ConformanceWorld, filer: string, filing: string) {
  const { counterFilers } = this.run.simulators.ics2;
  const houseFiler = await counterFilers.eori('house filer');
  const { master, house: message } = PART_OF[filing]!;
  this.kept.set('by', houseFiler);
  const shipment = await wholeShipment(this, filer, filing);
  await file(this, { ...shipment, filing: master, supplementaryDeclarants: [{ eori: houseFiler, level: 'house' }], houseParticularsBy: 'house-filer' });
  const numbers = await agreed(this, filing);
  await filedBy(this, 'house filer', message, { master: numbers.master, carrier: operatorEori(this), houses: [{ document: numbers.house }] });
});

Given(/^the carrier has filed all data in (F11|F27), as was agreed$/, async function (this: ConformanceWorld, filing: string) {
  const { master, house, carrier } = await agreed(this, filing);
  this.kept.set('by', carrier);
  await filedBy(this, 'carrier', `IE3${filing}`, { master, carrier, houses: [{ document: house }] });
});

When(new RegExp(`^the ${FILER} is given the same shipment for its (F15|F22), with that agreement$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  this.kept.set('receptions before', this.run.simulators.ics2.receptions.all.length);
  const given = await this.stimulateOrRefuse('ics2.file', { ...(await ownPart(this, filer, filing)), houseParticularsBy: 'carrier' });
  // Who refuses files nothing; of who does not, a filing has to be looked for.
  if (given.status === 'refused') return;
  await cameOf(this, /^IE3F/, recordPatience(this));
  await this.run.simulators.ics2.settle();
});

When(new RegExp(`^the ${FILER} is given its part in (F15|F22), with the agreement that it files it$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  this.kept.set('by', operatorEori(this));
  await fileAbove(this, filing === 'F15' ? 'F12' : 'F21');
  await file(this, { ...(await ownPart(this, filer, filing)), houseParticularsBy: 'house-filer' });
});

/** All that was filed in this scenario, and by whom it was sent. */
async function allFilings(world: ConformanceWorld): Promise<Lodged[]> {
  const { counterFilers, receptions } = world.run.simulators.ics2;
  const others = await counterFilers.sent();
  const known = new Set<string | undefined>(others.map(({ messageId }) => messageId));
  const own = receptions.all.flatMap(({ messageId, document }) => (document === undefined || known.has(messageId) ? [] : [{ by: operatorEori(world), root: document }]));
  return [...(await Promise.all(others.map(async (one) => ({ by: one.facts.declarant, root: await rootOf(one) })))), ...own];
}

Then('what stands under the house document has been filed once, by whom it was agreed', async function (this: ConformanceWorld) {
  if (this.kept.has('lrn')) {
    const lrn = this.keptAs<string>('lrn');
    await receiptedFiling(this, lrn);
    await decided(this, lrn, 'registered');
  }
  await this.run.simulators.ics2.settle();
  const { house } = await agreed(this, 'F11');
  this.judge([judgeFiledOnce(await allFilings(this), house, this.keptAs<string>('by'))]);
});
