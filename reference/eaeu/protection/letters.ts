import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import type { Asked, Given, Outcome } from './model';

/** Longest text of one field. Ours. */
const MOST_CHARACTERS = 10_000;

const text = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= MOST_CHARACTERS;

/** The JSON object in a request, or undefined. */
function objectIn(request: PartyRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function givenIn(request: PartyRequest): Given | undefined {
  const { service, number, id, subject, content, classifier, extension } = objectIn(request) ?? {};
  const { list, version, code } = (typeof classifier === 'object' && classifier !== null ? classifier : {}) as Record<string, unknown>;
  if (!text(service) || !text(id) || !text(subject) || !text(content) || !text(list) || !text(version) || !text(code)) return undefined;
  if (!Number.isSafeInteger(number) || (number as number) < 1) return undefined;
  return { service, number: number as number, id, subject, content, classifier: { list, version, code }, ...(text(extension) ? { extension } : {}) };
}

export function askedIn(request: PartyRequest): Asked | undefined {
  const { service, person, id } = objectIn(request) ?? {};
  return text(service) && text(person) && text(id) ? { service, person, id } : undefined;
}

const STATUS: Record<Extract<Outcome<never>, { ok: false }>['code'], number> = {
  competence: 403, closed: 403, consent: 403, purpose: 403, unknown: 403, 'code-list': 422, extension: 422, full: 503,
};

export function answerWith(status: number, value: object): PartyResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export const refusal = ({ code, why }: Extract<Outcome<never>, { ok: false }>): PartyResponse => answerWith(STATUS[code], { refused: code, why });
