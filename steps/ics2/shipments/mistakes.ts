import type { PartyFacts, ShipmentFacts } from './facts';

/** Mistakes that no look at the form of a field finds, in the words of the features. */
const MISTAKES: Readonly<Record<string, (shipment: ShipmentFacts) => Partial<ShipmentFacts>>> = {
  'an arrival before the departure': () => ({ departure: '2026-06-10T18:00:00Z', arrival: '2026-06-10T17:00:00Z' }),
  'an office of first entry off the route': () => ({ customsOfficeOfFirstEntry: 'FR002300' }),
  'a consignee named in Arabic letters': (shipment) => ({ consignee: { ...(shipment['consignee'] as PartyFacts), name: 'مضخات روتردام' } }),
  'a declarant named in Arabic letters': ({ declarant }) => ({ declarant: { ...declarant, name: 'شركة الملاحة' } }),
  'a description of goods that says parts and no more': ({ goods: [first, ...others] = [] }) => ({ goods: [{ ...first!, description: 'parts' }, ...others] }),
  'a route that ends in another country than it unloads in': (shipment) => ({ route: [...(shipment['route'] as string[]), 'BE'] }),
};

/** The shipment with one mistake. Throws for words that name none: a mistake in the feature. */
export function withMistake(shipment: ShipmentFacts, words: string): ShipmentFacts {
  const change = MISTAKES[words];
  if (change === undefined) throw new Error(`no mistake is called "${words}"`);
  return { ...shipment, ...change(shipment) };
}
