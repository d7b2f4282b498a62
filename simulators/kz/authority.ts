import { createMutualTlsEndpoint, type MutualTlsEndpoint } from '../../protocols/tls/endpoint';
import type { PartyHandler, PartyRequest } from '../../protocols/tls/handler';
import { faultEnvelope, SOAP11_MEDIA_TYPE, envelope } from '../../protocols/soap11';
import { Mailbox } from '../../protocols/time/mailbox';
import type { TlsRefusal, WireObserver } from '../../protocols/wire';
import { all, loadXml, type Schema, type SchemaProblem, type Xml } from '../../protocols/xml';
import { CHANNEL_SCHEMA, channelSchemas, GATEWAY_ACCEPTED, type ChannelName, type StatusReading } from '../../requirements/kz';
import { failureReporter } from '../common/wire-events';
import type { Simulator, SimulatorServices } from '../services';
import { gatewayAnswer, notification } from './answer';
import { behaviourWith } from './faults';
import { createGateway, createSigning, readLetter, type Gateway, type GatewayAnswer, type Letter } from './gateway';
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
  /** The e-government gateway before it. */
  gateway: Pick<Gateway, 'demandSignatures' | 'account'>;
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

/** Where each channel is, below the address of the server. */
const PATHS: Readonly<Record<ChannelName, string>> = { direct: '/pre-arrival', gateway: '/shep/sync', 'gateway-async': '/shep/async' };
const channelAt = (path: string): ChannelName => (Object.keys(PATHS) as ChannelName[]).find((channel) => PATHS[channel] === path) ?? 'direct';

type PartyAnswer = Pick<GatewayAnswer, 'status' | 'body'>;
/** The authority's own service answers what it says. */
const both = (answer: GatewayAnswer): { answer: GatewayAnswer; said: PartyAnswer } => ({ answer, said: answer });

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
  const statuses = (): StatusReading => services.parameter('kzpi.status.reading') as StatusReading;
  const signing = createSigning(services, xml);
  const gateway = createGateway({ business, ids, signing });
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

  const readIncoming = (bytes: Buffer, channel: ChannelName, at: number): { reading: Reading; letter?: Letter } => {
    if (channel === 'direct') return { reading: readRequest(xml, schema, bytes) };
    const opened = readLetter(xml, channel, bytes, signing.trust, at);
    if (opened.kind === 'unreadable') return { reading: { kind: 'unreadable', code: 'Client', reason: opened.reason } };
    return { letter: opened.letter, reading: readRequest(xml, schema, envelope(opened.letter.document)) };
  };

  /** What the authority says on a document: notices, or nothing for now. */
  const decide = async (reading: Extract<Reading, { kind: 'document' }>, at: number): Promise<string[]> => {
    const { outcome, entry } = register.decide(reading, at);
    if (behaviour.waitsForOfficial(at) || (outcome.kind === 'registered' && !behaviour.answersRegistration)) return [];
    const notices = behaviour.answers(outcome).map((one) => notification(one, entry, ids.uuid(), at, behaviour, statuses()));
    await serviceTime(reading);
    return notices;
  };
  const consider = async (reading: Exclude<Reading, { kind: 'unreadable' }>, at: number): Promise<string[]> =>
    (reading.kind === 'document' ? decide(reading, at) : [answerRequest(reading, register, at, ids, statuses())]);

  /** The service of the authority itself. */
  const respond = async (reading: Reading, at: number): Promise<GatewayAnswer> => {
    const ok = (body: Buffer): GatewayAnswer => ({ status: 200, headers: SOAP_HEADERS, body });
    const script = scripts.shift();
    if (script?.kind === 'closed') return { status: 503, headers: { 'retry-after': '60' }, body: Buffer.alloc(0) };
    if (script?.kind === 'gateway-status') return ok(gatewayAnswer(script.code, ids.uuid(), at));
    if (reading.kind === 'unreadable') return { status: 500, headers: SOAP_HEADERS, body: faultEnvelope({ code: reading.code, text: reading.reason }) };
    const said = await consider(reading, at);
    if (script?.kind === 'answer-lost') return { status: 504, body: Buffer.alloc(0) };
    return ok(said.length === 0 ? gatewayAnswer(GATEWAY_ACCEPTED, ids.uuid(), at) : envelope(said.join('')));
  };

  /** What the authority said is kept as it would have been answered by its own service, so that a document is judged alike on every channel. */
  const throughGateway = async (letter: Letter, reading: Reading, at: number): Promise<{ answer: GatewayAnswer; said: PartyAnswer }> => {
    const refusal = gateway.refusal(letter) ?? (reading.kind === 'unreadable' ? reading.reason : undefined);
    if (refusal !== undefined || reading.kind === 'unreadable') {
      const answer = gateway.fault('NOT-TAKEN', refusal ?? '');
      return { answer, said: answer };
    }
    let said: PartyAnswer | undefined;
    const answer = await gateway.deliver(letter, scripts.shift(), async () => {
      const documents = await consider(reading, at);
      said = { status: 200, body: envelope(documents.join('')) };
      return documents;
    });
    return { answer, said: said ?? answer };
  };

  const handler: PartyHandler = async (request: PartyRequest) => {
    const from = request.headers['user-agent'] === PROBE_AGENT ? 'probe' : 'iut';
    const receivedAt = business.now();
    const channel = channelAt(request.path);
    const { reading, letter } = readIncoming(request.body, channel, receivedAt);
    if (letter !== undefined && letter.kind !== 'document') {
      const refusal = gateway.refusal(letter);
      const answer = refusal === undefined ? gateway.serve(letter) : gateway.fault('NOT-TAKEN', refusal);
      report.aside(request, from, letter, answer);
      return answer;
    }
    report.request(request, from, reading, letter);
    const { answer, said } = letter === undefined ? both(await respond(reading, receivedAt)) : await throughGateway(letter, reading, receivedAt);
    report.response(request, from, answer, readAnswer(xml, schema, answer.status, answer.body));
    presentations.put({
      exchange: request.exchange, channel, from, receivedAt, answeredAt: business.now(), peer: request.peer.subject, bytes: request.body, reading,
      ...(letter === undefined ? {} : { letter, gatewayAnswer: answer.body }), answer: { status: said.status, body: said.body },
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

  const service = (one: MutualTlsEndpoint, channel: ChannelName = 'direct'): string => `${one.url}${PATHS[channel]}`;
  const clear = (): void => {
    scripts.length = 0;
    held.forEach((release) => release());
    held = [];
  };

  return {
    regime: 'kz',
    endpoints: { 'kz.revenue-authority': service(endpoint), 'kz.gateway': service(endpoint, 'gateway'), 'kz.gateway-async': service(endpoint, 'gateway-async') },
    facts: { 'kz.gateway.senderId': gateway.account.senderId, 'kz.gateway.password': gateway.account.password, 'kz.gateway.signer': signing.fingerprint },
    gateway,
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
      gateway.reset();
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
