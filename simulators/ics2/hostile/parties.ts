import { DECLARANT_EORI, OTHER_EORI } from '../../../certs/identities';
import { OTHER_EORI_SEAL, type SealName } from './seals';

/** Registered parties that are not the probe: another operator, and one that only declares. */
export const ANOTHER_PARTY = OTHER_EORI;
export const ANOTHER_CARRIER = DECLARANT_EORI;

/** Host part of what probes call their messages. */
export const PROBE_HOST = 'as4.probe.example';

/** Under which system identifier, and with whose registered seal, a probe takes part. */
export interface ProbeParty {
  system: string;
  seal: SealName;
}

export const PROBE: ProbeParty = { system: 'PROBE', seal: 'operator.seal' };
/** Another access point of the same operator. */
export const SECOND_ACCESS_POINT: ProbeParty = { system: 'PROBE2', seal: 'operator.seal' };
/** An access point of another operator, which carries what the probe files. */
export const CARRIER: ProbeParty = { system: 'CARRIER', seal: OTHER_EORI_SEAL };

/** Traders that file beside the operator under test, each with an EORI, a seal and an access point of its own. */
export const HOUSE_FILER: ProbeParty = { system: 'FORWARDER', seal: 'house-filer.seal' };
export const SECOND_HOUSE_FILER: ProbeParty = { system: 'GROUPAGE', seal: 'second-house-filer.seal' };
export const CONSIGNEE: ProbeParty = { system: 'CONSIGNEE', seal: 'consignee.seal' };
export const POST: ProbeParty = { system: 'POST', seal: 'post.seal' };
