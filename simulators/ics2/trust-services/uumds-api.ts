/**
 * How the trader interface asks UUM&DS whether a sender is authorised. The interface document only says that it is a REST interface with a
 * technical user (ICD 3.30, Annex 4 table 24), so this small JSON form is ours:
 *
 *     POST /uumds/authorisations       Authorization: Basic <technical user>
 *     { "application": "ICS2", "eori": "DE...", "certificate": "<SHA-256 of the sealing certificate, hex>" }
 *
 *     200 { "decision": "granted" }
 *     200 { "decision": "refused", "reason": "unknown-pair" | "no-right", "detail": "..." }
 *     401 the technical user is refused; anything else: trouble within UUM&DS
 */
export const AUTHORISATIONS = '/uumds/authorisations';
export const APPLICATION = 'ICS2';

export interface AuthorisationQuery {
  application: string;
  eori: string;
  certificate: string;
}

export type Decision =
  | { decision: 'granted' }
  | { decision: 'refused'; reason: 'unknown-pair' | 'no-right'; detail: string };

export interface TechnicalUser {
  name: string;
  password: string;
}

export const credentials = ({ name, password }: TechnicalUser): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

/** The JSON object in `bytes`, undefined where there is none. */
function objectIn(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.length <= 500 ? value : undefined);

/** A question as UUM&DS reads it; undefined where it is none. */
export function readQuery(bytes: Buffer): AuthorisationQuery | undefined {
  const found = objectIn(bytes);
  const [application, eori, certificate] = [textOf(found?.['application']), textOf(found?.['eori']), textOf(found?.['certificate'])];
  return application === undefined || eori === undefined || certificate === undefined ? undefined : { application, eori, certificate };
}

/** An answer as the trader interface reads it; undefined where it is none. */
export function readDecision(bytes: Buffer): Decision | undefined {
  const found = objectIn(bytes);
  if (found?.['decision'] === 'granted') return { decision: 'granted' };
  const { reason } = found ?? {};
  if (found?.['decision'] !== 'refused' || (reason !== 'unknown-pair' && reason !== 'no-right')) return undefined;
  return { decision: 'refused', reason, detail: textOf(found['detail']) ?? '' };
}
