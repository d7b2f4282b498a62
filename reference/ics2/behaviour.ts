import type { Packed, Quirks } from '../../protocols/as4';
import { SOUND_RECEIPT, SOUND_SEAL, type ReceiptChoices, type SealChoices } from './access-point/answer-choices';
import { SOUND_CONNECTION, type ConnectionChoices } from './access-point/connection';
import { SOUND_DELIVERY, type DeliveryChoices } from './access-point/delivery-choices';
import { SOUND_HEADER, type HeaderChoices } from './access-point/header-choices';
import { SOUND_PAYLOAD, type PayloadChoices } from './access-point/payload-choices';
import { SOUND_PULL, type PullChoices } from './access-point/pull-choices';
import { SOUND_AMENDMENT, type AmendmentChoices } from './amendment/choices';
import { SOUND_ARRIVAL, type ArrivalChoices } from './arrival/choices';
import { SOUND_BOOKING, type BookingChoices } from './booking/choices';
import { SOUND_CLIENTS, type ClientChoices } from './clients/shown';
import { SOUND_CONSULTATION, type ConsultationChoices } from './consultation/choices';
import { CAREFUL_CLERK, type Clerk } from './filing/clerk';
import { FILING_FORM, type FilingForm } from './filing/form';
import { SOUND_INVALIDATION, type InvalidationChoices } from './invalidation/choices';
import { SOUND_LINKING, type LinkingChoices } from './linking/choices';
import { SOUND_APPLICATION, type ApplicationChoices } from './lodging/choices';
import { ATTACHMENT_CHOICES, type AttachmentChoices } from './referral/attachment';
import { SOUND_REFERRAL, type ReferralChoices } from './referral/choices';

/** Everything the operator chooses. The defaults are right; a planted fault changes exactly one choice. */
export interface Behaviour {
  clerk: Clerk;
  form: FilingForm;
  header: HeaderChoices;
  payload: PayloadChoices;
  attachments: AttachmentChoices;
  referral: ReferralChoices;
  amendment: AmendmentChoices;
  invalidation: InvalidationChoices;
  consultation: ConsultationChoices;
  arrival: ArrivalChoices;
  quirks: Quirks;
  /** Last look at a sealed message before it goes out. */
  afterSealing: (packed: Packed) => Packed;
  receipt: ReceiptChoices;
  seal: SealChoices;
  /** Which of the files named in `hello` it works with: its own. */
  files: (given: Record<string, string>) => Record<string, string>;
  delivery: DeliveryChoices;
  pull: PullChoices;
  application: ApplicationChoices;
  booking: BookingChoices;
  connection: ConnectionChoices;
  linking: LinkingChoices;
  clients: ClientChoices;
}

export function soundBehaviour(): Behaviour {
  return {
    clerk: { ...CAREFUL_CLERK },
    form: { ...FILING_FORM },
    header: { ...SOUND_HEADER },
    payload: { ...SOUND_PAYLOAD },
    attachments: { ...ATTACHMENT_CHOICES },
    referral: { ...SOUND_REFERRAL },
    amendment: { ...SOUND_AMENDMENT },
    invalidation: { ...SOUND_INVALIDATION },
    consultation: { ...SOUND_CONSULTATION },
    arrival: { ...SOUND_ARRIVAL },
    quirks: {},
    afterSealing: (packed) => packed,
    receipt: { ...SOUND_RECEIPT },
    seal: { ...SOUND_SEAL },
    files: (given) => given,
    delivery: { ...SOUND_DELIVERY },
    pull: { ...SOUND_PULL },
    application: { ...SOUND_APPLICATION },
    booking: { ...SOUND_BOOKING, filedAt: { ...SOUND_BOOKING.filedAt } },
    connection: { ...SOUND_CONNECTION },
    linking: { ...SOUND_LINKING },
    clients: { ...SOUND_CLIENTS },
  };
}
