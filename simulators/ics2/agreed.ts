import { NS, type Party } from '../../protocols/as4';

/** What the parties of ICS2 have agreed to write in headers. */

const OF_CUSTOMS = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';
/** Type of the PartyId of a trader's access point (ICD 3.30, 4.2.2.1, table 8). */
export const EORI_TYPE = `${OF_CUSTOMS}EORI`;
/** Type of the PartyId of a trader interface. */
export const CUSTOMS_TYPE = `${OF_CUSTOMS}auth`;
/** The same in edition 2.50 of the ICD. */
export const OLDER_CUSTOMS_TYPE = `${OF_CUSTOMS}authority`;

export const asTrader = (partyId: string): Party => ({ partyId, type: EORI_TYPE, role: 'Trader' });
export const asCustoms = (partyId: string): Party => ({ partyId, type: CUSTOMS_TYPE, role: 'Customs' });

/** Of the interface version in force (ICD 3.30, 4.2.3.1: Releases 2 and 3), and of the one before. */
export const AGREEMENT = 'EU-ICS2-TI-V2.0';
export const AGREEMENT_OF_RELEASE_1 = 'EU-ICS2-TI-V1.0';
export const AGREEMENT_TYPE = 'ics2-interface-version';

/** Of connectivity tests (ICD 3.30, 4.5.1). */
export const TEST_SERVICE = `${NS.eb}service`;
export const TEST_ACTION = `${NS.eb}test`;
