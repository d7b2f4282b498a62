import type { XmlElement } from '../../../protocols/xml';
import { isNoCode } from './demand';
import { valueAt } from './scope';
import type { World } from './world';

/** The tables leave a UN/LOCODE 17 characters, of which only the first two matter here. */
const LOCODE = /^[A-Z]{2}[0-9A-Z]{0,15}$/;

const isCountry = (code: string, world: World): boolean => /^[A-Z]{2}$/.test(code) && !isNoCode(world, 'CL718', code);

/**
 * Country of a place: the first two letters of its UN/LOCODE, otherwise the country of its address (R3013, C3020 and others).
 * Undefined where what is given cannot be read.
 */
export function countryOfPlace(place: XmlElement | undefined, world: World): string | undefined {
  const locode = valueAt(place, 'UNLOCODE')?.toUpperCase();
  const country = locode === undefined ? valueAt(place, 'address/country') : LOCODE.test(locode) ? locode.slice(0, 2) : undefined;
  return country === undefined || !isCountry(country, world) ? undefined : country;
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
export function routing(entries: readonly XmlElement[], world: World): { country: string; element: XmlElement }[] | undefined {
  const route: { country: string; element: XmlElement; number: number }[] = [];
  for (const element of entries) {
    const number = valueAt(element, 'sequenceNumber') ?? '';
    const country = valueAt(element, 'country') ?? '';
    if (!/^\d{1,2}$/.test(number) || !isCountry(country, world)) return undefined;
    route.push({ country, element, number: Number(number) });
  }
  return route.length < 2 ? undefined : route.sort((a, b) => a.number - b.number);
}
