import type { UumdsEntry, UumdsRegister } from '../../../certs/uumds';
import { serveLoopback, type LoopbackRequest, type LoopbackResponse } from '../../common/loopback';
import type { Conduct } from '../conduct';
import { APPLICATION, AUTHORISATIONS, credentials, readQuery, type AuthorisationQuery, type Decision, type TechnicalUser } from './uumds-api';

/** How UUM&DS is today: at work, refusing the technical user of customs, in trouble within, cutting connections, or mute. */
export type UumdsState = 'up' | 'refuses-technical-user' | 'internal-error' | 'down' | 'mute';

/** What scenarios may do to the simulated UUM&DS: what a National Service Desk does in the live one, and what befalls it. */
export interface UumdsScript {
  state: UumdsState;
  party(eori: string): UumdsEntry | undefined;
  /** Every party with which the certificate of this fingerprint is registered. */
  holders(fingerprint: string): UumdsEntry[];
  /** Registers a party, or changes its entry; until the scenario ends. */
  enter(entry: UumdsEntry): void;
}

export interface Uumds {
  url: string;
  script: UumdsScript;
  reset(): void;
  close(): Promise<void>;
}

const json = (status: number, value: unknown): LoopbackResponse => ({ status, contentType: 'application/json', body: JSON.stringify(value) });
const BROKEN: Record<Exclude<UumdsState, 'up'>, LoopbackResponse> = {
  'refuses-technical-user': json(401, { error: 'the technical user is not known here' }),
  'internal-error': json(500, { error: 'internal error' }),
  down: 'hang-up',
  mute: 'silence',
};

const GRANTED: Decision = { decision: 'granted' };

/** The decision of a sound register, and of one with the planted fault that `conduct` names. */
function decide({ eori, certificate }: AuthorisationQuery, register: UumdsRegister, conduct: Conduct): Decision {
  const answer = register.lookup(eori, certificate);
  if (answer.kind === 'registered') return GRANTED;
  if (answer.kind === 'no-right') return conduct.uumds === 'without-rights' ? GRANTED : { decision: 'refused', reason: 'no-right', detail: answer.detail };
  const elsewhere = register.holders(certificate).length > 0;
  const known = register.party(eori) !== undefined;
  const overlooked = known && ((conduct.uumds === 'separately' && elsewhere) || (conduct.uumds === 'eori-only' && !elsewhere));
  return overlooked ? GRANTED : { decision: 'refused', reason: 'unknown-pair', detail: answer.detail };
}

/** Starts the simulated UUM&DS on loopback (ICD 3.30, 4.6.3; uumds-api.ts for its form). Only `user` may ask. */
export async function startUumds(register: UumdsRegister, user: TechnicalUser, conduct: Conduct): Promise<Uumds> {
  let current = register;
  const script: UumdsScript = {
    state: 'up',
    party: (eori) => current.party(eori),
    holders: (fingerprint) => current.holders(fingerprint),
    enter: (entry) => {
      current = current.with(entry);
    },
  };
  const handle = ({ method, path, authorization, body }: LoopbackRequest): LoopbackResponse => {
    if (script.state !== 'up') return BROKEN[script.state];
    if (authorization !== credentials(user)) return BROKEN['refuses-technical-user'];
    if (method !== 'POST' || path !== AUTHORISATIONS) return json(404, { error: 'nothing here' });
    const query = readQuery(body);
    return query?.application === APPLICATION ? json(200, decide(query, current, conduct)) : json(400, { error: 'no question about ICS2' });
  };
  const service = await serveLoopback(handle);
  return {
    url: service.url,
    script,
    reset() {
      script.state = 'up';
      current = register;
    },
    close: service.close,
  };
}
