import { Mailbox } from '../../../protocols/time/mailbox';
import { createMutualTlsEndpoint } from '../../../protocols/tls/endpoint';
import { WireError } from '../../../protocols/tls/wire-error';
import { millisecondsOf } from '../../../requirements/parameters';
import { postAndReport } from '../../common/connect';
import { answerGiven, answerMissing, answerReceived, failureReporter, requestPosted, requestReceived } from '../../common/wire-events';
import type { Simulator, SimulatorServices } from '../../services';
import { objectIn } from '../../common/json';

/** The parties of the agreement of 09.06.2009, by alpha-2 code of their state. */
export const PARTIES = ['BY', 'KZ', 'KG', 'RU', 'TJ'] as const;
export type Party = (typeof PARTIES)[number];

/** What came of a letter: `status` 0 = no answer. */
export interface Answer {
  status: number;
  text: string;
  body: Record<string, unknown>;
}

/** One thing that arrived at the third party. */
export interface Forwarded {
  text: string;
  body: Record<string, unknown>;
}

/**
 * The other customs services of the agreement, and a third party outside of it. The agreement fixes no form of messages: this is our profile, JSON over
 * mutual TLS, where the gateway of the integrated network vouches for the service that a letter names.
 */
export interface AgreementParties extends Simulator {
  /** Posts a letter to the IUT's desk: `/give` or `/ask`. Undefined = it named no endpoint `eaeu.information`. */
  post(path: '/give' | '/ask', letter: object): Promise<Answer | undefined>;
  /** What arrived at the third party, oldest first. */
  arrived: Mailbox<Forwarded>;
}

const MOST_BYTES = 256 * 1024;
const JSON_HEADERS = { 'content-type': 'application/json' };

/** Starts the third party's door (endpoint `eaeu.third-party`). Throws ListenError. */
export async function startAgreementParties(services: SimulatorServices): Promise<AgreementParties> {
  const { pki, wall, ids, host, observe } = services;
  const arrived = new Mailbox<Forwarded>(wall);
  const identity = pki.identity('gateway.tls');
  const ca = pki.trustAnchors('tls');
  const timeoutMs = millisecondsOf(services.parameter, 'eaeu.wire.wait');

  const door = await createMutualTlsEndpoint({
    party: 'third-party', client: 'iut', host, port: 0, identity, ca, crl: pki.crl('tls'), clock: wall, ids, observe, maxBodyBytes: MOST_BYTES,
    handler: async (request) => {
      observe(requestReceived({ from: 'iut', to: 'third-party', label: 'information forwarded' }, request));
      const text = request.body.toString('utf8');
      arrived.put({ text, body: objectIn(text) });
      const answer = { status: 200 };
      observe(answerGiven({ exchange: request.exchange, from: 'third-party', to: 'iut', label: 'HTTP 200' }, answer));
      return answer;
    },
    onError: failureReporter(services, 'third-party'),
  });

  const post = async (path: string, letter: object): Promise<Answer | undefined> => {
    const base = services.iutEndpoint('eaeu.information');
    if (base === undefined) return undefined;
    const url = new URL(path, base).href;
    const body = Buffer.from(JSON.stringify(letter));
    const line = { exchange: ids.uuid(), from: 'customs-service', to: 'iut', label: path.slice(1) };
    observe(requestPosted(line, url, JSON_HEADERS, body));
    try {
      const result = await postAndReport(observe, { client: 'customs-service', server: 'iut' }, { url, identity, ca, timeoutMs, headers: JSON_HEADERS, body, maxResponseBytes: MOST_BYTES });
      observe(answerReceived({ exchange: line.exchange, from: 'iut', to: 'customs-service', label: `HTTP ${result.status}` }, result));
      const text = result.body.toString('utf8');
      return { status: result.status, text, body: objectIn(text) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      observe(answerMissing({ exchange: line.exchange, from: 'iut', to: 'customs-service' }, error));
      return { status: 0, text: error.message, body: {} };
    }
  };

  return {
    regime: 'eaeu',
    endpoints: { 'eaeu.third-party': door.url },
    arrived,
    post,
    reset: () => arrived.clear(),
    close: () => door.close(),
  };
}
