import type { IdentityName } from '../../../certs/identities';
import { WireError } from '../../../protocols/tls/wire-error';
import { readMessage, writeMessage, type ExchangeMessage } from '../../../requirements/kz/exchange';
import { postAndReport } from '../../common/connect';
import { answerMissing, answerReceived, notPosted, requestPosted } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import { EXCHANGE_PATH, type Posted } from './model';

/** Who may post to the IUT: the authority of the other member state, and the Commission. */
const SENDERS = { 'other-authority': 'customs-authority.tls', commission: 'gateway.tls' } as const satisfies Record<string, IdentityName>;
export type Sender = keyof typeof SENDERS;

/** Wall time that an IUT has for its answer. Ours. */
const ANSWER_LIMIT_MS = 5000;
const HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** Posts to the IUT's `/exchange` and reads the answer. Never rejects for what network and IUT do. */
export async function postToIut(services: SimulatorServices, sender: Sender, message: ExchangeMessage): Promise<Posted> {
  const { pki, ids, observe } = services;
  const exchange = ids.uuid();
  const body = writeMessage(message);
  const line = { exchange, from: sender, to: 'iut', label: message.message };
  const about = { business: { title: message.message, text: JSON.stringify(message, undefined, 1) } };
  const endpoint = services.iutEndpoint();
  if (endpoint === undefined) {
    observe(notPosted(line, body, about));
    return { kind: 'not-answered', why: 'the implementation named no endpoint' };
  }
  const url = `${endpoint.replace(/\/$/, '')}${EXCHANGE_PATH}`;
  observe(requestPosted(line, url, HEADERS, body, about));
  try {
    const answer = await postAndReport(observe, { client: sender, server: 'iut' }, { url, body, headers: HEADERS, identity: pki.identity(SENDERS[sender]), ca: pki.trustAnchors('tls'), timeoutMs: ANSWER_LIMIT_MS });
    const read = readMessage(answer.body);
    observe(answerReceived({ exchange, from: 'iut', to: sender, label: read.ok ? read.message.message : `HTTP ${answer.status}` }, answer));
    return read.ok && answer.status === 200 ? { kind: 'answered', message: read.message } : { kind: 'not-understood', status: answer.status, problem: read.ok ? 'a message, but not HTTP 200' : read.problem };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    observe(answerMissing({ exchange, from: 'iut', to: sender }, error));
    return { kind: 'not-answered', why: `${error.code}: ${error.detail}` };
  }
}
