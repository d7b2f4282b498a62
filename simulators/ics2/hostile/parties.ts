import { DECLARANT_EORI, OTHER_EORI } from '../../../certs/identities';

/** Registered parties that are not the probe: another operator, and one that only declares. */
export const ANOTHER_PARTY = OTHER_EORI;
export const ANOTHER_CARRIER = DECLARANT_EORI;
