import { isoSeconds } from '../../../protocols/time/clock';
import { Mailbox } from '../../../protocols/time/mailbox';
import { createMutualTlsEndpoint } from '../../../protocols/tls/endpoint';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { MAX_MESSAGE_BYTES, readMessage, writeMessage, type ExchangeMessage, type InformationMessage, type OfficialsMessage, type QueryMessage } from '../../../requirements/kz/exchange';
import { answerGiven, failureReporter, requestReceived } from '../../common/wire-events';
import type { Simulator, SimulatorServices } from '../../services';
import { EXCHANGE_PATH, type Posted, type Received } from './model';
import { postToIut } from './post';

/** Name of the party in evidence, and the code of its state. */
export const CUSTOMS_AUTHORITY = 'other-authority';
export const OTHER_STATE = 'BY';

/**
 * The customs authority of another member state: takes what the IUT sends (regular exchange, information, officials), tells its own officials
 * and informs of its own accord. The Commission beside it only asks. It judges nobody: steps do, by `judge/`.
 */
export interface CustomsAuthority extends Simulator {
  /** Everything posted to it, put there once it was answered. */
  received: Mailbox<Received>;
  /** The channel is held: nothing is taken until it is opened again. */
  hold(): void;
  open(): void;
  notifyOfficials(officials: OfficialsMessage['officials']): Promise<Posted>;
  /** Sends information without being asked; returns its id too. */
  inform(contents: Pick<InformationMessage, 'basis' | 'data' | 'documents'>): Promise<{ id: string; posted: Posted }>;
  /** The Commission asks for records. */
  query(kind: QueryMessage['kind']): Promise<Posted>;
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** Throws ListenError. */
export async function startCustomsAuthority(services: SimulatorServices): Promise<CustomsAuthority> {
  const { pki, wall, business, ids, observe } = services;
  const received = new Mailbox<Received>(wall);
  let held = false;

  const frame = (from = OTHER_STATE): { id: string; from: string; to: string; dated: string } => ({ id: ids.uuid(), from, to: 'KZ', dated: isoSeconds(business.now()) });

  const answerTo = (message: ExchangeMessage): ExchangeMessage => {
    const reply = { ...frame(), to: message.from, about: message.id };
    // Whoever informs of its own accord names the ground (Art. 446(3)).
    return message.message === 'information' && message.basis === undefined ? { ...reply, message: 'return', reasons: 'no ground of Art. 446 is named' } : { ...reply, message: 'receipt' };
  };

  const respond = (path: string, read: Received['read']): PartyResponse => {
    if (path !== EXCHANGE_PATH) return { status: 404 };
    if (held) return { status: 503 };
    if (!read.ok) return { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${read.problem}\n` };
    return { status: 200, headers: JSON_HEADERS, body: writeMessage(answerTo(read.message)) };
  };

  const endpoint = await createMutualTlsEndpoint({
    party: CUSTOMS_AUTHORITY, client: 'iut', clock: wall, ids, observe, host: services.host, port: 0, maxBodyBytes: MAX_MESSAGE_BYTES,
    identity: pki.identity('customs-authority.tls'), ca: pki.trustAnchors('tls'), crl: pki.crl('tls'),
    onError: failureReporter(services, CUSTOMS_AUTHORITY),
    handler: async (request: PartyRequest) => {
      const at = business.now();
      const read = readMessage(request.body);
      const label = read.ok ? read.message.message : 'no message';
      const text = request.body.toString('utf8').slice(0, MAX_MESSAGE_BYTES);
      observe(requestReceived({ from: 'iut', to: CUSTOMS_AUTHORITY, label }, request, { business: { title: label, text } }));
      const response = respond(request.path, read);
      observe(answerGiven({ exchange: request.exchange, from: CUSTOMS_AUTHORITY, to: 'iut', label: `HTTP ${response.status}` }, response));
      received.put({ exchange: request.exchange, at, path: request.path, read, answered: response.status === 200 });
      return response;
    },
  });

  return {
    regime: 'kz',
    endpoints: { 'kz.customs-authority': endpoint.url },
    facts: { 'kz.otherState': OTHER_STATE },
    received,
    hold: () => void (held = true),
    open: () => void (held = false),
    notifyOfficials: (officials) => postToIut(services, CUSTOMS_AUTHORITY, { ...frame(), message: 'officials', officials }),
    async inform(contents) {
      const message: InformationMessage = { ...frame(), message: 'information', ...contents };
      return { id: message.id, posted: await postToIut(services, CUSTOMS_AUTHORITY, message) };
    },
    query: (kind) => postToIut(services, 'commission', { ...frame('EEC'), message: 'query', kind }),
    reset() {
      held = false;
      received.clear();
    },
    async close() {
      received.clear();
      await endpoint.close();
    },
  };
}
