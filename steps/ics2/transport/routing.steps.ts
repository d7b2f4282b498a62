import { Then, When } from '@cucumber/cucumber';
import { doorOf, SHARED } from '../../../simulators/ics2/trader-interface/doors';
import type { ConformanceWorld } from '../../support/world';
import { file, freshShipment, nextMessage } from '../exchange';
import { prepared } from '../filers';
import type { ShipmentFacts } from '../shipments';

/** Countries as the features name them. */
const COUNTRIES: Readonly<Record<string, string>> = { Belgium: 'BE', 'the Netherlands': 'NL' };

/** From Shanghai to Antwerp. */
function enteringInBelgium(shipment: ShipmentFacts): ShipmentFacts {
  return { ...shipment, route: ['CN', 'SG', 'EG', 'BE'], portOfUnloading: 'BEANR', placeOfDelivery: 'BEANR', customsOfficeOfFirstEntry: 'BE101000' };
}

When('the carrier files a container shipment that enters first in Belgium', async function (this: ConformanceWorld) {
  await file(this, enteringInBelgium(freshShipment(this)));
});

When(/^the house filer files a house bill addressed to (Belgium|the Netherlands)$/, async function (this: ConformanceWorld, country: string) {
  await file(this, { ...prepared(this, 'sea house filer', 'F15'), addressedMemberState: COUNTRIES[country] });
});

/** The address on the envelope is judged where headers are; here it is the door that counts. */
async function checkDoor(world: ConformanceWorld, door: typeof SHARED): Promise<void> {
  const lrn = world.keptAs<string>('lrn');
  const arrived = await nextMessage(world);
  if (arrived.lrn !== lrn) world.block(`a message of the operator came, but not the filing ${lrn}`);
  world.check('ICS2-AS4-49', `the filing at the interface ${door.partyId}`, `the filing at ${arrived.at}`, arrived.at === door.partyId);
}

Then('the filing arrives at the interface of Belgium', async function (this: ConformanceWorld) {
  await checkDoor(this, doorOf('BE'));
});

Then('the filing arrives at the shared interface', async function (this: ConformanceWorld) {
  await checkDoor(this, SHARED);
});
