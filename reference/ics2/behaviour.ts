import type { Opened, Packed, PartInfo, Quirks } from '../../protocols/as4';
import { SOUND_CONNECTION, type ConnectionChoices } from './access-point/connection';
import type { Outgoing } from './access-point/outgoing';
import { SOUND_PULL, type PullChoices } from './access-point/pull-choices';
import { SOUND_ARRIVAL, type ArrivalChoices } from './arrival/choices';
import { SOUND_AMENDMENT, type AmendmentChoices } from './amendment/choices';
import { SOUND_BOOKING, type BookingChoices } from './booking/choices';
import { SOUND_CONSULTATION, type ConsultationChoices } from './consultation/choices';
import { CAREFUL_CLERK, type Clerk } from './filing/clerk';
import type { Shipment } from './filing/facts';
import { FILING_FORM, type FilingForm } from './filing/form';
import { SOUND_INVALIDATION, type InvalidationChoices } from './invalidation/choices';
import { SOUND_CLIENTS, type ClientChoices } from './clients/shown';
import { SOUND_LINKING, type LinkingChoices } from './linking/choices';
import type { Filing } from './record';
import type { Attachment } from './referral/answer';
import { ATTACHMENT_CHOICES, type AttachmentChoices } from './referral/attachment';
import { SOUND_REFERRAL, type ReferralChoices } from './referral/choices';

const EORI_TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:EORI';
const CUSTOMS_TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:auth';
/** Sub-codes for trouble at UUM&DS or with it: A002 and A003 of the ICD; A0002 to A0004 as a Domibus writes them. A001 is the sender's own matter. */
const CUSTOMS_SIDE_TROUBLE = /\bA0{2,3}[2-4]\b/;

/** Header of one message to customs; the values of ICD 3.30, section 4.2. */
export interface HeaderChoices {
  /** `operator`: EORI of who declares; `own` holds that of who sends. */
  fromPartyId: (own: string, operator: string) => string;
  fromType: string;
  fromRole: string;
  toPartyId: (configured: string) => string;
  toType: string;
  toRole: string;
  agreement: string;
  agreementType: string | undefined;
  service: string;
  serviceType: string;
  action: (message: string) => string;
  messageProperties: { name: string; value: string }[] | undefined;
  timestamp: (epochMs: number) => string;
  messageId: (uuid: string, host: string) => string;
}

/** How the business document becomes a part of the message (ICD 4.2.5). */
export interface PayloadChoices {
  mimeType: string;
  characterSet: string | undefined;
  encode: (document: string) => Buffer;
  compress: boolean;
  /** Which documents travel in one message: the filing, and nothing else. */
  bundle: (document: string) => string[];
  /** Papers that nobody asked for, put beside the document: none. */
  encloses: (document: string) => readonly Attachment[];
  /** What PartInfo says of a part; undefined = what is true of it. */
  announce: ((contentId: string) => PartInfo) | undefined;
}

/** How receipts are made for what customs pushes (ICD 4.3.1, AS4 5.1.8). */
export interface ReceiptChoices {
  quirks: Quirks;
  /** What goes back on the connection on which a message came. */
  answerWith: 'receipt' | 'nothing' | 'message';
  /** Whether a message of customs is turned away as one that nobody here expects: none is (ICD Annex 1). */
  turnsAway: (action: string) => boolean;
}

/** How far incoming seals are believed. */
export interface SealChoices {
  /** Why a message that failed verification is nevertheless taken: never, in a sound access point. */
  overlook: (reason: string) => boolean;
  /** Why a message that passed verification is nevertheless refused: undefined, in a sound access point. */
  doubt: (opened: Extract<Opened, { ok: true }>) => string | undefined;
}

/** Reception awareness (ICD table 19, AS4 3.2). */
export interface DeliveryChoices {
  /** Whether an answer with this result of receipt matching counts as delivered. */
  counts: (receiptMatches: boolean) => boolean;
  retryMessageId: (first: string, fresh: () => string) => string;
  /** Told when all attempts are spent. */
  tellsProducer: boolean;
  /** Whether an attempt that found no connection at all is followed by another: an outage ends. */
  outlastsOutage: boolean;
  /** Whether an error of customs says that its own side is in trouble, so that the same message is worth another attempt (ICD Annex 4, table 24). */
  isTransient: (code: string, text: string) => boolean;
  /** Told when customs answers with eb:Error. */
  tellsRefusal: boolean;
  /** Whether an error signal with a SOAP Fault in its Body can be read. */
  readsFaultBody: boolean;
  detectsDuplicates: boolean;
  duplicateAnswer: 'receipt' | 'EBMS:0004';
  deliversTests: boolean;
  /** The business system files again on its own while the first message is still under way. */
  resubmits: boolean;
  /** Whether the nth connectivity test since the start goes out: every one. */
  sendsTest: (nth: number) => boolean;
  /** What a connectivity test sends (ICD 4.5.1). */
  ping: Outgoing;
}

/** What the business system makes of it. */
export interface ApplicationChoices {
  /** As what a shipment is filed: as what it was given for. */
  fileAs: (shipment: Shipment) => Shipment;
  /** Whether a filing is sent, now that it is made: always. */
  sends: (shipment: Shipment) => boolean;
  /** State of a filing once its receipt has come. */
  onReceipt: (filing: Filing) => void;
  /** LRN of a correction. */
  correctionLrn: (refused: string, fresh: () => string) => string;
  /** Keeps the errors of a refusal. */
  keepErrors: <T>(errors: T[]) => T[];
  /** Finds a filing by the MessageId where a reply has no functional reference. */
  correlatesByMessageId: boolean;
  /** Country whose customs gets a filing: that of the office of first entry, else the addressed Member State (ICD 3.3.2.4). */
  addressedCountry: (shipment: Shipment) => string | undefined;
}

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
    header: {
      fromPartyId: (own) => own,
      fromType: EORI_TYPE,
      fromRole: 'Trader',
      toPartyId: (configured) => configured,
      toType: CUSTOMS_TYPE,
      toRole: 'Customs',
      agreement: 'EU-ICS2-TI-V2.0',
      agreementType: 'ics2-interface-version',
      service: 'eu_ics2_t2c',
      serviceType: 'eu-customs-service-type',
      action: (message) => message,
      messageProperties: undefined,
      timestamp: (epochMs) => new Date(epochMs).toISOString(),
      messageId: (uuid, host) => `${uuid}@${host}`,
    },
    payload: {
      mimeType: 'application/xml',
      characterSet: 'utf-8',
      encode: (document) => Buffer.from(document, 'utf8'),
      compress: true,
      bundle: (document) => [document],
      encloses: () => [],
      announce: undefined,
    },
    attachments: { ...ATTACHMENT_CHOICES },
    referral: { ...SOUND_REFERRAL },
    amendment: { ...SOUND_AMENDMENT },
    invalidation: { ...SOUND_INVALIDATION },
    consultation: { ...SOUND_CONSULTATION },
    arrival: { ...SOUND_ARRIVAL },
    quirks: {},
    afterSealing: (packed) => packed,
    receipt: { quirks: {}, answerWith: 'receipt', turnsAway: () => false },
    seal: { overlook: () => false, doubt: () => undefined },
    files: (given) => given,
    delivery: {
      counts: (receiptMatches) => receiptMatches,
      retryMessageId: (first) => first,
      tellsProducer: true,
      outlastsOutage: true,
      isTransient: (code, text) => code === 'EBMS:0004' && CUSTOMS_SIDE_TROUBLE.test(text),
      tellsRefusal: true,
      readsFaultBody: true,
      detectsDuplicates: true,
      duplicateAnswer: 'receipt',
      deliversTests: false,
      resubmits: false,
      sendsTest: () => true,
      ping: { kind: 'test' },
    },
    pull: { ...SOUND_PULL },
    application: {
      fileAs: (shipment) => shipment,
      sends: () => true,
      onReceipt: () => undefined,
      correctionLrn: (_refused, fresh) => fresh(),
      keepErrors: (errors) => errors,
      correlatesByMessageId: true,
      addressedCountry: ({ customsOfficeOfFirstEntry, addressedMemberState }) => customsOfficeOfFirstEntry?.slice(0, 2) ?? addressedMemberState,
    },
    booking: { ...SOUND_BOOKING, filedAt: { ...SOUND_BOOKING.filedAt } },
    connection: { ...SOUND_CONNECTION },
    linking: { ...SOUND_LINKING },
    clients: { ...SOUND_CLIENTS },
  };
}
