import type { GoodsFacts, PartyFacts, ShipmentFacts } from './facts';

type Consigned = Partial<ShipmentFacts>;

/** Something of a shipment that is told differently later, and the end of its path in the messages. */
interface Particular {
  element: string;
  to: string;
  of: (consigned: Consigned) => string | undefined;
  with: (consigned: Consigned, to: string) => Consigned;
}

const nameOf = (role: 'seller' | 'consignee', to: string): Particular => ({
  element: `${role}/name`,
  to,
  of: (consigned) => (consigned[role] as PartyFacts | undefined)?.name,
  with: (consigned, name) => ({ [role]: { ...(consigned[role] as PartyFacts), name } }),
});

/** The first of them that a shipment has. */
const PARTICULARS: readonly Particular[] = [
  {
    element: 'descriptionOfGoods',
    to: 'Submersible pumps for drinking water',
    of: ({ goods }) => goods?.[0]?.description,
    with: ({ goods = [] }, description) => ({ goods: [{ ...(goods[0] as GoodsFacts), description }, ...goods.slice(1)] }),
  },
  nameOf('seller', 'Huangpu Pump Trading'),
  nameOf('consignee', 'Receivers of Mail'),
  {
    element: 'receptacleIdentificationNumber',
    to: 'RSBEGAATVIEAACN60001009000999',
    of: (consigned) => (consigned['receptacles'] as string[] | undefined)?.[0],
    with: (consigned, number) => ({ receptacles: [number, ...(consigned['receptacles'] as string[]).slice(1)] }),
  },
];

export interface ChangedShipment {
  shipment: ShipmentFacts;
  element: string;
  from: string;
  to: string;
}

/** Letters that customs takes nowhere (CL723 code 102). */
const REFUSED = 'مضخات روتردام';

/** The shipment with one particular told differently: something of which customs takes an amendment, or else would have to refuse it. Throws where it has none such. */
export function withOneChange(shipment: ShipmentFacts, how: 'well' | 'badly' = 'well'): ChangedShipment {
  const consigned = [shipment, ...(shipment.houses ?? [])];
  const particular = PARTICULARS.find(({ of }) => consigned.some((one) => of(one) !== undefined));
  if (particular === undefined) throw new Error(`nothing of a shipment ${String(shipment.filing)} can be told differently`);
  const { element, of } = particular;
  const to = how === 'well' ? particular.to : REFUSED;
  const from = consigned.map(of).find((value) => value !== undefined)!;
  const retold = <C extends Consigned>(one: C): C => (of(one) === from ? { ...one, ...particular.with(one, to) } : one);
  const houses = shipment.houses === undefined ? {} : { houses: shipment.houses.map(retold) };
  return { shipment: { ...retold(shipment), ...houses }, element, from, to };
}

/** What an amendment cannot change, in the words of the features. */
const LOCKED: Readonly<Record<string, (shipment: ShipmentFacts) => Consigned>> = {
  'the carrier': ({ carrier }) => ({ carrier: { ...(carrier as PartyFacts), eori: 'FR40506070809' } }),
  'the vessel': ({ vessel }) => ({ vessel: { ...(vessel as object), imo: 'IMO9139555' } }),
  'the barge': ({ vessel }) => ({ vessel: { ...(vessel as object), eni: '02327890' } }),
  'the number of the flight': ({ flight }) => ({ flight: { ...(flight as object), number: 'LX9999' } }),
  'the lorry': ({ truck }) => ({ truck: { ...(truck as object), registration: 'BG 41 XX' } }),
  'the train': ({ train }) => ({ train: { ...(train as object), number: '9999' } }),
  'the bill of lading': ({ billOfLading }) => ({ billOfLading: `${String(billOfLading)}X` }),
  'the air waybill': ({ airWaybill }) => ({ airWaybill: `${String(airWaybill)}9` }),
  'the house bill': ({ houseBill, houses }) => (houses === undefined ? { houseBill: `${String(houseBill)}X` } : { houses: houses.map((one) => ({ ...one, houseBill: `${String(one['houseBill'])}X` })) }),
  'the house waybill': ({ houseWaybill, houses }) => (houses === undefined ? { houseWaybill: `${String(houseWaybill)}9` } : { houses: houses.map((one) => ({ ...one, houseWaybill: `${String(one['houseWaybill'])}9` })) }),
  'the postal item': ({ houses = [] }) => ({ houses: houses.map((one) => ({ ...one, postalItem: 'CX00000000RS' })) }),
};

/** The shipment with something else that cannot be amended. Throws for words that name nothing: a mistake in the feature. */
export function withLockedChange(shipment: ShipmentFacts, words: string): ShipmentFacts {
  const change = LOCKED[words];
  if (change === undefined) throw new Error(`nothing locked is called "${words}"`);
  return { ...shipment, ...change(shipment) };
}
