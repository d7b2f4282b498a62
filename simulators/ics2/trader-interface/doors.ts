/**
 * A Trader Interface as operators address it: the shared one or a Member State's own (ICD 3.30, 4.2.2.1). What lies behind the doors
 * is one: parties, registers and the Common Repository.
 */
export interface Door {
  partyId: string;
  /** Host part of its message ids. */
  fqdn: string;
  /** What diagrams call it. */
  name: string;
  /** Name of its endpoint in `hello`. */
  endpoint: string;
  /** Member State whose own interface it is; absent for the shared one. */
  country?: string;
}

export const SHARED: Door = { partyId: 'sti-taxud', fqdn: 'sti.customs.example', name: 'trader-interface', endpoint: 'ics2.trader-interface' };

/** Of Belgium, since the specification's own example is `nti-be`. */
export const BELGIAN: Door = { partyId: 'nti-be', fqdn: 'nti-be.customs.example', name: 'trader-interface-be', endpoint: 'ics2.nti-be', country: 'BE' };

const NATIONAL: readonly Door[] = [BELGIAN];

/** The door at which a filing for this country is expected: its own, else the shared one (ICD 3.3.2.4). */
export function doorOf(country: string): Door {
  return NATIONAL.find((door) => door.country === country) ?? SHARED;
}

/** Facts of `hello`, counted from 1: `ics2.nationalInterface.1.partyId` and `.country`; the endpoint is `ics2.<partyId>`. */
export function nationalInterfaceFacts(): Record<string, string> {
  return Object.fromEntries(NATIONAL.flatMap(({ partyId, country = '' }, index) => [
    [`ics2.nationalInterface.${index + 1}.partyId`, partyId],
    [`ics2.nationalInterface.${index + 1}.country`, country],
  ]));
}
