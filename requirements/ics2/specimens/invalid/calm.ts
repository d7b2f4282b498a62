import type { Twig } from '../tree';
import { addGroup, all, around, at, copyOf, drop, last, mayHold, parent, set, type Trail } from './twigs';

const isRouting = (twig: Twig | undefined): boolean => twig?.node.name.startsWith('countriesOfRouting') === true;

/** Numbers the entries of a routing as they stand. */
export function renumber(group: Twig, name: string): void {
  all(group, name).forEach((entry, index) => set(entry, 'sequenceNumber', String(index + 1)));
}

/** A further entry of a routing, in front of the given one. */
export function insertEntry(group: Twig, before: Twig, country: string): Twig {
  const entry: Twig = { node: before.node, children: before.children.map((child) => ({ ...child })) };
  set(entry, 'country', country);
  group.children.splice(group.children.indexOf(before), 0, entry);
  renumber(group, before.node.name);
  return entry;
}

/** Ends of a routing are compared with places: a country is broken in the middle, a number at the end, where it stays last. */
function calmRouting(trail: Trail): Trail {
  const entry = parent(trail);
  const group = trail[trail.length - 3]!;
  const entries = all(group, entry.node.name);
  const end = entries[entries.length - 1]!;
  const chosen = last(trail).node.name === 'country' ? insertEntry(group, end, at(entries[0], 'country')!.value!) : end;
  return [...trail.slice(0, -2), chosen, at(chosen, last(trail).node.name)!];
}

/** Goods of persons who are not both natural need a commodity code (C3025, C3048), so all goods of the consignment get one. */
function codeGoods(consignment: Twig): void {
  for (const commodity of all(consignment, 'goodsItem/commodity')) {
    if (!mayHold(commodity, 'commodityCode') || at(commodity, 'commodityCode') !== undefined) continue;
    addGroup(commodity, 'commodityCode', { harmonizedSystemSubHeadingCode: '847130' });
  }
}

/**
 * Makes room for one break and no more: changes what stands around a place so that a fault of it breaks no rule elsewhere.
 * The specimen stays valid. Returns the trail at which to break, which may be another place of the same path.
 */
export function calm(message: string, trail: Trail): Trail {
  const { node } = last(trail);
  const group = parent(trail);
  if (isRouting(group)) return calmRouting(trail);
  // Street and number, or a P.O. box: with all three, one may fail (R3002).
  if (['street', 'number', 'poBox'].includes(node.name) && mayHold(group, 'poBox')) {
    for (const [name, value] of [['street', 'Harbour Road'], ['number', '12'], ['poBox', '1234']] as const)
      if (at(group, name) === undefined) set(group, name, value);
  }
  for (const party of ['consignor', 'consignee']) {
    const index = trail.findIndex((twig) => twig.node.name === party);
    if (index > 0) codeGoods(trail[index - 1]!);
  }
  // Who is left out where goods are to order, is by a code 10600 (C3022): another entry keeps it.
  if (group.node.name === 'additionalInformation' && group.node.max > 1 && trail.length > 2) {
    const around = trail[trail.length - 3]!;
    around.children.splice(around.children.indexOf(group), 0, copyOf(group));
  }
  if (message === 'IE3N06' && node.name === 'activeBorderTransportMeans' && at(group, 'relatedMRN') === undefined)
    // Without an estimated arrival it refers to filings (R3027).
    addGroup(group, 'relatedMRN', { identification: '26FR17551780961AT5' });
  // What identifies the means depends on the mode (C3012, C3019).
  if (message === 'IE3N06' && node.name === 'ModeOfTransport')
    drop(group, 'identificationNumber', 'typeOfIdentification', 'conveyanceReferenceNumber');
  return trail;
}

/** Leaves a routing with one entry less than it needs, and the places it is compared with in the country that remains. */
export function shortenRouting(trail: Trail, keep: number): boolean {
  const entry = last(trail);
  if (!isRouting(entry)) return false;
  const group = parent(trail);
  const entries = all(group, entry.node.name);
  const kept = new Set(entries.slice(entries.length - keep));
  group.children = group.children.filter((twig) => twig.node !== entry.node || kept.has(twig));
  renumber(group, entry.node.name);
  const ofMeans = entry.node.name === 'countriesOfRoutingOfMeansOfTransport';
  const consignment = ofMeans ? at(trail[0], 'consignmentMasterLevel') : around(trail, 'consignmentHouseLevel');
  const [from, to] = ofMeans ? ['placeOfLoading', 'placeOfUnloading'] : ['placeOfAcceptance', 'placeOfDelivery'];
  const country = at(entries[entries.length - 1], 'country')!.value!;
  for (const place of [at(consignment, from), at(consignment, to)]) {
    if (place === undefined) continue;
    drop(place, 'location', 'address');
    set(place, 'UNLOCODE', `${country}AAA`);
  }
  return true;
}
