import countries from './countries.json';

const NAMES: Readonly<Record<string, string>> = countries;

/**
 * Whom an operator asks about ICS2: the National Service Desk of the country that issued its EORI (Release 3 factsheet, further
 * information). Undefined for an EORI of no participating country. Addresses and telephone numbers are not ours to give: they
 * change, and stand on the Commission's page of service desks.
 */
export function nationalServiceDesk(eori: string): string | undefined {
  const country = eori.slice(0, 2);
  return Object.hasOwn(NAMES, country) ? `the National Service Desk of ${NAMES[country]!} (EORI ${eori})` : undefined;
}

/** Where the documents are, in English. */
export const DOCUMENTS = 'CIRCABC, group EU Advance Cargo Information System (ICS2)';
