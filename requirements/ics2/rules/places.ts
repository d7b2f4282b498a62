import type { XmlElement } from '../../../protocols/xml';
import { elementsAt, valueAt } from './scope';
import type { World } from './world';

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

/** Countries of routing in the order of their sequence numbers; entries without a readable number keep their place at the end. */
export function routing(entries: readonly XmlElement[]): { country: string; element: XmlElement }[] {
  const order = (entry: XmlElement): number => {
    const written = valueAt(entry, 'sequenceNumber') ?? '';
    return /^\d+$/.test(written) ? Number(written) : Infinity;
  };
  return entries
    .map((element, index) => ({ element, index, at: order(element), country: valueAt(element, 'country') ?? '' }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at - b.at))
    .map(({ element, country }) => ({ element, country }));
}

/** Whether consignor and consignee of a consignment are both natural persons (typeOfPerson 1). */
export function bothNaturalPersons(consignment: XmlElement | undefined): boolean {
  return ['consignor', 'consignee'].every((party) => valueAt(consignment, `${party}/typeOfPerson`) === '1');
}

/** Whether a consignment carries an additional information code, for example 10600 (consignee unknown). */
export function hasInformationCode(consignment: XmlElement | undefined, code: string): boolean {
  return elementsAt(consignment, 'additionalInformation').some((one) => valueAt(one, 'code') === code);
}
