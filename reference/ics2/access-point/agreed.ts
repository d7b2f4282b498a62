import type { EbmsCode, UserMessageHeader } from '../../../protocols/as4';
import type { OperatorSettings } from '../settings';
import { TEST_ACTION, TEST_SERVICE } from './outgoing';

const TYPES = 'urn:oasis:names:tc:ebcore:partyid-type:unregistered:eu-customs:';

/** What customs sends to traders (ICD 3.30, Annex 1). */
const FROM_CUSTOMS: ReadonlySet<string> = new Set([
  ...['R01', 'R04', 'R07', 'R08', 'Q01', 'Q02', 'Q03'], ...['N01', 'N02', 'N03', 'N04', 'N05', 'N07', 'N08', 'N09', 'N10', 'N11', 'N99'],
].map((name) => `IE3${name}`));

/** Why a verified message is not taken. */
export interface Disagreement {
  code: EbmsCode;
  detail: string;
}

/**
 * Whether a message of customs is as customs and this operator agreed: between whom, under which agreement, for what (ICD 4.2).
 * A receipt says that it is (ICD 4.3.1). Undefined = it is.
 */
export function disagreement(header: UserMessageHeader, { partyId, accessPoints, interfaces }: Pick<OperatorSettings, 'partyId' | 'accessPoints' | 'interfaces'>): Disagreement | undefined {
  return addressed(header, [partyId, ...accessPoints.map((point) => point.partyId)], interfaces.map((one) => one.partyId)) ?? about(header);
}

function addressed({ from, to }: UserMessageHeader, ours: readonly string[], customs: readonly string[]): Disagreement | undefined {
  const wrong = (detail: string): Disagreement => ({ code: 'EBMS:0003', detail });
  if (to.type !== `${TYPES}EORI` || !ours.includes(to.partyId)) return wrong(`no party ${to.partyId} of type ${to.type} here`);
  if (from.type !== `${TYPES}auth` || !customs.includes(from.partyId)) return wrong(`no party ${from.partyId} of type ${from.type} is known`);
  if (from.role !== 'Customs' || to.role !== 'Trader') return wrong(`roles ${from.role} and ${to.role} do not go from customs to a trader`);
  return undefined;
}

function about({ agreementRef, agreementType, service, serviceType, action }: UserMessageHeader): Disagreement | undefined {
  const unknown = (what: string): Disagreement => ({ code: 'EBMS:0001', detail: `${what} is not known here` });
  if (agreementRef !== 'EU-ICS2-TI-V2.0') return unknown(`AgreementRef "${agreementRef}"`);
  // Annex 6 of the ICD itself prints it without a type.
  if (agreementType !== '' && agreementType !== 'ics2-interface-version') return unknown(`AgreementRef type "${agreementType}"`);
  if ((service === TEST_SERVICE) !== (action === TEST_ACTION)) return { code: 'EBMS:0010', detail: 'test service and test action go together' };
  if (service === TEST_SERVICE) return undefined;
  if (service !== 'eu_ics2_c2t' || serviceType !== 'eu-customs-service-type') return unknown(`Service "${service}" of type "${serviceType}"`);
  return FROM_CUSTOMS.has(action) ? undefined : unknown(`Action "${action}" from customs`);
}
