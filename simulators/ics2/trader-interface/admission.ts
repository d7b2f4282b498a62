import type { EbmsCode, UserMessageHeader } from '../../../protocols/as4';
import type { Tolerates } from '../../../requirements/ics2/tolerances';
import { AGREEMENT, AGREEMENT_OF_RELEASE_1, AGREEMENT_TYPE, CUSTOMS_TYPE, EORI_TYPE, OLDER_CUSTOMS_TYPE, TEST_ACTION, TEST_SERVICE } from '../agreed';
import type { Conduct, Sender } from '../conduct';
import { readPartyId } from '../judge/message/envelope';

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

/** Whether UUM&DS lets in who seals with `leaf` (DER) under this EORI; undefined = it does. */
export type Authorisation = (eori: string, leaf: Buffer) => Promise<NotAdmitted | undefined>;

export interface AdmissionParts {
  conduct: Conduct;
  authorisation: Authorisation;
  /** Party id of this interface. */
  partyId: string;
  tolerates: Tolerates;
}

/** Whether the header belongs to a connectivity test (ICD 4.5.1). */
export function isTest(header: UserMessageHeader): boolean {
  return header.service === TEST_SERVICE && header.action === TEST_ACTION;
}

/**
 * Admission of a verified UserMessage, in the order: identity of the message, agreed values, parties, authorisation
 * (reference/transport 2.5: unknown value 0001, unknown party 0003, mixed test 0010, UUM&DS 0004 with a sub-code).
 * @param leaf DER of the sealing certificate.
 * @param sender who else had a part in the message; a sound interface asks for the sender's EORI alone
 */
export async function admit(
  header: UserMessageHeader, leaf: Buffer, sender: Omit<Sender, 'eori'>, { conduct, authorisation, partyId, tolerates }: AdmissionParts,
): Promise<NotAdmitted | undefined> {
  if (!MESSAGE_ID.test(header.messageId)) return { code: 'EBMS:0009', detail: `MessageId "${header.messageId}" is no RFC 2822 msg-id without angle brackets` };
  if ((header.service === TEST_SERVICE) !== (header.action === TEST_ACTION)) return { code: 'EBMS:0010', detail: 'test service and test action go together' };
  const unknown = conduct.refusesUnknownValues ? unknownValue(header, tolerates) : undefined;
  const wrong = unknown ?? addressing(header, partyId, tolerates);
  if (wrong !== undefined) return wrong;
  for (const eori of conduct.authorises({ ...sender, eori: readPartyId(header.from.partyId)?.eori ?? '' })) {
    const refused = await authorisation(eori, leaf);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function unknownValue(header: UserMessageHeader, tolerates: Tolerates): NotAdmitted | undefined {
  const refuse = (what: string): NotAdmitted => ({ code: 'EBMS:0001', detail: `${what} is not known here` });
  const known = header.agreementRef === AGREEMENT || (header.agreementRef === AGREEMENT_OF_RELEASE_1 && tolerates('ics2.tolerance.agreement'));
  if (!known) return refuse(`AgreementRef "${header.agreementRef}"`);
  const untyped = header.agreementType === '' && tolerates('ics2.tolerance.agreementType');
  if (!untyped && header.agreementType !== AGREEMENT_TYPE) return refuse(`AgreementRef type "${header.agreementType}"`);
  if (isTest(header)) return undefined;
  if (header.service !== 'eu_ics2_t2c') return refuse(`Service "${header.service}"`);
  if (header.serviceType !== 'eu-customs-service-type') return refuse(`Service type "${header.serviceType}"`);
  if (!TRADER_ACTIONS.has(header.action)) return refuse(`Action "${header.action}" from a trader`);
  return undefined;
}

function addressing(header: UserMessageHeader, partyId: string, tolerates: Tolerates): NotAdmitted | undefined {
  const refuse = (detail: string): NotAdmitted => ({ code: 'EBMS:0003', detail });
  const customs = header.to.type === CUSTOMS_TYPE || (header.to.type === OLDER_CUSTOMS_TYPE && tolerates('ics2.tolerance.customsType'));
  if (header.to.partyId !== partyId || !customs) return refuse(`no party ${header.to.partyId} of type ${header.to.type} here`);
  if (header.from.type !== EORI_TYPE) return refuse(`PartyId type ${header.from.type} is not known`);
  if (readPartyId(header.from.partyId) === undefined) return refuse(`PartyId ${header.from.partyId} is not [systemId@]EORI[@MS]`);
  if (header.from.role !== 'Trader' || header.to.role !== 'Customs') return refuse(`roles ${header.from.role} and ${header.to.role} do not go from a trader to customs`);
  return undefined;
}
