import type { ShipmentFacts } from './facts';

/** Goods of a shipment that can be named one by one. */
export interface NamedGoods {
  kind: 'containers' | 'houses';
  numbers: readonly string[];
}

/** Three of what a shipment has one of, with their numbers. */
export type InThrees = NamedGoods & { shipment: ShipmentFacts };

const CONTAINERS = ['CSQU3054383', 'CSQU3054399', 'CSQU3054402'];

/** Numbers that follow a first one: the letters at its end stay there, as in those of postal items. */
function threeFrom(number: string): string[] {
  const [, stem = '', end = ''] = /^(.*?)([A-Z]{2})?$/.exec(number) ?? [];
  return [number, `${stem}-2${end}`, `${stem}-3${end}`];
}

const threeHouses = (fact: 'houseWaybill' | 'postalItem') => (shipment: ShipmentFacts): InThrees => {
  const first = shipment.houses?.[0] ?? {};
  const numbers = threeFrom(String(first[fact]));
  return { kind: 'houses', numbers, shipment: { ...shipment, houses: numbers.map((number) => ({ ...first, [fact]: number })) } };
};

const KINDS: Readonly<Record<string, (shipment: ShipmentFacts) => InThrees>> = {
  containers: (shipment) => ({
    kind: 'containers', numbers: CONTAINERS, shipment: { ...shipment, containers: CONTAINERS.map((number) => ({ ...shipment.containers?.[0], number })) },
  }),
  'house waybills': threeHouses('houseWaybill'),
  'postal items': threeHouses('postalItem'),
};

/** For the expressions of steps: what there may be three of. */
export const THREE_OF = `(${Object.keys(KINDS).join('|')})`;

/** The shipment in three. Throws for words that name nothing: a mistake in the feature. */
export function inThrees(shipment: ShipmentFacts, kind: string): InThrees {
  const make = KINDS[kind];
  if (make === undefined) throw new Error(`nothing is called "${kind}"`);
  return make(shipment);
}
