import { checkCharacter } from '../check-character';
import { containerCheckDigit, isContainerNumber, isEniNumber, isImoNumber } from '../identifiers';
import { countryOfPlace, isEntryCountry, routing } from './places';
import { quote } from '../quote';
import { elementsAt, rootOf, type Scope, valueAt, valueOf } from './scope';
import { each, head, type Rule } from './model';

const masterPlace = (scope: Scope, name: string): string | undefined =>
  countryOfPlace(elementsAt(rootOf(scope), `consignmentMasterLevel/${name}`)[0]);

/** Mode of transport -> the only type of identification it allows. */
const forcedType = (id: string, mode: string, type: string, words: string): Rule => ({
  ...head(id, `Mode of transport ${mode} (${words}) takes identification type ${type}.`),
  judge: each((element, scope) => {
    if (valueAt(scope.element, 'ModeOfTransport') !== mode || valueOf(element) === type) return undefined;
    return {
      found: quote(valueOf(element)),
      demanded: `${type}, since the mode of transport is ${mode}`,
      mend: `set the type of identification to ${type}, or correct the mode`,
    };
  }),
});

/** Type of identification -> the form of the number. */
const numberForm = (id: string, type: string, requirement: string, accepts: (value: string) => boolean, demanded: string): Rule => ({
  ...head(id, `Identification type ${type} takes ${demanded}.`, requirement),
  code: '70',
  also: ['12'],
  judge: each((element, scope) => {
    const number = valueOf(element);
    if (valueAt(scope.element, 'typeOfIdentification') !== type || accepts(number)) return undefined;
    return { found: quote(number), demanded, mend: 'check the number, its prefix and its check digit' };
  }),
});

/** First or last country of routing against a place of the master consignment. */
const routingEnd = (id: string, which: 'first' | 'last', place: string, words: string): Rule => ({
  ...head(id, `The ${which} country of routing is that of the place of ${words}.`, 'ICS2-DAT-14'),
  *judge(elements, scope) {
    const route = routing(elements);
    const end = which === 'first' ? route[0] : route[route.length - 1];
    const country = masterPlace(scope, place);
    if (end === undefined || country === undefined || end.country === country) return;
    yield {
      at: end.element,
      found: quote(end.country),
      demanded: `${country}, the country of the place of ${words}`,
      mend: 'correct the routing or the place',
    };
  },
});

/** Rules on means of transport, routing, times and equipment (HTI R&C 2.01). */
export const TRANSPORT_RULES: readonly Rule[] = [
  numberForm('R3009', '10', 'ICS2-DAT-08', isImoNumber, 'IMO and seven digits, the last of which is the check digit'),
  numberForm('R3010', '80', 'ICS2-DAT-11', isEniNumber, 'eight digits (ENI)'),
  forcedType('R3011', '1', '10', 'sea'),
  forcedType('R3012', '8', '80', 'inland waterway'),
  routingEnd('R3013', 'first', 'placeOfLoading', 'loading'),
  routingEnd('R3014', 'last', 'placeOfUnloading', 'unloading'),
  {
    ...head('R3018', 'The first country of the security area on the route is that of the customs office of first entry.', 'ICS2-DAT-14'),
    *judge(elements, scope, world) {
      const office = valueAt(rootOf(scope), 'customsOfficeOfFirstEntry/referenceNumber')?.slice(0, 2);
      if (office === undefined || elements.length === 0) return;
      const first = routing(elements).find(({ country }) => isEntryCountry(country, world));
      if (first?.country === office) return;
      yield {
        at: first?.element ?? elements[0],
        found: first === undefined ? 'no country of the security area on the route' : quote(first.country),
        demanded: `${quote(office)}, the country of the customs office of first entry`,
        mend: 'correct the route, or name the office where the means of transport first enters',
      };
    },
  },
  {
    ...head('R3021', 'A container number has four letters and seven digits (ISO 6346).', 'ICS2-DAT-07'),
    also: ['37', '39', '40'],
    judge: each((element) => {
      const number = valueOf(element);
      if (!isContainerNumber(number))
        return { found: quote(number), demanded: 'four capital letters and seven digits', mend: 'leave out spaces and dashes' };
      const digit = containerCheckDigit(number);
      // The rule names the standard but spells out only the form, so a wrong check digit is a finding and never a rejection.
      return number.endsWith(digit!)
        ? undefined
        : { found: number, demanded: `check digit ${digit} (ISO 6346)`, mend: 'check the number for a typing mistake', weight: 'advice' };
    }),
  },
  {
    ...head('R3035', 'The departure is given, estimated or actual.'),
    basis: 'stated',
    also: ['13'],
    judge: each((means) => {
      if (['estimatedDateAndTimeOfDeparture', 'actualDateAndTimeOfDeparture'].some((name) => elementsAt(means, name).length > 0))
        return undefined;
      return { found: 'neither', demanded: 'estimated or actual date and time of departure', mend: 'give the departure' };
    }),
  },
  {
    ...head('R3053', 'The estimated arrival is not before the departure.', 'ICS2-DAT-15'),
    code: '103',
    also: ['12'],
    basis: 'stated',
    // Cited at all three dates; judged at the arrival only, so that one mistake is one problem.
    judge: each((element, scope) => {
      if (element.name !== 'estimatedDateAndTimeOfArrival') return undefined;
      const arrival = Date.parse(valueOf(element));
      for (const name of ['actualDateAndTimeOfDeparture', 'estimatedDateAndTimeOfDeparture']) {
        const written = valueAt(scope.element, name);
        if (written === undefined || !(arrival < Date.parse(written))) continue;
        return {
          found: `arrival ${valueOf(element)}, departure ${written}`,
          demanded: 'an arrival at or after the departure',
          mend: 'correct the dates; both are UTC',
        };
      }
      return undefined;
    }),
  },
  {
    ...head('R3004', 'An MRN has year, country, eleven characters, interface, procedure and check character.', 'ICS2-DAT-04'),
    code: '93',
    also: ['12', '90'],
    judge: each((element) => {
      const mrn = valueOf(element);
      if (!/^\d{2}[A-Z]{2}[A-Z0-9]{11}[ABC][TZ][A-Z0-9]$/.test(mrn)) {
        return {
          found: quote(mrn),
          demanded: 'an MRN of 18 characters: year, country, 11 characters, A/B/C, T/Z, check character',
          mend: 'copy the MRN from IE3R01',
        };
      }
      const expected = checkCharacter(mrn.slice(0, 17));
      // The algorithm is not in the rule but in an older document we infer from: a finding, never a rejection.
      return mrn[17] === expected
        ? undefined
        : { found: mrn, demanded: `check character ${expected}`, mend: 'copy the MRN from IE3R01', weight: 'advice' };
    }),
  },
];
