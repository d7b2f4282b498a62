import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { once } from './given';
import { INFERRED, type Rule } from './model';
import { isEntryCountry, isMemberState, routing } from './places';
import { rootOf, valueAt } from './scope';

/** Country of the customs office of first entry. */
const officeCountry = once((root: XmlElement) => valueAt(root, 'customsOfficeOfFirstEntry/referenceNumber')?.slice(0, 2));

const LEG = 'countriesOfRoutingOfMeansOfTransport';
const leg = (number: number, country: string): string =>
  `<${LEG}><sequenceNumber>${number}</sequenceNumber><country>${country}</country></${LEG}>`;
const voyage = (office: string, ...countries: string[]): { in: string; xml: string } => ({
  in: 'IE3F10',
  xml:
    `<activeBorderTransportMeans>${countries.map((country, at) => leg(at + 1, country)).join('')}</activeBorderTransportMeans>` +
    `<customsOfficeOfFirstEntry><referenceNumber>${office}</referenceNumber></customsOfficeOfFirstEntry>`,
});

/** HTI R&C 2.01. */
export const R3018: Rule = {
  id: 'R3018',
  about: 'The first country of the security area on the route is that of the customs office of first entry.',
  scope: 'countries of routing of the means of transport',
  note:
    'The rule says "member state" and CL717 has no Norway and no Switzerland, though both belong to the security area and have offices of ' +
    'first entry. Either reading is accepted; that a route passes one of them before the country of the office is advice.',
  ...INFERRED,
  requirement: 'ICS2-DAT-14',
  *judge(elements, scope, world) {
    const office = officeCountry(rootOf(scope));
    const route = routing(elements, world);
    if (office === undefined || !/^[A-Z]{2}$/.test(office) || route === undefined) return;
    const first = route.find(({ country }) => isEntryCountry(country, world));
    if (first?.country === office) return;
    const inTheUnion = route.find(({ country }) => isMemberState(country, world))?.country === office;
    yield {
      at: first?.element ?? elements[0],
      found: first === undefined ? 'no country of the security area on the route' : quote(first.country),
      demanded: `${quote(office)}, the country of the customs office of first entry`,
      mend: 'correct the route, or name the office where the means of transport first enters',
      weight: inTheUnion ? 'advice' : undefined,
    };
  },
  examples: {
    good: [voyage('DE004851', 'CN', 'SG', 'DE'), voyage('NO001234', 'CN', 'NO', 'DE')],
    bad: [voyage('DE004851', 'CN', 'FR', 'DE'), voyage('DE004851', 'CN', 'SG', 'CL'), voyage('DE004851', 'CN', 'NO', 'DE')],
  },
};
