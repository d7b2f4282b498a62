import type { CarrierBehaviour } from './behaviour';
import type { Party, Shipment } from './facts';

const HS = /^(\d{4}|\d{6}|\d{8}|\d{10})$/;
const OFFICE = /^(\d{2}|\d{5}|\d{8})$/;
const TWELVE = /^\d{12}$/;

function codeProblems(shipment: Shipment): string[] {
  const parties: Party[] = [shipment.declarant, ...shipment.consignments.flatMap((one) => [one.consignor ?? {}, one.consignee ?? {}])];
  const wrong = (values: (string | undefined)[], form: RegExp, what: string): string[] =>
    values.filter((value): value is string => value !== undefined && !form.test(value)).map((value) => `${what} ${value}`);
  return [
    ...wrong(shipment.consignments.flatMap((one) => one.goods.map((item) => item.hs)), HS, 'HS code without 4, 6, 8 or 10 digits:'),
    ...wrong([shipment.entryOffice], OFFICE, 'customs office code without 2, 5 or 8 digits:'),
    ...wrong(parties.flatMap((party) => [party.bin, party.iin]), TWELVE, 'BIN or IIN without 12 digits:'),
  ];
}

/** Why this carrier will not send such a document; undefined when it will. A fourth vehicle or a wrong code never leaves the house. */
export function reasonNotToSend(shipment: Shipment, replaces: string | undefined, behaviour: CarrierBehaviour): string | undefined {
  if (shipment.transport.vehicles.length > behaviour.mostVehicles) return `one document names at most ${behaviour.mostVehicles} vehicles, these are ${shipment.transport.vehicles.length}`;
  const route = shipment.transport.ship?.route.length ?? 0;
  if (route > behaviour.mostRoutePoints) return `one document names at most ${behaviour.mostRoutePoints} points of a route, these are ${route}`;
  if (replaces !== undefined && !behaviour.takesForNumber(replaces)) return `${replaces} is not a registration number of pre-arrival information`;
  const empty = shipment.consignments.findIndex((one) => one.goods.length === 0);
  if (empty !== -1) return `consignment ${empty + 1} has no goods`;
  const codes = behaviour.checksCodes ? codeProblems(shipment) : [];
  return codes.length === 0 ? undefined : codes.join('; ');
}
