import { officeIn, planCarriage, portIn } from './journey';
import samples from './samples.json';
import type { Setting } from './setting';
import { below, consignmentOf, type Shoot } from './shoot';

/** Countries that a consignment passes; planned once. */
const carriage = (consignment: Shoot, { once, codes, taste }: Setting): readonly string[] =>
  once(consignment, () => planCarriage(consignment, codes('CL717'), taste));

/** Country of a place (R3013, R3014, R3022): its end of the route of the means of transport, or of the consignment. */
function countryOfPlace(place: Shoot, setting: Setting): string {
  const { name } = place.node;
  const route = /Loading|Unloading/.test(name) ? setting.journey.route : carriage(consignmentOf(place)!, setting);
  return /Loading|Acceptance/.test(name) ? route[0]! : route[route.length - 1]!;
}

export const locode = ({ up: place }: Shoot, setting: Setting): string => portIn(countryOfPlace(place!, setting), setting.taste);

export const officeOfEntry = (_: Shoot, { journey, taste }: Setting): string => officeIn(journey.entry, taste);

const HOMES: Readonly<Partial<Record<string, readonly string[]>>> = samples.homes;

type Address = Readonly<Partial<Record<string, string>>>;

/** C3034: an address without a postcode is in a country that has none. */
export function addressOf(address: Shoot, { once, taste, postcodeFree }: Setting): Address {
  const coded = below(address, 'postCode').length > 0;
  return once(address, () => {
    const possible: readonly Address[] = samples.addresses.filter(({ country: of }) => postcodeFree(of) !== coded);
    const home = possible.findIndex((one) => HOMES[address.up!.node.name]?.includes(one.country!));
    return taste.pick(possible, Math.max(0, home));
  });
}

/** The country that a place named `country` holds, by the group it stands in. */
export function country(shoot: Shoot, setting: Setting): string {
  const group = shoot.up!;
  switch (group.node.name) {
    case 'countriesOfRoutingOfMeansOfTransport':
      return setting.journey.route[group.index]!;
    case 'countriesOfRoutingOfConsignment':
      return carriage(consignmentOf(shoot)!, setting)[group.index]!;
    case 'addressedMemberState':
    case 'responsibleMemberState':
      return setting.journey.entry;
    case 'address':
      return /^placeOf/.test(group.up!.node.name) ? countryOfPlace(group.up!, setting) : addressOf(group, setting).country!;
    default:
      return setting.taste.pick(setting.codes('CL718'), group.index);
  }
}
