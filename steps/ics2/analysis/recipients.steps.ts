import { Given, Then, When } from '@cucumber/cucumber';
import { CARRIER } from '../../../simulators/ics2/hostile/parties';
import type { ConformanceWorld } from '../../support/world';
import { checkClaimed, documentsAt, eoriOf, files, reached } from './customs-side';

/** A carrier that UUM&DS does not know, and that has no access point. */
const STRANGER = 'BE0444555666';

/** EORI of the carrier that filings of the scenario name: one that is connected only where the scenario says so. */
const carrier = (world: ConformanceWorld): string => (world.kept.get('carrier') as string | undefined) ?? STRANGER;

const messagesIn = (text: string): string[] => text.match(/IE3[A-Z]\d\d/g) ?? [];

Given(/^the carrier is (connected|not connected)$/, async function (this: ConformanceWorld, how: string) {
  if (how === 'not connected') return;
  const { eori, partyId } = await this.run.simulators.ics2.probe(CARRIER);
  this.run.simulators.ics2.directory.prefer(eori, partyId);
  this.kept.set('carrier', eori);
});

Given(/^the carrier's EORI is (registered|not registered) in UUM&DS, and the provider's access point (is|is not) in its preferences$/, async function (this: ConformanceWorld, registered: string, preferred: string) {
  const { trust, directory } = this.run.simulators.ics2;
  if (registered === 'registered') trust.uumds.enter({ eori: STRANGER, name: 'A carrier behind a provider', sealFingerprints: [], mayUseIcs2: true });
  if (preferred === 'is') directory.prefer(STRANGER, (await this.run.simulators.ics2.probe(CARRIER)).partyId);
});

Given(/^(the carrier|the forwarder) has subscribed to (nothing|IE3.*)$/, async function (this: ConformanceWorld, who: string, what: string) {
  const eori = who === 'the carrier' ? carrier(this) : await eoriOf(this, who);
  this.run.simulators.ics2.subscriptions.set(eori, messagesIn(what));
});

When(/^the forwarder files an? (IE3F\d\d) for the carrier$/, async function (this: ConformanceWorld, message: string) {
  await files(this, 'the forwarder', message, { facts: { carrier: carrier(this) } });
});

Given(/^the forwarder has filed an? (IE3F\d\d) for the carrier$/, async function (this: ConformanceWorld, message: string) {
  await files(this, 'the forwarder', message, { facts: { carrier: carrier(this) } });
});

Given(/^the forwarder has filed an? (IE3F\d\d) for the carrier, with the containers? (.+)$/, async function (this: ConformanceWorld, message: string, containers: string) {
  await files(this, 'the forwarder', message, { facts: { carrier: carrier(this), containers: containers.split(/, | and /) } });
});

Then(/^(IE3[A-Z]\d\d) reaches (nobody|the forwarder|the carrier|the forwarder and the carrier)$/, async function (this: ConformanceWorld, message: string, due: string) {
  const got = await reached(this, message);
  checkClaimed(this, `${message} at ${due}`, `${message} at ${got}`);
});

const copies = async (world: ConformanceWorld): Promise<number> => (await documentsAt(world, 'the carrier', 'IE3R01')).length;

When('the forwarder files another minimum set without master air waybill', async function (this: ConformanceWorld) {
  this.kept.set('copies', await copies(this));
  await files(this, 'the forwarder', 'IE3F23');
});

Then('no further IE3R01 reaches the carrier', async function (this: ConformanceWorld) {
  checkClaimed(this, `${this.keptAs<number>('copies')} copies at the carrier`, `${await copies(this)} copies at the carrier`);
});
