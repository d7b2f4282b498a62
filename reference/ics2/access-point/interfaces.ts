/** A Trader Interface that the operator may address. */
export interface CustomsInterface {
  partyId: string;
  url: string;
  /** Member State whose own interface it is, ISO 3166-1 alpha-2; absent for the shared one. */
  country?: string;
}

/** The interface of this country: its own where it has one, else the shared one (ICD 3.3.2.4). The shared one stands first. */
export function interfaceFor(country: string | undefined, interfaces: readonly CustomsInterface[]): CustomsInterface {
  return interfaces.find((one) => one.country !== undefined && one.country === country) ?? interfaces[0]!;
}
