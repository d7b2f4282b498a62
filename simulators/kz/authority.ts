import { createMutualTlsEndpoint, type MutualTlsEndpoint } from '../../protocols/tls/endpoint';
import type { PartyHandler, PartyRequest, PartyResponse } from '../../protocols/tls/handler';
import { faultEnvelope, SOAP11_MEDIA_TYPE, envelope } from '../../protocols/soap11';
import { Mailbox } from '../../protocols/time/mailbox';
import type { TlsRefusal, WireObserver } from '../../protocols/wire';
import { all, loadXml, type Schema, type SchemaProblem, type Xml } from '../../protocols/xml';
import { CHANNEL_SCHEMA, channelSchemas } from '../../requirements/kz';
import { failureReporter } from '../common/wire-events';
import type { Simulator, SimulatorServices } from '../services';
import { GATEWAY_ACCEPTED, gatewayAnswer, notification } from './answer';
import { behaviourWith } from './faults';
import { createProbe, PROBE_AGENT, type Probe } from './hostile/probe';
import { readAnswer, type Answer } from './judge/answer';
import type { JournalEntry, Presentation, Reading, Script } from './model';
import { MAX_DOCUMENT_BYTES, readRequest } from './read';
import { createRegister, type Register } from './register';
import { createReporter } from './report';
import { answerRequest } from './requests';

/** Name of the party in evidence. */
export const REVENUE_AUTHORITY = 'revenue-authority';

/**
 * The simulated state revenue authority of Kazakhstan: takes pre-arrival information of every mode over mutual TLS, registers
 * it or refuses it (Order 281, Rules 5; Collegium Decision 52), annuls it and tells its status. Answers as the sources say and judges nobody: steps do, by `judge/`.
 */
export interface RevenueAuthority extends Simulator {
  /** Everything presented, put there once it was answered. */
  presentations: Mailbox<Presentation>;
  journal(): readonly JournalEntry[];
  /** Registration numbers given so far, as text. */
  given(): ReadonlySet<string>;
  /** Why clients were turned away in the handshake, in order. */
  turnedAway: Mailbox<TlsRefusal>;
  /** What the channel does to the next document. */
  script(next: Script): void;
  announce: Register['announce'];
  holdDeclaration: Register['holdDeclaration'];
  /** Address of the same service under a certificate of an authority that nobody trusts; it answers nothing of use. */
  impostor: { url: string; requests: Mailbox<{ exchange: string }> };
  /** The harness's own client, for proving that the authority keeps its rules. */
  probe: Probe;
  readAnswer(status: number, body: Buffer): Answer;
  /** What the schema says about a document (XML without envelope). */
  schemaProblems(document: string): readonly SchemaProblem[];
}

const SOAP_HEADERS = { 'content-type': SOAP11_MEDIA_TYPE };

export async function startRevenueAuthority(services: SimulatorServices): Promise<RevenueAuthority> {
  const { pki, business, wall, ids } = services;
  const xml: Xml = await loadXml();
  const schema: Schema = xml.compileSchema(channelSchemas(), CHANNEL_SCHEMA);
  const behaviour = behaviourWith(services.faults);
  const register = createRegister(behaviour, ids, services.parameter);
  const presentations = new Mailbox<Presentation>(wall);
  const impostorRequests = new Mailbox<{ exchange: string }>(wall);
  const turnedAway = new Mailbox<TlsRefusal>(wall);
  const watch: WireObserver = (event) => {
    services.observe(event);
    if (event.kind === 'handshake' && event.server === REVENUE_AUTHORITY && event.refusal !== undefined) turnedAway.put(event.refusal);
  };
  const report = createReporter(services.observe, REVENUE_AUTHORITY);
  const scripts: Script[] = [];
  /** Answers held back by a slow service; a new scenario lets them go. */
  let held: (() => void)[] = [];

  const serviceTime = (reading: Extract<Reading, { kind: 'document' }>): Promise<void> => {
    const wait = behaviour.serviceTimeMs(all(reading.pi, 'UsageCode').map((one) => one.text.trim()));
    if (wait === 0) return Promise.resolve();
    return new Promise((resolve) => {
      held.push(resolve);
      business.at(business.now() + wait, resolve);
    });
  };

  const decide = (reading: Extract<Reading, { kind: 'document' }>, at: number): Buffer => {
    const { outcome, entry } = register.decide(reading, at);
    if (behaviour.waitsForOfficial(at) || (outcome.kind === 'registered' && !behaviour.answersRegistration)) return gatewayAnswer(GATEWAY_ACCEPTED, ids.uuid(), at);
    return envelope(behaviour.answers(outcome).map((one) => notification(one, entry, ids.uuid(), at, behaviour)).join(''));
  };

  const respond = async (reading: Reading, at: number): Promise<PartyResponse & { body: Buffer }> => {
    const script = scripts.shift();
    if (script?.kind === 'closed') return { status: 503, headers: { 'retry-after': '60' }, body: Buffer.alloc(0) };
    if (script?.kind === 'gateway-status') return { status: 200, headers: SOAP_HEADERS, body: gatewayAnswer(script.code, ids.uuid(), at) };
    if (reading.kind === 'unreadable') return { status: 500, headers: SOAP_HEADERS, body: faultEnvelope({ code: reading.code, text: reading.reason }) };
    if (reading.kind !== 'document') return { status: 200, headers: SOAP_HEADERS, body: envelope(answerRequest(reading, register, at, ids)) };
    const body = decide(reading, at);
    await serviceTime(reading);
    return script?.kind === 'answer-lost' ? { status: 504, body: Buffer.alloc(0) } : { status: 200, headers: SOAP_HEADERS, body };
  };

  const handler: PartyHandler = async (request: PartyRequest) => {
    const from = request.headers['user-agent'] === PROBE_AGENT ? 'probe' : 'iut';
    const receivedAt = business.now();
    const reading = readRequest(xml, schema, request.body);
    report.request(request, from, reading);
    const answer = await respond(reading, receivedAt);
    report.response(request, from, answer, readAnswer(xml, schema, answer.status, answer.body));
    presentations.put({
      exchange: request.exchange, from, receivedAt, answeredAt: business.now(), peer: request.peer.subject, bytes: request.body, reading,
      answer: { status: answer.status, body: answer.body },
    });
    return answer;
  };

  const common = { clock: wall, ids, observe: watch, client: 'iut', host: services.host, maxBodyBytes: MAX_DOCUMENT_BYTES };
  const endpoint: MutualTlsEndpoint = await createMutualTlsEndpoint({
    ...common,
    party: REVENUE_AUTHORITY,
    port: services.port,
    identity: pki.identity('revenue-authority.tls'),
    ca: behaviour.admits.flatMap((authority) => pki.trustAnchors(authority)),
    crl: behaviour.admits.flatMap((authority) => pki.crl(authority)),
    handler,
    onError: failureReporter(services, REVENUE_AUTHORITY),
  });
  let impostor: MutualTlsEndpoint;
  try {
    impostor = await createMutualTlsEndpoint({
      ...common,
      party: 'impostor',
      identity: pki.identity('revenue-authority.tls.rogue'),
      ca: pki.trustAnchors('tls'),
      crl: pki.crl('tls'),
      handler: async (request) => {
        impostorRequests.put({ exchange: request.exchange });
        return { status: 200, headers: SOAP_HEADERS, body: gatewayAnswer(GATEWAY_ACCEPTED, ids.uuid(), business.now()) };
      },
      onError: failureReporter(services, 'impostor'),
    });
  } catch (error) {
    await endpoint.close();
    throw error;
  }

  const service = (one: MutualTlsEndpoint): string => `${one.url}/pre-arrival`;
  const clear = (): void => {
    scripts.length = 0;
    held.forEach((release) => release());
    held = [];
  };

  return {
    regime: 'kz',
    endpoints: { 'kz.revenue-authority': service(endpoint), 'kz.gateway': `${endpoint.url}/shep/sync` },
    presentations,
    turnedAway,
    journal: () => register.journal,
    given: () => register.given,
    script: (next) => void scripts.push(next),
    announce: register.announce,
    holdDeclaration: register.holdDeclaration,
    impostor: { url: service(impostor), requests: impostorRequests },
    probe: createProbe({ services, url: service(endpoint), xml, schema }),
    readAnswer: (status, body) => readAnswer(xml, schema, status, body),
    schemaProblems: (document) => schema.validate(envelope(document)),
    reset() {
      clear();
      register.clear();
      presentations.clear();
      turnedAway.clear();
      impostorRequests.clear();
    },
    async close() {
      clear();
      presentations.clear();
      await Promise.all([endpoint.close(), impostor.close()]);
      schema.dispose();
    },
  };
}
