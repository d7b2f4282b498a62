import type { Quirks } from '../../../protocols/as4';
import type { AccessPoint } from '../settings';

/** Partition channels of customs; the rest is the party id of the access point (ICD 4.3.3). */
const CHANNEL = 'urn:fdc:ec.europa.eu:2019:eu_ics2_c2t/EORI/';

/** How the operator pulls (ICD 4.1.3.3, 4.1.3.4, 4.3.3; eDelivery AS4 1.15, 1.5.5). */
export interface PullChoices {
  /** Whether an access point with this enrolment pulls at all. */
  pulls: (binding: AccessPoint['binding']) => boolean;
  channel: (partyId: string) => string;
  quirks: Quirks;
  /** Whether a pulled message gets its receipt, or error, by a request of its own. */
  answers: boolean;
  /** Whether an empty partition is a case for the operator's people, after which it pulls no more. */
  emptyIsAlarm: boolean;
}

export const SOUND_PULL: PullChoices = {
  pulls: (binding) => binding === 'pull', channel: (partyId) => `${CHANNEL}${partyId}`, quirks: {}, answers: true, emptyIsAlarm: false,
};
