import { ParameterError } from '../../../requirements/parameters';
import type { Asker } from '../../common/loopback';
import { APPLICATION, AUTHORISATIONS, credentials, readDecision, type TechnicalUser } from './uumds-api';

/** Why a sender is not authorised, as far as the trader interface learns it. */
export type NotAuthorised = 'refused' | 'technical-user-refused' | 'trouble' | 'down';

export type Authorisation = { granted: true } | { granted: false; why: NotAuthorised; detail: string };

/** Whether UUM&DS authorises the pair of EORI and sealing certificate (its SHA-256 fingerprint, lower-case hex) for ICS2. Never rejects. */
export type Authorise = (eori: string, fingerprint: string) => Promise<Authorisation>;

const not = (why: NotAuthorised, detail: string): Authorisation => ({ granted: false, why, detail });

/** Asks UUM&DS, once for every message: a register changes, and a remembered answer would outlive a withdrawn right. */
export function createAuthorise(url: string, user: TechnicalUser, asker: Asker): Authorise {
  return async (eori, fingerprint) => {
    let answer: Awaited<ReturnType<Asker['ask']>>;
    try {
      const query = Buffer.from(JSON.stringify({ application: APPLICATION, eori, certificate: fingerprint }));
      answer = await asker.ask({ method: 'POST', url: `${url}${AUTHORISATIONS}`, authorization: credentials(user), body: query });
    } catch (error) {
      return not('down', error instanceof Error ? error.message : String(error));
    }
    if (answer.status === 401 || answer.status === 403) return not('technical-user-refused', `HTTP ${answer.status}`);
    const decision = answer.status === 200 ? readDecision(answer.body) : undefined;
    if (decision === undefined) return not('trouble', `HTTP ${answer.status}${answer.status === 200 ? ' without a decision' : ''}`);
    return decision.decision === 'granted' ? { granted: true } : not('refused', decision.detail);
  };
}

/** Detail text of EBMS:0004 for an authorisation that was not given. */
export type UumdsWording = (why: NotAuthorised, detail: string) => string;

/** ICD 3.30, Annex 4 table 24: three sub-codes, then what happened. */
const ICD: Record<NotAuthorised, string> = {
  refused: 'A001: authorisation refused by UUM&DS',
  'technical-user-refused': 'A002: the technical user of the interface was refused by UUM&DS',
  trouble: 'A003: internal error of UUM&DS',
  down: 'A003: UUM&DS is down',
};

/** The form that a Domibus 5.1 prints: four digits, four codes, fixed texts and nothing behind them. */
const DOMIBUS: Record<NotAuthorised, string> = {
  refused: 'A0001:Authorization to access the targeted application refused to sender.',
  'technical-user-refused': 'A0002:Connection rejected.',
  trouble: 'A0003:Technical issue.',
  down: 'A0004:System down.',
};

/** The wording that parameter `ics2.uumds.codes` chooses: `icd` or `domibus`. @throws ParameterError for another value */
export function uumdsWording(value: string): UumdsWording {
  if (value === 'icd') return (why, detail) => (detail === '' ? ICD[why] : `${ICD[why]}: ${detail}`);
  if (value === 'domibus') return (why) => DOMIBUS[why];
  throw new ParameterError('PARAMETER_INVALID', `ics2.uumds.codes: no form "${value}" of the sub-codes of UUM&DS`, 'icd or domibus');
}
