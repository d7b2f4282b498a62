import type { KnownParty, PostalAddress } from './facts';
import type { KnownGroup } from './form';

/** Address of a party or a screening facility. */
export function address(postal: PostalAddress | undefined): KnownGroup | undefined {
  if (postal === undefined) return undefined;
  return {
    city: postal.city, country: postal.country, subDivision: postal.district, street: postal.street, streetAdditionalLine: postal.streetSecondLine,
    postCode: postal.postcode, number: postal.number, poBox: postal.poBox,
  };
}

/** Ways to reach a party, the preferred one first. */
function communication({ phone, email }: KnownParty): KnownGroup[] {
  return [
    ...(phone === undefined ? [] : [{ identifier: phone, type: 'TE' }]),
    ...(email === undefined ? [] : [{ identifier: email, type: 'EM' }]),
  ];
}

/** A trader as every table has it; rows that a table lacks (the kind of person of a carrier) are not filled there. */
export function party(who: KnownParty | undefined): KnownGroup | undefined {
  if (who === undefined) return undefined;
  return {
    name: who.name,
    identificationNumber: who.eori,
    typeOfPerson: who.person === 'natural' ? '1' : '2',
    address: address(who.address),
    communication: communication(who),
  };
}

/** Some tables have room for one way only to reach the party to notify. */
export function notifyParty(who: KnownParty | undefined): KnownGroup | undefined {
  const full = party(who);
  return full === undefined ? undefined : { ...full, communication: communication(who!).slice(0, 1) };
}
