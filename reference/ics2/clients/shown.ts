import type { Filing } from '../record';

/** For whom the operator files; right by default, changed only by a planted fault. */
export interface ClientChoices {
  /** EORI of the client to whom what customs says of a filing is shown. `all`: every filing, in the order of their making. */
  client: (filing: Filing, all: readonly Filing[]) => string | undefined;
}

export const SOUND_CLIENTS: ClientChoices = { client: ({ shipment }) => shipment.declarant.eori };

/** What a client sees: how its own filings stand, and nobody else's (ICD 3.30, section 4.4.2). An operator that files for itself is its only client. */
export function shownTo(eori: string, filings: readonly Filing[], { client }: ClientChoices): Pick<Filing, 'lrn' | 'state' | 'mrn' | 'errors'>[] {
  return filings.filter((filing) => client(filing, filings) === eori).map(({ lrn, state, mrn, errors }) => ({ lrn, state, mrn, errors }));
}
