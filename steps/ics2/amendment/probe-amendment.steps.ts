import { Then, When } from '@cucumber/cucumber';
import { ANOTHER_CARRIER, ANOTHER_PARTY } from '../../../simulators/ics2/hostile/parties';
import type { MessageFacts } from '../../../simulators/ics2/hostile/trader-message';
import type { ConformanceWorld } from '../../support/world';
import { INTERFACE, probeSends } from '../probe';
import { checkGood, checkRefused, registered } from '../probe-replies';

/** The filing as the Common Repository holds it. */
function standing(world: ConformanceWorld): string | undefined {
  const { mrn } = registered(world).about;
  return world.run.simulators.ics2.repository.filings.get(mrn)?.bytes.toString('utf8');
}

function checkUnchanged(world: ConformanceWorld, requirement: string): void {
  const held = standing(world);
  const same = held === registered(world).document;
  world.check(requirement, 'the filing as it was filed', held === undefined ? 'not there' : same ? 'as it was filed' : 'changed', same, INTERFACE);
}

const text = (name: string, value: string) => (part: string): string => part.replace(new RegExp(`<${name}>[^<]*</${name}>`), `<${name}>${value}</${name}>`);
const inside = (group: string, edit: (part: string) => string) => (document: string): string => document.replace(new RegExp(`<${group}>[\\s\\S]*?</${group}>`), edit);

async function amends(world: ConformanceWorld, edit: (document: string) => string, facts: Partial<MessageFacts> = {}): Promise<void> {
  const { message, about } = registered(world);
  await probeSends(world, message.replace('IE3F', 'IE3A'), { facts: { ...about, ...facts }, edit });
}

When('the probe amends the address of the declarant', async function (this: ConformanceWorld) {
  await amends(this, inside('declarant', text('city', 'Antwerpen')));
});

When('the probe amends the carrier', async function (this: ConformanceWorld) {
  await amends(this, inside('carrier', text('identificationNumber', ANOTHER_CARRIER)));
});

Then('the amendment is applied', async function (this: ConformanceWorld) {
  await checkGood(this, 'ICS2-AMD-04', 'IE3N10');
});

Then('the amendment is refused with code 104 at the carrier, and the filing stands', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-AMD-04', 'IE3N01', '104', '/IE3A10/consignmentMasterLevel/carrier/identificationNumber');
  const held = standing(this) ?? '(no filing)';
  this.check('ICS2-AMD-04', 'the carrier as filed', held.includes(ANOTHER_CARRIER) ? 'the other carrier' : 'as filed', !held.includes(ANOTHER_CARRIER), INTERFACE);
});

When('the probe amends the filing by one goods item more', async function (this: ConformanceWorld) {
  await amends(this, (document) => document.replace(/<goodsItem>[\s\S]*<\/goodsItem>/, (item) => item + text('goodsItemNumber', '2')(item)));
});

Then('the amendment is refused with code 101 at the added item, and the filing stands', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-AMD-05', 'IE3N01', '101', '/IE3A10/consignmentMasterLevel/consignmentHouseLevel/goodsItem[2]');
  checkUnchanged(this, 'ICS2-AMD-05');
});

When('another party amends the filing', async function (this: ConformanceWorld) {
  await amends(this, inside('declarant', text('city', 'Antwerpen')), { eori: ANOTHER_PARTY });
});

Then('the amendment is refused for its party, and the filing stands', async function (this: ConformanceWorld) {
  await checkRefused(this, 'ICS2-AMD-07', 'IE3N01', '96', '/IE3A40/declarant/identificationNumber');
  checkUnchanged(this, 'ICS2-AMD-07');
});
