import type { PartyRequest, PartyResponse } from '../../protocols/tls/handler';
import type { PostResult } from '../../protocols/tls/post';
import type { WireError } from '../../protocols/tls/wire-error';
import type { WireMessage } from '../../protocols/wire';
import type { SimulatorServices } from '../services';

/** Who speaks to whom in which exchange, and what a sequence diagram calls it. */
export type Line = Pick<WireMessage, 'exchange' | 'from' | 'to' | 'label'>;

/** What only the regime can say of a message, for people. */
export type About = Pick<WireMessage, 'business' | 'facts'>;

/** A request that a client made to an endpoint of ours. */
export function requestReceived(line: Omit<Line, 'exchange'>, { exchange, method, path, rawHeaders, body, start = `${method} ${path} HTTP/1.1` }: PartyRequest, about: About = {}): WireMessage {
  return { kind: 'message', leg: 'request', ...line, exchange, http: { start, headers: rawHeaders }, bytes: body, ...about };
}

/** What an endpoint of ours answered. */
export function answerGiven(line: Line, { status, headers = {}, body = '' }: PartyResponse, about: About = {}): WireMessage {
  return { kind: 'message', leg: 'response', ...line, http: { start: `HTTP/1.1 ${status}`, headers: Object.entries(headers) }, bytes: typeof body === 'string' ? Buffer.from(body) : body, ...about };
}

/** A request that a party of ours posts. */
export function requestPosted(line: Line, url: string, headers: Record<string, string>, body: Buffer, about: About = {}): WireMessage {
  const { protocol, pathname } = new URL(url);
  const start = protocol === 'amqps:' ? `put onto ${pathname}` : `POST ${pathname} HTTP/1.1`;
  return { kind: 'message', leg: 'request', ...line, http: { start, headers: Object.entries(headers) }, bytes: body, ...about };
}

/** What came back for it. */
export function answerReceived(line: Line, answer: PostResult, about: About = {}): WireMessage {
  const tls = { TLS: `${answer.tls.protocol} ${answer.tls.cipher}`, 'TLS server': answer.tls.peer.subject };
  return { kind: 'message', leg: 'response', ...line, http: { start: answer.start, headers: answer.rawHeaders }, bytes: answer.body, ...about, facts: { ...about.facts, ...tls } };
}

/** That nothing came back, and why. */
export function answerMissing(line: Omit<Line, 'label'>, error: WireError): WireMessage {
  return { kind: 'message', leg: 'response', ...line, label: error.code, http: { start: '(no answer)', headers: [] }, bytes: Buffer.alloc(0), facts: { failure: error.message } };
}

/** A message that did not leave because the other party named no endpoint: a fact about that party, not a failure of ours. */
export function notPosted(line: Line, body: Buffer, about: About = {}): WireMessage {
  const facts = { ...about.facts, 'not sent': `${line.to} named no endpoint` };
  return { kind: 'message', leg: 'request', ...line, label: `${line.label} (not sent)`, http: { start: '(not sent)', headers: [] }, bytes: body, ...about, facts };
}

/** Label of what {@link failureReporter} reports. A run that sees it says harness error, whatever the IUT did. */
export const SIMULATOR_FAILURE = 'simulator failure';

/** Reports a mistake of ours in the work of `party`, shown in the evidence as what it is. Fits `onError` of an endpoint. */
export function failureReporter({ observe, ids }: Pick<SimulatorServices, 'observe' | 'ids'>, party: string): (error: unknown, request?: PartyRequest) => void {
  return (error, request) => observe({
    kind: 'message', exchange: request?.exchange ?? ids.uuid(), leg: 'response', from: party, to: party, label: SIMULATOR_FAILURE,
    http: { start: '(internal)', headers: [] }, bytes: Buffer.from(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
}
