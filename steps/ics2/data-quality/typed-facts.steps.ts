import { Given, Then, When } from '@cucumber/cucumber';
import type { Reception } from '../../../simulators/ics2/reception';
import { judgeContainerNumber, judgeInstants, judgePhone, judgePostcodes, judgeShipNumber } from '../../../simulators/ics2/judge/filing/typed-facts';
import type { ConformanceWorld } from '../../support/world';
import { cameOf, file, receiptedFiling } from '../exchange';
import { documentOf, FILER, judgeFiling, prepared } from '../filers';
import { recordPatience } from '../patience';
import { CLOCK_CHANGE, HONG_KONG_AGENT, IRISH_BUYER, TAIWAN_SELLER, overTwoMemberStates, onClockChangeDay, withParties, type ShipmentFacts } from '../shipments';

const FILES = `^the ${FILER} files (F\\d\\d)`;

When(new RegExp(`${FILES} with the container typed as "(.+)"$`), async function (this: ConformanceWorld, filer: string, filing: string, typed: string) {
  await file(this, { ...prepared(this, filer, filing), containers: [{ number: typed, sizeAndType: '1', suppliedBy: 'carrier' }] });
});

async function filed(world: ConformanceWorld): Promise<Reception> {
  return receiptedFiling(world, world.keptAs<string>('lrn'));
}

Then('the container number is sent as {word}', async function (this: ConformanceWorld, number: string) {
  const filing = await filed(this);
  this.judge([judgeContainerNumber(documentOf(this, filing), number), ...(await judgeFiling(this, filing))]);
});

When(new RegExp(`${FILES} for the ship (\\S+)$`), async function (this: ConformanceWorld, filer: string, filing: string, imo: string) {
  await fileOrRefuse(this, { ...prepared(this, filer, filing), vessel: { imo, type: '1511', nationality: 'DE' } });
});

Then('the ship is sent as {word}', async function (this: ConformanceWorld, imo: string) {
  const refusal = refusedBecause(this);
  if (refusal !== undefined) this.block(`a right ship number was ${refusal}`);
  const filing = await filed(this);
  this.judge([judgeShipNumber(documentOf(this, filing), imo), ...(await judgeFiling(this, filing))]);
});

Then('no filing for that ship is sent', async function (this: ConformanceWorld) {
  const expected = 'nothing is sent for a ship number whose check digit is wrong';
  const refusal = refusedBecause(this);
  if (refusal !== undefined) return this.check('ICS2-DAT-08', expected, refusal, true);
  const sent = await cameOf(this, /^IE3F/, recordPatience(this));
  this.check('ICS2-DAT-08', expected, sent === undefined ? 'nothing was sent' : `a filing was sent: ${sent.lrn ?? '(no LRN)'}`, sent === undefined);
});

When(new RegExp(`${FILES} with the declarant's telephone number typed as "(.+)"$`), async function (this: ConformanceWorld, filer: string, filing: string, phone: string) {
  const shipment = prepared(this, filer, filing);
  await fileOrRefuse(this, { ...shipment, declarant: { ...shipment.declarant, phone } });
});

Then('the telephone number is sent as +{word}, or the filing is refused before it is sent', async function (this: ConformanceWorld, digits: string) {
  const refusal = refusedBecause(this);
  if (refusal !== undefined) return this.check('ICS2-DAT-09', 'an international telephone number, or none', refusal, true);
  const filing = await filed(this);
  this.judge([judgePhone(documentOf(this, filing), digits), ...(await judgeFiling(this, filing))]);
});

When(new RegExp(`${FILES} for a seller in Taiwan, a buyer in Ireland and an agent in Hong Kong$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, withParties(prepared(this, filer, filing)));
});

Then('every address has its postcode, but that in a country without postcodes', async function (this: ConformanceWorld) {
  const filing = await filed(this);
  const told = new Map([TAIWAN_SELLER, IRISH_BUYER, HONG_KONG_AGENT].map(({ address }) => [String(address['country']), address['postcode'] as string | undefined]));
  this.judge([judgePostcodes(documentOf(this, filing), told), ...(await judgeFiling(this, filing))]);
});

When(new RegExp(`${FILES} for a journey in the night in which the clocks are put back$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, onClockChangeDay(prepared(this, filer, filing)));
});

Given('it is the night in which the clocks are put back', async function (this: ConformanceWorld) {
  await this.moveBusinessClock(CLOCK_CHANGE, 'between 00:00 and 02:00 UTC a local time of Central Europe may mean two instants');
});

Then('every date-time is in UTC', async function (this: ConformanceWorld) {
  this.judge(await judgeFiling(this, await filed(this)));
});

Then('every date-time is in UTC and the right instant', async function (this: ConformanceWorld) {
  const filing = await filed(this);
  const { departure, departed, arrival } = this.keptAs<ShipmentFacts & Record<'departure' | 'departed' | 'arrival', string | undefined>>('shipment');
  const told = Object.fromEntries(Object.entries({ departure, departed, arrival }).filter(([, time]) => time !== undefined));
  this.judge([...judgeInstants(documentOf(this, filing), told), ...(await judgeFiling(this, filing))]);
});

When(new RegExp(`${FILES} for a route over two member states$`), async function (this: ConformanceWorld, filer: string, filing: string) {
  await file(this, overTwoMemberStates(prepared(this, filer, filing)));
});

Then('the routing begins and ends with the journey, and the office of first entry is in the first member state', async function (this: ConformanceWorld) {
  this.judge(await judgeFiling(this, await filed(this)));
});

function refusedBecause(world: ConformanceWorld): string | undefined {
  return world.kept.has('refused because') ? `refused before it was sent: ${world.keptAs<string>('refused because')}` : undefined;
}

/** Files facts that an operator may rightly refuse; its reason is kept as `refused because`. */
async function fileOrRefuse(world: ConformanceWorld, shipment: ShipmentFacts): Promise<void> {
  world.kept.set('receptions before', world.run.simulators.ics2.receptions.all.length);
  world.kept.set('shipment', shipment);
  world.kept.delete('refused because');
  const { status, reason, reference } = await world.stimulateOrRefuse('ics2.file', shipment);
  if (status === 'refused') world.kept.set('refused because', reason ?? 'no reason given');
  else world.kept.set('lrn', reference ?? '');
}
