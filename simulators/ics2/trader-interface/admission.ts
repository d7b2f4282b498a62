import { OTHER_EORI, parties } from '../../../certs/identities';
import { fingerprintOf, type UumdsRegister } from '../../../certs/uumds';
import type { EbmsCode, UserMessageHeader } from '../../../protocols/as4';
import type { Conduct } from '../conduct';
import { readPartyId } from '../judge/envelope';

const EORI_TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:EORI';
const CUSTOMS_TYPE = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:auth';
const EBMS = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/';
export const TEST_SERVICE = `${EBMS}service`;
export const TEST_ACTION = `${EBMS}test`;
const AGREEMENT = 'EU-ICS2-TI-V2.0';
/** The parties of the simulated register that hold certificates. */
const REGISTERED = [parties.operator.eori ?? '', OTHER_EORI];
const MESSAGE_ID = /^[^\s<>@]+@[^\s<>@]+$/;

const span = (prefix: string, ...ranges: [from: number, to: number][]): string[] =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`));

/** Actions from trader to customs (ICD 3.30 Annex 1). IE3A25 does not exist. */
export const TRADER_ACTIONS: ReadonlySet<string> = new Set([
  ...span('IE3F', [10, 17], [20, 29], [30, 34], [40, 45], [50, 51]),
  ...span('IE3A', [10, 17], [20, 24], [26, 34], [40, 45], [50, 51]),
  'IE3Q04', 'IE3Q05', 'IE3N06', 'IE3R02', 'IE3R03',
]);

/** Why a verified message is not taken, by transport rules alone; undefined = it is taken. */
export interface NotAdmitted {
  code: EbmsCode;
  detail: string;
}

export interface AdmissionParts {
  conduct: Conduct;
  register: UumdsRegister;
  /** Party id of this interface. */
  partyId: string;
}

/** Whether the header belongs to a connectivity test (ICD 4.5.1). */
export function isTest(header: UserMessageHeader): boolean {
  return header.service === TEST_SERVICE && header.action === TEST_ACTION;
}

/**
 * Admission of a verified UserMessage, in the order: identity of the message, agreed values, parties, authorisation
 * (reference/transport 2.5: unknown value 0001, unknown party 0003, mixed test 0010, UUM&DS 0004 with A001).
 * @param leaf DER of the sealing certificate.
 */
export function admit(header: UserMessageHeader, leaf: Buffer, { conduct, register, partyId }: AdmissionParts): NotAdmitted | undefined {
  if (!MESSAGE_ID.test(header.messageId)) return { code: 'EBMS:0009', detail: `MessageId "${header.messageId}" is no RFC 2822 msg-id without angle brackets` };
  if ((header.service === TEST_SERVICE) !== (header.action === TEST_ACTION)) return { code: 'EBMS:0010', detail: 'test service and test action go together' };
  const unknown = conduct.refusesUnknownValues ? unknownValue(header) : undefined;
  return unknown ?? addressing(header, partyId) ?? authorisation(readPartyId(header.from.partyId)?.eori ?? '', leaf, { conduct, register });
}

function unknownValue(header: UserMessageHeader): NotAdmitted | undefined {
  const refuse = (what: string): NotAdmitted => ({ code: 'EBMS:0001', detail: `${what} is not known here` });
  if (header.agreementRef !== AGREEMENT) return refuse(`AgreementRef "${header.agreementRef}"`);
  // A missing type is a real-world input that is judged as a finding, not refused (transport 1.2).
  if (header.agreementType !== '' && header.agreementType !== 'ics2-interface-version') return refuse(`AgreementRef type "${header.agreementType}"`);
  if (isTest(header)) return undefined;
  if (header.service !== 'eu_ics2_t2c') return refuse(`Service "${header.service}"`);
  if (header.serviceType !== 'eu-customs-service-type') return refuse(`Service type "${header.serviceType}"`);
  if (!TRADER_ACTIONS.has(header.action)) return refuse(`Action "${header.action}" from a trader`);
  return undefined;
}

function addressing(header: UserMessageHeader, partyId: string): NotAdmitted | undefined {
  const refuse = (detail: string): NotAdmitted => ({ code: 'EBMS:0003', detail });
  if (header.to.partyId !== partyId || header.to.type !== CUSTOMS_TYPE) return refuse(`no party ${header.to.partyId} of type ${header.to.type} here`);
  if (header.from.type !== EORI_TYPE) return refuse(`PartyId type ${header.from.type} is not known`);
  if (readPartyId(header.from.partyId) === undefined) return refuse(`PartyId ${header.from.partyId} is not [systemId@]EORI[@MS]`);
  if (header.from.role !== 'Trader' || header.to.role !== 'Customs') return refuse(`roles ${header.from.role} and ${header.to.role} do not go from a trader to customs`);
  return undefined;
}

/** UUM&DS knows pairs of EORI and sealing certificate (ICD 4.6.3); anything else is 0004 with sub-code A001 (Annex 4, table 24). */
export function authorisation(eori: string, leaf: Buffer, { conduct, register }: Pick<AdmissionParts, 'conduct' | 'register'>): NotAdmitted | undefined {
  const answer = register.lookup(eori, leaf);
  if (answer.kind === 'registered') return undefined;
  const known = register.party(eori) !== undefined;
  const elsewhere = REGISTERED.some((other) => register.party(other)?.sealFingerprints.includes(fingerprintOf(leaf)) === true);
  if (conduct.uumds === 'separately' && known && elsewhere) return undefined;
  if (conduct.uumds === 'eori-only' && known && !elsewhere) return undefined;
  return { code: 'EBMS:0004', detail: `A001: authorisation refused by UUM&DS: ${answer.detail}` };
}
