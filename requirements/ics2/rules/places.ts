import type { XmlElement } from '../../../protocols/xml';
import { child, once } from './given';
import { type Scope, valueAt } from './scope';
import type { World } from './world';

const COUNTRY = /^[A-Z]{2}$/;

/** Country of a place: the first two letters of its UN/LOCODE, otherwise the country of its address (R3013, C3020 and others). */
export function countryOfPlace(place: XmlElement | undefined): string | undefined {
  const locode = valueAt(place, 'UNLOCODE');
  if (locode !== undefined && locode.length >= 2) return locode.slice(0, 2).toUpperCase();
  return valueAt(place, 'address/country');
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
 * Countries of routing in the order of their sequence numbers. Undefined where a number or a country cannot be read: that is
 * reported by its table row, and nothing can be said about the route.
 */
export function routing(entries: readonly XmlElement[]): { country: string; element: XmlElement }[] | undefined {
  const route: { country: string; element: XmlElement; number: number }[] = [];
  for (const element of entries) {
    const number = valueAt(element, 'sequenceNumber') ?? '';
    const country = valueAt(element, 'country') ?? '';
    if (!/^\d+$/.test(number) || !COUNTRY.test(country)) return undefined;
    route.push({ country, element, number: Number(number) });
  }
  return route.sort((a, b) => a.number - b.number);
}

/** Whether consignor and consignee of a consignment are both natural persons (1). A type that cannot be read is given the benefit. */
export const bothNaturalPersons = once((consignment: Scope) =>
  ['consignor', 'consignee'].every((party) => {
    const type = valueAt(child(consignment, party), 'typeOfPerson');
    return type !== undefined && (type === '1' || !/^\d$/.test(type));
  }),
);
