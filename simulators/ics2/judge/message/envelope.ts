import { child, children } from '../../../../protocols/xml';
import type { Tolerates, ToleranceName } from '../../../../requirements/ics2/tolerances';
import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';
import { AGREEMENT, AGREEMENT_OF_RELEASE_1, AGREEMENT_TYPE, CUSTOMS_TYPE, EORI_TYPE, OLDER_CUSTOMS_TYPE, TEST_ACTION, TEST_SERVICE } from '../../agreed';
import { said, saidAttribute, type Dissection } from './dissection';
import { schemaBreach } from './header-schema';

/** A message of the operator and what it is judged against. */
export interface EnvelopeSubject {
  message: Dissection;
  /** EORI of the system owner that operates the access point, as declared. */
  operatorEori: string;
  /** Party id of the addressed interface. */
  customsPartyId: string;
  /** Host name of the access point that sends, where it is known. */
  fqdn?: string;
  /** Wall time of reception and permitted difference, ms. */
  receivedAt: number;
  skewMs: number;
  /** Local name of the business document's root, where it could be read. */
  businessRoot?: string;
  tolerates: Tolerates;
}

/** The tolerance under which a header of exactly this kind comes, where the run has it. */
const tolerance = (name: ToleranceName, departs: (message: Dissection) => boolean) => ({ message, tolerates }: EnvelopeSubject): string | undefined =>
  (tolerates(name) && departs(message) ? name : undefined);

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const AGREEMENT_REF = 'CollaborationInfo/AgreementRef';
const FROM = 'PartyInfo/From';
const TO = 'PartyInfo/To';
const MESSAGE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)$/i;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/;

/** `[systemId@]EORI[@MS]` (ICD 4.2.2.1, table 8). */
export function readPartyId(partyId: string): { system?: string; eori: string; memberState?: string } | undefined {
  const match = /^(?:([A-Za-z0-9]{1,12})@)?([A-Z]{2}[A-Za-z0-9]{1,15})(?:@([A-Z]{2}))?$/.exec(partyId);
  return match === null ? undefined : { system: match[1], eori: match[2]!, memberState: match[3] };
}

/** MS is there only where another country than that of the EORI holds the certificate (table 8). */
function isPartyIdOf(operatorEori: string, partyId: string): boolean {
  const read = readPartyId(partyId);
  return read?.eori === operatorEori && read.memberState !== operatorEori.slice(0, 2);
}

const headerBreach = ({ userMessage }: Dissection): string | undefined => (userMessage === undefined ? 'no eb:UserMessage' : schemaBreach(userMessage));

const count = (subject: EnvelopeSubject, side: string): number => children(child(child(subject.message.userMessage, 'PartyInfo'), side), 'PartyId').length;

const RULES: Rule<EnvelopeSubject>[] = [
  {
    requirement: 'ICS2-AS4-01',
    expected: `From/PartyId/@type = ${EORI_TYPE}`,
    observe: ({ message }) => saidAttribute(message, `${FROM}/PartyId`, 'type'),
    holds: ({ message }) => saidAttribute(message, `${FROM}/PartyId`, 'type') === EORI_TYPE,
  },
  {
    requirement: 'ICS2-AS4-02',
    expected: ({ operatorEori }) => `[systemId@]EORI[@MS] with the access point operator's EORI ${operatorEori}, and MS only where it is another country`,
    observe: ({ message }) => said(message, `${FROM}/PartyId`),
    holds: ({ message, operatorEori }) => isPartyIdOf(operatorEori, said(message, `${FROM}/PartyId`)),
  },
  {
    requirement: 'ICS2-AS4-03',
    expected: ({ customsPartyId }) => `To/PartyId = ${customsPartyId} of type ${CUSTOMS_TYPE}`,
    observe: ({ message }) => `${said(message, `${TO}/PartyId`)} of type ${saidAttribute(message, `${TO}/PartyId`, 'type')}`,
    holds: ({ message, customsPartyId }) => said(message, `${TO}/PartyId`) === customsPartyId && saidAttribute(message, `${TO}/PartyId`, 'type') === CUSTOMS_TYPE,
    tolerance: tolerance('ics2.tolerance.customsType', (message) => saidAttribute(message, `${TO}/PartyId`, 'type') === OLDER_CUSTOMS_TYPE),
  },
  {
    requirement: 'ICS2-AS4-04',
    expected: 'one PartyId on each side, roles Trader and Customs',
    observe: (subject) => `${count(subject, 'From')} PartyId from ${said(subject.message, `${FROM}/Role`)}, ${count(subject, 'To')} PartyId to ${said(subject.message, `${TO}/Role`)}`,
    holds: (subject) =>
      count(subject, 'From') === 1 && count(subject, 'To') === 1 && said(subject.message, `${FROM}/Role`) === 'Trader' && said(subject.message, `${TO}/Role`) === 'Customs',
  },
  {
    requirement: 'ICS2-AS4-05',
    expected: `AgreementRef = ${AGREEMENT}`,
    observe: ({ message }) => said(message, AGREEMENT_REF),
    holds: ({ message }) => said(message, AGREEMENT_REF) === AGREEMENT,
    tolerance: tolerance('ics2.tolerance.agreement', (message) => said(message, AGREEMENT_REF) === AGREEMENT_OF_RELEASE_1),
  },
  {
    requirement: 'ICS2-AS4-06',
    expected: `AgreementRef/@type = ${AGREEMENT_TYPE}, no @pmode`,
    observe: ({ message }) =>
      `@type ${saidAttribute(message, AGREEMENT_REF, 'type')}, @pmode ${saidAttribute(message, AGREEMENT_REF, 'pmode')}`,
    holds: ({ message }) =>
      saidAttribute(message, AGREEMENT_REF, 'type') === AGREEMENT_TYPE &&
      saidAttribute(message, AGREEMENT_REF, 'pmode') === '(absent)',
    tolerance: tolerance('ics2.tolerance.agreementType', (message) =>
      ['type', 'pmode'].every((name) => saidAttribute(message, AGREEMENT_REF, name) === '(absent)')),
  },
  {
    requirement: 'ICS2-AS4-07',
    expected: 'Service = eu_ics2_t2c of type eu-customs-service-type',
    observe: ({ message }) => `${said(message, 'CollaborationInfo/Service')} of type ${saidAttribute(message, 'CollaborationInfo/Service', 'type')}`,
    holds: ({ message }) =>
      said(message, 'CollaborationInfo/Service') === 'eu_ics2_t2c' && saidAttribute(message, 'CollaborationInfo/Service', 'type') === 'eu-customs-service-type',
  },
  {
    requirement: 'ICS2-AS4-10',
    expected: 'no eb:MessageProperties',
    observe: ({ message }) => (child(message.userMessage, 'MessageProperties') === undefined ? 'none' : 'present'),
    holds: ({ message }) => message.userMessage !== undefined && child(message.userMessage, 'MessageProperties') === undefined,
  },
  {
    requirement: 'ICS2-AS4-11',
    expected: ({ skewMs }) => `an xs:dateTime in UTC within ${skewMs / 1000} s of the time of reception`,
    observe: ({ message, receivedAt }) => `${said(message, 'MessageInfo/Timestamp')}, received ${new Date(receivedAt).toISOString()}`,
    holds: ({ message, receivedAt, skewMs }) => {
      const text = said(message, 'MessageInfo/Timestamp');
      return UTC.test(text) && Math.abs(Date.parse(text.endsWith('Z') ? text : `${text}Z`) - receivedAt) <= skewMs;
    },
  },
  {
    requirement: 'ICS2-AS4-12',
    expected: ({ fqdn }) => `<UUID>@${fqdn === undefined ? 'host name' : `${fqdn} (party.fqdn)`} without angle brackets`,
    observe: ({ message }) => said(message, 'MessageInfo/MessageId'),
    holds: ({ message, fqdn }) => {
      const match = MESSAGE_ID.exec(said(message, 'MessageInfo/MessageId'));
      return match !== null && (fqdn === undefined || match[1]!.toLowerCase() === fqdn.toLowerCase());
    },
  },
  {
    requirement: 'ICS2-AS4-14',
    expected: 'eb:UserMessage valid by the ebMS 3.0 schema, in its element order',
    observe: ({ message }) => headerBreach(message) ?? 'valid, and in order',
    holds: ({ message }) => headerBreach(message) === undefined,
  },
  {
    requirement: 'ICS2-AS4-15',
    expected: 'multipart/related (type) with a SOAP 1.2 envelope as application/soap+xml in UTF-8',
    observe: ({ message }) => `${message.mediaType ?? '(none)'}, root part ${message.root?.mediaType ?? '(none)'}, charset ${message.root?.charset ?? '(absent)'}, envelope namespace ${message.envelope?.ns ?? '(none)'}`,
    holds: ({ message }) =>
      message.mediaType === 'multipart/related' &&
      message.contentTypeParameters.get('type')?.toLowerCase() === 'application/soap+xml' &&
      message.root?.mediaType === 'application/soap+xml' &&
      (message.root.charset ?? 'utf-8').toLowerCase() === 'utf-8' &&
      message.envelope?.ns === SOAP_12,
    tolerance: tolerance('ics2.tolerance.rootPart', (message) => message.root?.mediaType === 'text/xml' && message.envelope?.ns === SOAP_12),
  },
];

const BUSINESS_RULES: Rule<EnvelopeSubject>[] = [
  {
    requirement: 'ICS2-AS4-08',
    expected: ({ businessRoot }) => `Action = the business document's root element (${businessRoot ?? 'not readable'})`,
    observe: ({ message }) => said(message, 'CollaborationInfo/Action'),
    holds: ({ message, businessRoot }) => said(message, 'CollaborationInfo/Action') === businessRoot,
  },
];

/** Without `start` the first part is the root (RFC 2387, section 3.2): nothing is ambiguous, so that what the profile says more is a finding. */
const startUnnamed = ({ mediaType, contentTypeParameters }: Dissection): Judgement[] =>
  (mediaType === 'multipart/related' && !contentTypeParameters.has('start')
    ? [{ requirement: 'ICS2-AS4-15', party: 'iut', expected: 'multipart/related with start', observed: '(absent)', holds: false, weight: 'advice' }]
    : []);

/** Judges the header of a trader-to-customs business message (ICD 4.2; AS4 profile). */
export function judgeEnvelope(subject: EnvelopeSubject): Judgement[] {
  // Where the business part cannot be read there is nothing to compare the action with; the payload's own rules say so.
  return [...applyRules(subject.businessRoot === undefined ? RULES : [...RULES, ...BUSINESS_RULES], subject), ...startUnnamed(subject.message)];
}

const TEST_RULE: Rule<EnvelopeSubject> = {
  requirement: 'ICS2-AS4-46',
  expected: `Service ${TEST_SERVICE} with Action ${TEST_ACTION}`,
  observe: ({ message }) => `Service ${said(message, 'CollaborationInfo/Service')} with Action ${said(message, 'CollaborationInfo/Action')}`,
  holds: ({ message }) => said(message, 'CollaborationInfo/Service') === TEST_SERVICE && said(message, 'CollaborationInfo/Action') === TEST_ACTION,
};

/** Judges a connectivity test message (ICD 4.5.1): service and action of its own, parties, agreement and form as in any message. */
export function judgeTestMessage(subject: EnvelopeSubject): Judgement[] {
  const common = RULES.filter((rule) => rule.requirement !== 'ICS2-AS4-07' && rule.requirement !== 'ICS2-AS4-15');
  return applyRules([TEST_RULE, ...common], subject);
}
