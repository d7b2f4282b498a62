import { X509Certificate } from 'node:crypto';
import { packMessage, readEnvelope, unpackMessage, buildEnvelope, type Attachment, type Envelope, type OutgoingMessage } from '../../../protocols/eaeu-soap';
import { Mailbox } from '../../../protocols/time/mailbox';
import type { PartyRequest, PartyResponse } from '../../../protocols/tls/handler';
import { WireError } from '../../../protocols/tls/wire-error';
import { loadXml } from '../../../protocols/xml';
import { ORIGIN_PROCESS } from '../../../requirements/eaeu/process';
import { millisecondsOf } from '../../../requirements/parameters';
import { queueHeaders, TRANSPORT } from '../../../requirements/eaeu/transport';
import { answerGiven, answerMissing, answerReceived, requestPosted, requestReceived } from '../../common/wire-events';
import type { Simulator, SimulatorServices } from '../../services';
import { businessOf, headerFacts, labelOf } from '../report';
import { createTransport } from '../transport';
import { createMessages, type NeighbourMessages } from './messages';
import type { Arrived, DoorName, NeighbourName, Posted } from './records';

/** The neighbours of a gateway under test: gateways of two member states, systems of two third countries, the Commission's journal service. */
export interface Neighbours extends Simulator {
  /** Everything that the gateway under test has handed to them, oldest first. */
  arrived: Mailbox<Arrived>;
  compose: NeighbourMessages;
  /** From now on this neighbour takes nothing, until it is opened. */
  shut(name: NeighbourName): void;
  open(name: NeighbourName): void;
  /** Posts to the gateway under test at `url`, as a member state's gateway (`inner`) or as a third country (`external`). */
  post(url: string, as: DoorName, message: OutgoingMessage | { message: OutgoingMessage; bytes: Buffer }, attachments?: readonly Attachment[]): Promise<Posted>;
}

const NAMES: readonly NeighbourName[] = ['KZ', 'BY', 'VN', 'RS', 'journal'];
const PROFILE = { name: 'D124', thirdCountries: ORIGIN_PROCESS.thirdCountries } as const;
const IDENTITY = { inner: 'national-gateway.tls', external: 'third-country.tls' } as const;
/** Of a message above the limit only so much is shown in the evidence. */
const SHOWN_BYTES = 64 * 1024;

const commonName = (pem: string): string => new X509Certificate(pem).toLegacyObject().subject.CN;
const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();

/** A large message is given the time that it needs on a busy machine. */
const SLOWEST_BYTES_PER_MS = 2_000;

/** Starts the neighbours behind one endpoint, each under a path of its own. Throws ListenError. */
export async function startNeighbours(services: SimulatorServices): Promise<Neighbours> {
  const { pki, wall, business, ids, observe } = services;
  const xml = await loadXml();
  const arrived = new Mailbox<Arrived>(wall);
  const closed = new Set<NeighbourName>();
  const timeoutMs = millisecondsOf(services.parameter, 'eaeu.wire.wait');

  const envelopeIn = (bytes: Buffer): Envelope | undefined => {
    const read = readEnvelope(xml, bytes, { mode: 'strict', profile: PROFILE });
    return read.kind === 'message' || read.kind === 'broken' ? read.envelope : undefined;
  };
  const arrivedAt = (at: NeighbourName, { headers, body }: PartyRequest): Arrived => {
    const unpacked = unpackMessage(headers['content-type'] ?? '', body);
    const envelope = envelopeIn(unpacked.ok ? unpacked.envelope : body);
    return { at, headers, bytes: body, envelope, attachments: unpacked.ok ? unpacked.attachments : [], label: labelOf(envelope) };
  };
  const handle = (request: PartyRequest): PartyResponse => {
    const at = NAMES.find((name) => request.path === `/${name}`);
    if (at === undefined) return { status: 404 };
    const one = arrivedAt(at, request);
    const line = { from: 'iut', to: `neighbour ${at}`, label: one.label };
    observe(requestReceived(line, request, { business: businessOf(one.label, request.body), facts: headerFacts(one.envelope, request.peer) }));
    if (!closed.has(at)) arrived.put(one);
    const answer: PartyResponse = { status: closed.has(at) ? 503 : 202 };
    observe(answerGiven({ exchange: request.exchange, from: line.to, to: 'iut', label: `HTTP ${answer.status}` }, answer));
    return answer;
  };
  const transport = createTransport(services);
  const queues = Object.fromEntries(NAMES.map((name) => [`/${name}`, `${name}.${TRANSPORT.inboundQueue}`]));
  const doors = await transport.open({ party: 'neighbour', identity: 'national-gateway.tls', port: 0, queues, maxBodyBytes: TRANSPORT.maxBytes, handler: async (request) => handle(request) });

  const post: Neighbours['post'] = async (url, as, given, attachments = []) => {
    const { message, bytes: envelope } = 'bytes' in given ? given : { message: given, bytes: buildEnvelope(given) };
    const { contentType, body } = packMessage(envelope, attachments, `part-${ids.uuid()}`);
    const headers = { 'content-type': contentType, ...queueHeaders(as === 'inner' ? 'KZ' : 'VN', contentType) };
    const exchange = ids.uuid();
    const from = as === 'inner' ? 'national gateway' : 'third country';
    const label = message.action?.split('/').at(-1) ?? 'no Action';
    const posted: Posted = { message, bytes: envelope, mark: arrived.all.length, envelope: envelope.length > SHOWN_BYTES * 16 ? undefined : envelopeIn(envelope) };
    const shown = body.subarray(0, SHOWN_BYTES);
    observe(requestPosted({ exchange, from, to: 'iut', label }, url, headers, shown, { business: businessOf(label, shown), facts: { bytes: String(body.length) } }));
    try {
      const answer = await transport.post({ client: from, server: 'iut' }, IDENTITY[as], {
        url, headers, body, timeoutMs: timeoutMs + body.length / SLOWEST_BYTES_PER_MS, messageId: message.messageId, correlationId: message.relatesTo?.value,
      });
      observe(answerReceived({ exchange, from: 'iut', to: from, label: `HTTP ${answer.status}` }, answer));
      return { ...posted, status: answer.status };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      observe(answerMissing({ exchange, from: 'iut', to: from }, error));
      return { ...posted, why: `${error.code}: ${error.detail}` };
    }
  };

  return {
    regime: 'eaeu',
    endpoints: {
      ...Object.fromEntries(NAMES.filter((name) => name !== 'journal').map((name) => [`eaeu.neighbour.${name}`, doors.url(`/${name}`)])),
      'eaeu.journal': doors.url('/journal'),
    },
    facts: {
      'eaeu.peer.national': fingerprint(pki.identity('national-gateway.tls').certPem),
      'eaeu.peer.third-country': fingerprint(pki.identity('third-country.tls').certPem),
      'eaeu.peer.national.user': commonName(pki.identity('national-gateway.tls').certPem),
      'eaeu.peer.third-country.user': commonName(pki.identity('third-country.tls').certPem),
    },
    arrived, post,
    compose: createMessages(business, ids),
    shut: (name) => void closed.add(name),
    open: (name) => void closed.delete(name),
    quiesce: () => transport.settle(),
    reset() {
      arrived.clear();
      closed.clear();
    },
    async close() {
      await doors.close();
      await transport.close();
    },
  };
}
