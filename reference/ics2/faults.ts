import type { PlantedFault } from '../model';
import type { Behaviour } from './behaviour';
import { ARRIVAL_FAULTS } from './faults/arrival';
import { AMENDMENT_FAULTS } from './faults/amendment';
import { BOOKING_FAULTS } from './faults/booking';
import { bareIssuerSerial, withEncryptedKey } from './faults/after-sealing';
import { ENROLMENT_FAULTS, under } from './faults/enrolment';
import { asWordDocument } from './faults/attaching';
import { FILING_FAULTS } from './faults/filing';
import { announcedGzipOnly, announcedHttps, scansAsTheyAre } from './faults/payload';
import { withoutPrefixLists } from './faults/receiving';
import { LINKING_FAULTS } from './faults/linking';
import { PROVIDER_FAULTS } from './faults/provider';
import { REFERRAL_FAULTS } from './faults/referral';
import { SEAL_OWNER_FAULTS } from './faults/seal-owner';

type Fault = PlantedFault<Behaviour>;

const CUSTOMS_TYPE_OF_RELEASE_1 = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:authority';
const EBMS_ROLE = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/';

/** Refusal reasons of a message whose bytes are not those that were sealed. */
const BROKEN_SEAL = ['digest-mismatch', 'signature-mismatch'];
/** Refusal reasons of a message whose signed parts are elsewhere than those processed. */
const WRAPPED = ['relocated-header', 'relocated-body'];

/** Header values (ICD 4.2). */
const HEADER: Fault[] = [
  { requirement: 'ICS2-AS4-01', change: ({ header }) => (header.fromType = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered') },
  {
    requirement: 'ICS2-AS4-02',
    change: ({ header }) => (header.fromPartyId = under('NL111222333')),
    touches: [
      { requirement: 'ICS2-SEED-02', why: 'the EORI of the sender is compared with the declared system too' },
      { requirement: 'ICS2-SEED-07', why: 'and with the declarant' },
      { requirement: 'ICS2-SEED-12', why: 'and with the seal' },
    ],
  },
  { requirement: 'ICS2-AS4-03', change: ({ header }) => (header.toType = CUSTOMS_TYPE_OF_RELEASE_1) },
  {
    requirement: 'ICS2-AS4-04',
    change: ({ header }) => {
      header.fromRole = `${EBMS_ROLE}initiator`;
      header.toRole = `${EBMS_ROLE}responder`;
    },
  },
  {
    requirement: 'ICS2-AS4-05',
    change: ({ header }) => (header.agreement = 'EU-ICS2-TI-V1.0'),
    touches: [{ requirement: 'ICS2-SEED-11', why: 'the agreement is half of the edition in force' }],
  },
  { requirement: 'ICS2-AS4-06', change: ({ header }) => (header.agreementType = undefined) },
  { requirement: 'ICS2-AS4-07', change: ({ header }) => (header.service = 'eu_ics2_c2t') },
  { requirement: 'ICS2-AS4-08', change: ({ header }) => (header.action = (message) => message.replace('IE3A', 'IE3F')) },
  {
    requirement: 'ICS2-AS4-10',
    change: ({ header }) => (header.messageProperties = [{ name: 'originalSender', value: 'operator' }, { name: 'finalRecipient', value: 'customs' }]),
  },
  // Two hours east of Greenwich, the same instant: only the form is wrong.
  { requirement: 'ICS2-AS4-11', change: ({ header }) => (header.timestamp = (at) => new Date(at + 7_200_000).toISOString().replace('Z', '+02:00')) },
  { requirement: 'ICS2-AS4-12', change: ({ header }) => (header.messageId = (uuid, host) => `<${uuid}@${host}>`) },
  { requirement: 'ICS2-AS4-14', change: ({ quirks }) => (quirks.collaborationFirst = true) },
  { requirement: 'ICS2-AS4-15', change: ({ quirks }) => (quirks.rootMediaType = 'text/xml') },
];

/** How the business document travels (ICD 4.2.5). */
const PAYLOAD: Fault[] = [
  { requirement: 'ICS2-AS4-16', change: ({ quirks }) => (quirks.businessInBody = true) },
  { requirement: 'ICS2-AS4-17', change: ({ payload }) => (payload.bundle = (document) => [document, document]) },
  { requirement: 'ICS2-AS4-18', change: ({ payload }) => (payload.mimeType = 'text/xml') },
  { requirement: 'ICS2-AS4-19', change: ({ payload }) => (payload.encode = (document) => Buffer.from(document, 'latin1')) },
  { requirement: 'ICS2-AS4-20', change: ({ payload }) => announcedGzipOnly(payload) },
  { requirement: 'ICS2-AS4-24', change: ({ payload }) => (payload.encloses = scansAsTheyAre) },
  { requirement: 'ICS2-AS4-21', change: ({ payload }) => announcedHttps(payload) },
  { requirement: 'ICS2-AS4-22', change: ({ attachments }) => (attachments.attach = asWordDocument) },
  { requirement: 'ICS2-AS4-23', change: ({ attachments }) => (attachments.identification = (_contentId, { filename }) => filename) },
];

/** The seal (ICD 4.6.2). */
const SEAL: Fault[] = [
  { requirement: 'ICS2-SEC-01', change: ({ quirks }) => (quirks.signatureAlgorithm = 'rsa-sha1') },
  { requirement: 'ICS2-SEC-02', change: ({ quirks }) => (quirks.unsignedParts = true) },
  { requirement: 'ICS2-SEC-03', change: ({ quirks }) => (quirks.digestUncompressed = true) },
  { requirement: 'ICS2-SEC-05', change: ({ quirks }) => (quirks.tokenType = 'X509v3') },
  { requirement: 'ICS2-SEC-06', change: ({ quirks }) => (quirks.reverseChain = true) },
  { requirement: 'ICS2-SEC-07', change: (behaviour) => (behaviour.afterSealing = bareIssuerSerial) },
  { requirement: 'ICS2-SEC-08', change: (behaviour) => (behaviour.afterSealing = withEncryptedKey) },
];

/** Receiving what customs pushes (ICD 4.3.1, 4.6.2). */
const RECEIVING: Fault[] = [
  { requirement: 'ICS2-AS4-25', change: ({ receipt }) => (receipt.answerWith = 'nothing') },
  { requirement: 'ICS2-AS4-26', change: ({ receipt }) => (receipt.quirks = { receiptReferences: 'missing' }) },
  {
    requirement: 'ICS2-AS4-27',
    change: ({ receipt }) => (receipt.answerWith = 'message'),
    touches: [{ requirement: 'ICS2-AS4-25', why: 'an HTTP response holds one message; where it is a UserMessage the receipt has no room' }],
  },
  { requirement: 'ICS2-SEC-18', change: ({ receipt }) => (receipt.quirks = { unsignedBody: true }) },
  { requirement: 'ICS2-SEC-17', change: ({ connection }) => (connection.checksPeer = false) },
  { requirement: 'ICS2-SEC-04', change: ({ seal }) => (seal.doubt = withoutPrefixLists) },
  { requirement: 'ICS2-SEC-16', change: ({ connection }) => (connection.oldest = 'TLSv1') },
  { requirement: 'ICS2-SEC-20', change: ({ seal }) => (seal.overlook = (reason) => BROKEN_SEAL.includes(reason)) },
  { requirement: 'ICS2-SEC-21', change: ({ seal }) => (seal.overlook = (reason) => WRAPPED.includes(reason)) },
  { requirement: 'ICS2-SEC-24', change: ({ seal }) => (seal.overlook = (reason) => reason === 'not-xml') },
  { requirement: 'ICS2-AS4-33', change: ({ delivery }) => (delivery.detectsDuplicates = false) },
  { requirement: 'ICS2-AS4-34', change: ({ delivery }) => (delivery.duplicateAnswer = 'EBMS:0004') },
  { requirement: 'ICS2-AS4-47', change: ({ delivery }) => (delivery.deliversTests = true) },
];

/** Reception awareness (AS4 3.2). */
const SENDING: Fault[] = [
  { requirement: 'ICS2-AS4-29', change: ({ delivery }) => (delivery.counts = () => true) },
  {
    requirement: 'ICS2-AS4-30',
    change: ({ delivery }) => (delivery.retryMessageId = (_first, fresh) => fresh()),
    touches: [{ requirement: 'ICS2-AS4-32', why: 'a retry under a new MessageId is, on the wire, the same filing issued again' }],
  },
  { requirement: 'ICS2-EVD-01', change: ({ delivery }) => (delivery.keepsReceipts = false) },
  { requirement: 'ICS2-AS4-31', change: ({ delivery }) => (delivery.tellsProducer = false) },
  {
    requirement: 'ICS2-AS4-32',
    change: ({ delivery }) => (delivery.resubmits = true),
    touches: [{ requirement: 'ICS2-AS4-48', why: 'in an outage too, what is filed anew after the first attempt arrives twice' }],
  },
  {
    requirement: 'ICS2-AS4-44',
    change: ({ delivery }) => (delivery.tellsRefusal = false),
    touches: [
      { requirement: 'ICS2-AS4-45', why: 'an error that is only logged is not reported either, signed or not' },
      { requirement: 'ICS2-SEC-23', why: 'nor is a refusal with sub-code A001' },
    ],
  },
  { requirement: 'ICS2-AS4-48', change: ({ delivery }) => (delivery.outlastsOutage = false) },
  { requirement: 'ICS2-SEC-23', change: ({ delivery }) => (delivery.isTransient = () => false) },
  { requirement: 'ICS2-AS4-45', change: ({ delivery }) => (delivery.readsFaultBody = false) },
  {
    requirement: 'ICS2-AS4-46',
    change: ({ delivery }) => (delivery.ping = { kind: 'business', action: 'IE3F10', document: '<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2"><LRN>PING</LRN></IE3F10>' }),
  },
];

/** Pulling (ICD 4.1.3.3, 4.1.3.4, 4.3.3). */
const PULLING: Fault[] = [
  { requirement: 'ICS2-AS4-36', change: ({ pull }) => (pull.channel = () => `${EBMS_ROLE}defaultMPC`) },
  { requirement: 'ICS2-AS4-38', change: ({ pull }) => (pull.answers = false) },
  { requirement: 'ICS2-AS4-39', change: ({ pull }) => (pull.emptyIsAlarm = true) },
  { requirement: 'ICS2-SEC-19', change: ({ pull }) => (pull.quirks = { unsigned: true }) },
  {
    requirement: 'ICS2-ENR-01',
    change: ({ pull }) => (pull.pulls = () => true),
    touches: [{ requirement: 'ICS2-AS4-39', why: 'customs refuses to hand out where it pushes, and that refusal is a case in the record' }],
  },
];

/** The business system. */
const APPLICATION: Fault[] = [
  {
    requirement: 'ICS2-LIF-04',
    change: ({ application }) =>
      (application.onReceipt = (filing) => {
        filing.state = 'registered';
      }),
  },
  { requirement: 'ICS2-ERR-06', change: ({ application }) => (application.correlatesByMessageId = false) },
  { requirement: 'ICS2-ERR-07', change: ({ application }) => (application.keepErrors = (errors) => errors.slice(-1)) },
  { requirement: 'ICS2-DAT-03', change: ({ application }) => (application.correctionLrn = (refused) => refused) },
];

/**
 * The planted faults of the reference operator: the catalogue's `fault` of each requirement that the suite claims of an
 * operator, as one change of its behaviour.
 */
export const OPERATOR_FAULTS: Fault[] = [...HEADER, ...PAYLOAD, ...SEAL, ...RECEIVING, ...SENDING, ...PULLING, ...APPLICATION, ...FILING_FAULTS, ...AMENDMENT_FAULTS, ...ENROLMENT_FAULTS, ...SEAL_OWNER_FAULTS, ...LINKING_FAULTS, ...PROVIDER_FAULTS, ...REFERRAL_FAULTS, ...ARRIVAL_FAULTS, ...BOOKING_FAULTS];
