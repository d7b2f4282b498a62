import type { PartyRequest, PartyResponse } from '../../protocols/tls/handler';
import type { WireMessage, WireObserver } from '../../protocols/wire';
import { textAt } from '../../protocols/xml';
import { answerGiven, requestReceived } from '../common/wire-events';
import type { GatewayAnswer, Letter } from './gateway';
import type { Answer } from './judge/answer';
import { GATEWAY } from './judge/gateway';
import type { Reading } from './model';

/** Longest business text kept for people; the raw bytes are kept anyway. */
const MOST_TEXT = 200_000;

function businessOf(title: string, bytes: Buffer): Pick<WireMessage, 'business'> {
  return bytes.length === 0 ? {} : { business: { title, text: bytes.toString('utf8').slice(0, MOST_TEXT) } };
}

function factsOfRequest(reading: Reading, request: PartyRequest): Record<string, string> {
  const certificate = { 'client certificate': request.peer.subject, 'issued by': request.peer.issuer };
  if (reading.kind === 'unreadable') return { ...certificate, 'not readable': reading.reason };
  return {
    ...certificate,
    DocumentID: reading.documentId ?? 'absent',
    ...(reading.kind === 'document' ? { EDocDateTime: textAt(reading.pi, 'EECEDocHeaderAddInfo/EDocDateTime') ?? 'absent' } : {}),
    schema: reading.problems.length === 0 ? 'valid' : reading.problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n').slice(0, 2000),
  };
}

function labelOfRequest(reading: Reading): string {
  switch (reading.kind) {
    case 'document':
      return reading.profile.root;
    case 'unreadable':
      return 'unreadable message';
    default:
      return reading.request.name;
  }
}

/** What a sequence diagram calls an answer. */
export function labelOfAnswer(status: number, answer: Answer): string {
  switch (answer.kind) {
    case 'results':
      return `Notif_PIResult ${answer.results.map((one) => one.status ?? '?').join(' + ')}`;
    case 'gateway':
      return `gateway ${answer.code}`;
    case 'fault':
      return `Fault ${answer.fault.code}`;
    case 'none':
      return `HTTP ${status}`;
  }
}

function factsOfLetter({ info, message, own }: Letter): Record<string, string> {
  const said = (checked: Letter['message']): string => (checked === 'absent' ? 'none' : checked.problems.map((one) => one.detail).join('; ') || `holds (${checked.algorithm ?? ''})`);
  return { ...info, 'signature of the message': said(message), 'signature of the document': said(own) };
}

/** Reports both legs of an exchange to the evidence; the request before anything judges it. */
export function createReporter(observe: WireObserver, authority: string): {
  request(request: PartyRequest, from: string, reading: Reading, letter?: Letter): void;
  response(request: PartyRequest, from: string, response: PartyResponse & { body: Buffer }, answer: Answer): void;
  /** A question for answers that lie in the gateway, or a notice: no document in it. */
  aside(request: PartyRequest, from: string, letter: Letter, answer: GatewayAnswer): void;
} {
  return {
    request(request, from, reading, letter) {
      const to = letter === undefined ? authority : GATEWAY;
      const facts = { ...factsOfRequest(reading, request), ...(letter === undefined ? {} : factsOfLetter(letter)) };
      observe(requestReceived({ from, to, label: labelOfRequest(reading) }, request, { ...businessOf(reading.kind === 'document' ? `${reading.profile.mode} pre-arrival information` : 'request', request.body), facts }));
    },
    response(request, from, response, answer) {
      observe(answerGiven({ exchange: request.exchange, from: request.path.startsWith('/shep/') ? GATEWAY : authority, to: from, label: labelOfAnswer(response.status, answer) }, response, businessOf('answer', response.body)));
    },
    aside(request, from, letter, answer) {
      const label = letter.kind === 'question' ? 'getMessages' : 'sendDeliveryNotification';
      observe(requestReceived({ from, to: GATEWAY, label }, request, { ...businessOf(letter.kind, request.body), facts: factsOfLetter(letter) }));
      observe(answerGiven({ exchange: request.exchange, from: GATEWAY, to: from, label: `HTTP ${answer.status}` }, answer, businessOf('answer', answer.body)));
    },
  };
}
