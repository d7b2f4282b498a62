import type { XmlElement } from '../../../protocols/xml';
import { quote } from '../quote';
import { once } from './given';
import { INFERRED, type Rule } from './model';
import { countryOfPlace, routing } from './places';
import { elementsAt, rootOf } from './scope';
import type { World } from './world';

/** Asked of a judgement and not of a message: code lists may differ. */
const countryAt = (place: string) =>
  once((world: World, root: XmlElement) => countryOfPlace(elementsAt(root, `consignmentMasterLevel/${place}`)[0], world));
const PLACES = { placeOfLoading: countryAt('placeOfLoading'), placeOfUnloading: countryAt('placeOfUnloading') };

/** First or last country of routing against a place of the master consignment (HTI R&C 2.01). */
const rule = (id: string, which: 'first' | 'last', place: keyof typeof PLACES, words: string, fits: string, other: string): Rule => ({
  id,
  about: `The ${which} country of routing is that of the place of ${words}.`,
  scope: 'countries of routing of the means of transport',
  note:
    'Judged over the whole route, in the order of the sequence numbers; the country of a place is the start of its UN/LOCODE, otherwise ' +
    'that of its address.',
  ...INFERRED,
  requirement: 'ICS2-DAT-14',
  *judge(elements, scope, world) {
    const route = routing(elements, world);
    const end = route?.[which === 'first' ? 0 : route.length - 1];
    const country = PLACES[place](world, rootOf(scope));
    if (end === undefined || country === undefined || end.country === country) return;
    yield {
      at: end.element,
      found: quote(end.country),
      demanded: `${quote(country)}, the country of the place of ${words}`,
      mend: `make the ${which} country of routing that of the place of ${words}, or correct the place`,
    };
  },
  examples: {
    good: [voyage(place, `<UNLOCODE>${fits}</UNLOCODE>`), voyage(place, `<address><country>${fits.slice(0, 2)}</country></address>`)],
    bad: [voyage(place, `<UNLOCODE>${other}</UNLOCODE>`), voyage(place, `<address><country>${other.slice(0, 2)}</country></address>`)],
  },
});

/** A route from China by Singapore to Germany, written out of order, and one place. */
function voyage(place: string, inner: string): { in: string; xml: string } {
  const name = 'countriesOfRoutingOfMeansOfTransport';
  const leg = (number: number, country: string): string =>
    `<${name}><sequenceNumber>${number}</sequenceNumber><country>${country}</country></${name}>`;
  return {
    in: 'IE3F10',
    xml:
      `<activeBorderTransportMeans>${leg(3, 'DE')}${leg(1, 'CN')}${leg(2, 'SG')}</activeBorderTransportMeans>` +
      `<consignmentMasterLevel><${place}>${inner}</${place}></consignmentMasterLevel>`,
  };
}

export const R3013 = rule('R3013', 'first', 'placeOfLoading', 'loading', 'CNSHA', 'KRPUS');
export const R3014 = rule('R3014', 'last', 'placeOfUnloading', 'unloading', 'DEHAM', 'NLRTM');
