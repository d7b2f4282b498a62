import { codeLists } from '../../../requirements/ics2/codelists/code-lists';
import { FactsIncomplete, type Consignment, type KnownParty, type PostalAddress, type Shipment } from './facts';

/**
 * What an operator looks at before it files, and mends where it can: each gives the fact as it will be sent.
 * @throws FactsIncomplete (each of them) where the fact cannot be sent
 */
export interface Clerk {
  containerNumber: (typed: string) => string;
  shipNumber: (typed: string) => string;
  phone: (typed: string) => string;
  address: (typed: PostalAddress) => PostalAddress;
}

/** Digits 1 to 6 weighted 7 down to 2; the last digit of the sum is the seventh (IMO resolution A.1117). */
function isShipNumber(digits: string): boolean {
  const sum = [7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return String(sum % 10) === digits[6];
}

/** CL733 marks C the countries without postcodes; one that it does not name is taken to have them. */
function hasPostcodes(country: string): boolean {
  const list = codeLists().get('CL733');
  return !(list?.kind === 'codes' && list.classes.get(country) === 'C');
}

export const CAREFUL_CLERK: Clerk = {
  containerNumber(typed) {
    const number = typed.replace(/[\s-]/g, '').toUpperCase();
    if (!/^[A-Z]{4}\d{7}$/.test(number)) throw new FactsIncomplete(`"${typed}" is no container number`);
    return number;
  },
  shipNumber(typed) {
    const number = typed.replace(/\s/g, '').toUpperCase();
    if (!/^IMO\d{7}$/.test(number) || !isShipNumber(number.slice(3))) throw new FactsIncomplete(`"${typed}" is no IMO ship number: check its last digit`);
    return number;
  },
  phone(typed) {
    // The zero in brackets is dialled inside the country only, and is no part of the international number.
    const number = typed.replace(/\(0\)/g, '').replace(/^\s*00/, '+').replace(/[\s()./-]+/g, ' ').trim();
    if (!/^\+\d( ?\d){6,14}$/.test(number)) throw new FactsIncomplete(`"${typed}" is no international telephone number`);
    return number;
  },
  address(typed) {
    if (typed.postcode === undefined && hasPostcodes(typed.country)) throw new FactsIncomplete(`an address in ${typed.country} needs a postcode`);
    return typed;
  },
};

const PARTIES = ['consignor', 'consignee', 'notifyParty', 'buyer', 'seller'] as const;

/**
 * The shipment as it will be sent.
 * @throws FactsIncomplete when it must not be
 */
export function lookedThrough(shipment: Shipment, clerk: Clerk = CAREFUL_CLERK): Shipment {
  const party = <P extends KnownParty>(who: P | undefined): P | undefined =>
    who === undefined
      ? undefined
      : {
          ...who,
          ...(who.phone === undefined ? {} : { phone: clerk.phone(who.phone) }),
          ...(who.address === undefined ? {} : { address: clerk.address(who.address) }),
        };
  // Cargo units of aircraft have numbers of another kind.
  const container = (number: string): string => (shipment.mode === 'air' ? number : clerk.containerNumber(number));
  const consignment = <C extends Consignment>(said: C): C => {
    const tidy = { ...said };
    for (const role of PARTIES) if (said[role] !== undefined) tidy[role] = party(said[role]);
    if (said.containers !== undefined) tidy.containers = said.containers.map((one) => ({ ...one, number: container(one.number) }));
    return tidy;
  };
  const { vessel } = shipment;
  return {
    ...consignment(shipment),
    declarant: party(shipment.declarant)!,
    representative: party(shipment.representative),
    carrier: party(shipment.carrier),
    vessel: vessel?.imo === undefined ? vessel : { ...vessel, imo: clerk.shipNumber(vessel.imo) },
    houses: shipment.houses?.map(consignment),
  };
}
