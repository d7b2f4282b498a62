import { AGENT, FORWARDER, IMPORTER } from './companies';
import type { GoodsFacts, ShipmentFacts } from './facts';

const SCREENED = {
  alarm: false, methods: ['XRY', 'EDD'], by: { name: 'Sigurnost A.D.', number: 'RA3-00017' }, remarks: 'screened as one lot',
  at: { street: 'Aerodrom', number: '1', postcode: '11180', city: 'Belgrade', country: 'RS' },
};

/** What may be said of any consignment; a filing without room for it leaves it out. */
const MORE = {
  ucr: '6CN2026UCR000451', notes: ['Handle by hook only'], documents: [{ number: 'INV-2026-118', type: 'N380' }],
  supplyChainActors: [{ eori: FORWARDER.eori, role: 'freight-forwarder' }],
  notifyParty: { ...AGENT, email: 'notify@agent.example' },
  supplementaryDeclarants: [{ eori: IMPORTER.eori, level: 'sub-house' }],
};

/** What carries the goods within the ship, aircraft, lorry or train. */
function carriedIn(shipment: ShipmentFacts): Partial<ShipmentFacts> {
  const departed = shipment['departure'] === undefined ? {} : { departed: shipment['departure'] };
  if (shipment['mode'] === 'air') return { containers: [{ number: 'PMC30219MS' }] };
  const containers = [{ number: 'CSQU3054383', sizeAndType: '1', suppliedBy: 'shipper' }];
  if (shipment['mode'] === 'rail') return { ...departed, containers, wagons: [{ registration: '33720000124-2', type: '2303', nationality: 'RS' }] };
  return { ...departed, containers, trailers: [{ registration: 'SH 4711 T', type: '395', nationality: 'DE' }] };
}

/** What only filings with money in them have room for: express and post, with a customs declaration of low value. */
const euro = (amount: number) => ({ amount, currency: 'EUR' });
const VALUE = { lowValue: true, postage: euro(12.5), invoiceTotal: euro(340), additions: euro(4.2), vat: { number: 'IM3720000224', role: 'FR5' } };

const fuller = (goods: GoodsFacts, at: number): GoodsFacts => ({
  ...goods, cnDigits: '00', netMassKg: 1, value: euro(170), nature: 'sale', origin: 'CN',
  // Said of one item only: what is the same for all belongs to the consignment.
  ...(at === 0 ? { cusCode: '0012345-6', unNumbers: ['1263'], documents: [{ number: 'CERT-7', type: 'N002' }], notes: ['Keep upright'] } : {}),
});

function allOf(said: Partial<ShipmentFacts>, at = 0): Partial<ShipmentFacts> {
  const second = (goods: GoodsFacts[]): GoodsFacts[] => [...goods, { ...goods[0]!, description: `${goods[0]!.description}, spare` }];
  return {
    ...said,
    ...(said.goods === undefined ? {} : { goods: second(said.goods).map(fuller) }),
    ...(said.containers === undefined ? {} : { containers: said.containers.map((one) => ({ ...one, seals: ['CN778812', 'CN778813'] })) }),
    ...(at === 0 ? {} : { ucr: `6CN2026UCR00045${at}` }),
  };
}

/** A further house consignment like the first, under a number of its own. */
function another(house: Partial<ShipmentFacts>): Partial<ShipmentFacts> {
  const numbers = ['houseBill', 'houseWaybill', 'postalItem', 'consignmentNote', 'ucr'].filter((name) => typeof house[name] === 'string');
  return { ...house, ...Object.fromEntries(numbers.map((name) => [name, `${String(house[name])}9`])) };
}

/** The same shipment with all that can be said of it. */
export function withEverything(shipment: ShipmentFacts): ShipmentFacts {
  const { houses, declarant } = shipment;
  return {
    ...MORE,
    ...(shipment.goods === undefined && houses?.[0]?.goods === undefined ? {} : VALUE),
    ...allOf({ ...carriedIn(shipment), ...shipment }),
    screening: SCREENED,
    representative: { ...AGENT, email: 'filing@agent.example', acts: 'direct' },
    declarant: { ...declarant, email: 'ens@operator.example', address: { ...declarant.address, streetSecondLine: 'Block D', district: 'HafenCity' } },
    ...(shipment['flight'] === undefined ? {} : { flight: { ...shipment['flight'], aircraft: 'YU-APX' } }),
    ...(houses === undefined ? {} : { houses: [...houses, another(houses[0]!)].map(allOf) }),
  };
}
