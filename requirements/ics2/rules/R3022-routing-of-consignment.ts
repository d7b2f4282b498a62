import { quote } from '../quote';
import { child } from './given';
import { type Rule, STATED } from './model';
import { countryOfPlace, routing } from './places';

const ENDS = [
  { place: 'placeOfAcceptance', words: 'acceptance' },
  { place: 'placeOfDelivery', words: 'delivery' },
];

const LEG = 'countriesOfRoutingOfConsignment';
const house = (acceptance: string, delivery: string, ...countries: string[]): { in: string; xml: string } => ({
  in: 'IE3F11/consignmentMasterLevel/consignmentHouseLevel',
  xml:
    `<placeOfAcceptance>${acceptance}</placeOfAcceptance>` +
    countries
      .map(
        (country, at) => `<${LEG}><sequenceNumber>${at + 1}</sequenceNumber><country>${country}</country></${LEG}>`,
      )
      .join('') +
    `<placeOfDelivery>${delivery}</placeOfDelivery>`,
});
const SHANGHAI = '<UNLOCODE>CNSHA</UNLOCODE>';
const PRAGUE = '<UNLOCODE>CZPRG</UNLOCODE>';

/** HTI R&C 2.01. */
export const R3022: Rule = {
  id: 'R3022',
  about: 'The route of the consignment names the countries of its places of acceptance and delivery.',
  scope: 'countries of routing of a house consignment',
  note: 'Anywhere on the route; the rule demands no order.',
  ...STATED,
  *judge(elements, scope, world) {
    const route = routing(elements, world);
    if (route === undefined) return;
    const named = new Set(route.map(({ country }) => country));
    for (const { place, words } of ENDS) {
      const country = countryOfPlace(child(scope, place), world);
      if (country === undefined || named.has(country)) continue;
      named.add(country);
      yield {
        at: elements[0],
        found: quote(route.map((leg) => leg.country).join(', ')),
        demanded: `${quote(country)} among them, the country of the place of ${words}`,
        mend: `add ${country} to the route of the consignment, or correct the place of ${words}`,
      };
    }
  },
  examples: {
    good: [
      house(SHANGHAI, PRAGUE, 'CN', 'DE', 'CZ'),
      house('<location>Pudong</location><address><country>CN</country></address>', PRAGUE, 'CN', 'CZ'),
    ],
    bad: [
      house(SHANGHAI, PRAGUE, 'DE', 'CZ'),
      house(SHANGHAI, PRAGUE, 'CN', 'DE'),
      house('<location>Busan</location><address><country>KR</country></address>', PRAGUE, 'CN', 'CZ'),
    ],
  },
};
