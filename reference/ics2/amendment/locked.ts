import { housesOf, type Consignment, type Shipment } from '../filing/facts';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What must stay as it was filed, and how it is told apart. */
const AS_FILED: readonly (readonly [what: string, of: (shipment: Shipment) => unknown])[] = [
  ['the type of the filing', ({ filing }) => filing],
  ['the representative', ({ representative }) => representative?.eori],
  ['the declarant', ({ declarant }) => declarant.eori],
  ['the carrier', ({ carrier }) => carrier?.eori],
  ['the mode of transport', ({ mode }) => mode],
  ['the means of transport', ({ vessel, truck, flight }) => [vessel?.imo, vessel?.eni, truck?.registration, flight?.aircraft]],
  ['the number of the journey', ({ flight, train }) => [flight?.number, train?.number]],
  ['the customs office of first entry', ({ customsOfficeOfFirstEntry }) => customsOfficeOfFirstEntry],
  ['the master document', ({ billOfLading, airWaybill, consignmentNote }) => [billOfLading, airWaybill, consignmentNote]],
];

/** By which a consignment within the carrier's is known. */
const numberOf = ({ houseBill, houseWaybill, postalItem, consignmentNote }: Consignment): string =>
  [houseBill, houseWaybill, postalItem, consignmentNote].filter((one) => one !== undefined).join(' ');

/** Consignments may be left out, not added or renamed; so may goods items, which have no other name than their place. */
function consignments(filed: Shipment, asked: Shipment): string[] {
  const before = new Map(housesOf(filed).map((house) => [numberOf(house), house]));
  return housesOf(asked).flatMap((house) => {
    const known = before.get(numberOf(house));
    if (known === undefined) return ['a house document'];
    return (house.goods?.length ?? 0) > (known.goods?.length ?? 0) ? ['another goods item'] : [];
  });
}

/**
 * What is asked for that an amendment cannot bring about (HTI Rules and Conditions 2.01, R3024; CL723 code 101): our own reading of
 * it in terms of a shipment. Empty = the change may be sent.
 */
export function lockedChanges(filed: Shipment, asked: Shipment): string[] {
  const unlike = AS_FILED.filter(([, of]) => !same(of(filed), of(asked))).map(([what]) => what);
  return [...unlike, ...new Set(consignments(filed, asked))];
}
