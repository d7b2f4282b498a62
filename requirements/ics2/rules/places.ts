import type { XmlElement } from '../../../protocols/xml';
import { child, once } from './given';
import { type Scope, valueAt } from './scope';
import type { World } from './world';

const COUNTRY = /^[A-Z]{2}$/;
/** UN/LOCODE or country. The tables leave a UN/LOCODE 17 characters, of which only the first two matter here. */
const PLACE = /^[A-Z]{2}[0-9A-Z]{0,15}$/;

/**
 * Country of a place: the first two letters of its UN/LOCODE, otherwise the country of its address (R3013, C3020 and others).
 * Undefined where what is given cannot be read.
 */
export function countryOfPlace(place: XmlElement | undefined): string | undefined {
  const written = valueAt(place, 'UNLOCODE')?.toUpperCase() ?? valueAt(place, 'address/country');
  return written !== undefined && PLACE.test(written) ? written.slice(0, 2) : undefined;
}

/** Whether CL717 holds the country: 27 member states and Northern Ireland. */
export function isMemberState(country: string, world: World): boolean {
  const list = world.codeLists.get('CL717');
  return list?.kind === 'codes' && list.codes.has(country);
}

/**
 * Countries whose offices can be offices of first entry. CL717 as published lacks Norway and Switzerland, which belong to the
 * security area; without them a voyage whose first entry is there could never satisfy R3018.
 */
export function isEntryCountry(country: string, world: World): boolean {
  return country === 'NO' || country === 'CH' || isMemberState(country, world);
}

/**
 * Countries of routing in the order of their sequence numbers. Undefined where a number or a country cannot be read, or there are
 * fewer than the two that the tables demand: their table rows report it, and nothing more can be said about the route.
 */
export function routing(entries: readonly XmlElement[]): { country: string; element: XmlElement }[] | undefined {
  const route: { country: string; element: XmlElement; number: number }[] = [];
  for (const element of entries) {
    const number = valueAt(element, 'sequenceNumber') ?? '';
    const country = valueAt(element, 'country') ?? '';
    if (!/^\d{1,2}$/.test(number) || !COUNTRY.test(country)) return undefined;
    route.push({ country, element, number: Number(number) });
  }
  return route.length < 2 ? undefined : route.sort((a, b) => a.number - b.number);
}

/**
 * Whether consignor and consignee of a consignment are both natural persons: neither legal person (2) nor association (3). What is
 * missing though the tables demand it, and a type that is none, are reported as such and get the benefit of the doubt.
 */
export const bothNaturalPersons = once((consignment: Scope) =>
  ['consignor', 'consignee'].every((party) => {
    const given = child(consignment, party);
    if (given === undefined) return consignment.node.children.some(({ name, min }) => name === party && min > 0);
    return !['2', '3'].includes(valueAt(given, 'typeOfPerson') ?? '1');
  }),
);
