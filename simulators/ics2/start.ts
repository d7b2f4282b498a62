import { Mailbox } from '../../protocols/time/mailbox';
import { createMutualTlsEndpoint, type MutualTlsEndpoint } from '../../protocols/tls/endpoint';
import { FORWARD_SECRET } from '../../protocols/tls/suites';
import type { WireHandshake } from '../../protocols/wire';
import { loadXml } from '../../protocols/xml';
import { durationMilliseconds } from '../../requirements/parameters';
import { withFaults } from '../common/planted';
import { failureReporter } from '../common/wire-events';
import type { Simulator, SimulatorServices } from '../services';
import { createCommonRepository, type CommonRepository } from './common-repository/repository';
import { soundConduct } from './conduct';
import { TRADER_INTERFACE_FAULTS } from './faults';
import type { FilingOutcome, ReceivedSignal, Reception } from './reception';
import type { ProbeParty } from './hostile/parties';
import type { Probe } from './hostile/probe';
import { createProbes } from './hostile/probes';
import { createPullingProbe, type PullingProbe } from './hostile/pulling-probe';
import { createTlsStage, type TlsStage } from './hostile/tls-stage';
import { pointerSyntax, type PointerSyntax } from './messages/refusal';
import { createDispatch, type Dispatch } from './trader-interface/dispatch';
import { BELGIAN, nationalInterfaceFacts, SHARED, type Door } from './trader-interface/doors';
import { accessPointsOfIut, createDirectory, type Directory } from './trader-interface/directory';
import { createFilingDesk, type DeskScript } from './trader-interface/filing-desk';
import { messageJudge } from './message-judge';
import { createChoices, type Choices } from './choices';
import { createLine, type Line } from './trader-interface/line';
import { createHistory, type History } from './trader-interface/history';
import { createInspection } from './trader-interface/inspection';
import { channelOf } from './trader-interface/mpc';
import { createOutbox, type Outbox, type Sealed } from './trader-interface/outbox';
import type { Partitions } from './trader-interface/partitions';
import type { PullScript } from './trader-interface/pull-desk';
import { createPulling } from './trader-interface/pulling';
import { createReceptionDesk, type ReceptionDesk } from './trader-interface/reception-desk';
import { startTrustServices, type TrustScript } from './trust-services/trust-services';
import { createMrnSource } from './trader-interface/registration';
import { createAnswerScript, type AnswerScript } from './trader-interface/script';

/** How long closing waits for replies under way, ms. */
const CLOSING_MS = 2000;
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** About 100 kB of memory for each, of a filing of 6 kB. */
const MOST_RECEPTIONS = 2_000;

/** What steps may see and script of the simulated customs side. */
export interface TraderInterface extends Simulator {
  url: string;
  partyId: string;
  /** Everything that reached the interface, in order, with the answer it got. */
  receptions: Mailbox<Reception>;
  history: History;
  /** Every PullRequest that reached the interface, and every receipt or error that came as a request of its own. */
  signals: Mailbox<ReceivedSignal>;
  /** What waits to be pulled. */
  partitions: Partitions<Sealed>;
  /** What became of each receipted business document. */
  outcomes: Mailbox<FilingOutcome>;
  /** Handshakes at the interface's endpoint, refused ones included. */
  handshakes: Mailbox<WireHandshake>;
  /** Who is enrolled, and how. */
  directory: Directory;
  outbox: Outbox;
  /** What customs writes on its own accord, sent by the rules of routing. */
  dispatch: Dispatch;
  repository: CommonRepository;
  answers: AnswerScript;
  desk: DeskScript;
  pulling: PullScript;
  line: Line;
  tls: TlsStage;
  choices: Choices;
  trust: TrustScript;
  /** A hostile client of our own, enrolled under a party id of its own; made on first use. */
  probe(party?: ProbeParty): Promise<Probe>;
  /** Another, which pulls what customs has for it. */
  pullingProbe: PullingProbe;
  /** Resolves once every reply under way was pushed. */
  settle(): Promise<void>;
}

/** Starts the Trader Interface on mutual TLS (explaining mode: refusals are recorded with their cause). @throws ListenError */
export async function startTraderInterface(given: SimulatorServices): Promise<TraderInterface> {
  const choices = createChoices(given.parameter);
  const services = { ...given, parameter: choices.of };
  const { pki, wall, business, ids } = services;
  const conduct = withFaults(soundConduct(), TRADER_INTERFACE_FAULTS, services.faults);
  const reportFailure = failureReporter(services, 'trader-interface');
  const xml = await loadXml();
  const judge = await messageJudge();
  const handshakes = new Mailbox<WireHandshake>(wall);
  const directory = createDirectory(() => accessPointsOfIut(services));
  const trusting = await startTrustServices(services, conduct, xml);
  const { trust, authorisation } = trusting;
  const pulling = createPulling({ services, conduct, directory, pushes: () => outbox.pushes, refusal: authorisation });
  const outbox: Outbox = createOutbox({ services, conduct, xml, trust, directory, partitions: pulling.partitions });
  const script: DeskScript = { omitFunctionalReference: false };
  const inspection = createInspection(judge, conduct, () => script.codeLists);
  const repository = createCommonRepository(judge, xml, conduct);
  const mrns = createMrnSource((length) => ids.bytes(length));
  const now = (): number => business.now();
  const pointers = (): PointerSyntax => pointerSyntax(choices.of('ics2.pointer.syntax'));
  const dispatch = createDispatch({ conduct, directory, outbox, repository, now });
  const desk = createFilingDesk({ inspection, repository, mrns, dispatch, conduct, script, pointers, wall, now, reportFailure });
  const answers = createAnswerScript();
  const underWay = new Set<Promise<void>>();
  const line: Line = createLine(() => endpoint, 2 * (durationMilliseconds(services.parameter('as4.answer.timeout')) ?? 8000));

  const tls = createTlsStage(services, () => endpoint, durationMilliseconds(services.parameter('as4.receipt.timeout')) ?? 60_000);

  const receptions = new Mailbox<Reception>(wall, MOST_RECEPTIONS);
  const nameOf = (partyId: string | undefined): string => directory.at(partyId ?? '')?.name ?? 'iut';
  const history = createHistory((partyId) => nameOf(partyId) === 'iut');
  const signals = new Mailbox<ReceivedSignal>(wall);
  const receptionAt = (door: Door): ReceptionDesk => createReceptionDesk({
    services, conduct, xml, trust, authorisation, door, signals, script: answers, tolerates: choices.tolerates,
    losing: line.losing,
    received: (reception) => {
      history.note(reception);
      receptions.put(reception);
    },
    signalDesk: pulling.desk,
    signalFrom: pulling.senderOf,
    nameOf,
    faulty: (action, bytes) => inspection.glance(action, bytes, now()).problems.length > 0,
    take: (message) => {
      const job = desk.take(message).catch((error: unknown) => reportFailure(error)).finally(() => underWay.delete(job));
      underWay.add(job);
    },
  });
  const listen = (door: Door, reception: ReceptionDesk, port: number): Promise<MutualTlsEndpoint> => createMutualTlsEndpoint({
    party: door.name,
    host: services.host,
    port,
    identity: pki.identity(conduct.tls),
    ca: pki.trustAnchors('tls'),
    crl: pki.crl('tls'),
    alsoAdmits: conduct.alsoAdmits,
    ciphers: FORWARD_SECRET,
    clock: wall,
    ids,
    maxBodyBytes: MAX_MESSAGE_BYTES,
    observe: (event) => {
      services.observe(event);
      if (event.kind === 'handshake') handshakes.put(event);
    },
    onHello: (hello) => tls.hellos.put(hello),
    onEnded: (connection) => tls.connections.put(connection),
    handler: (request) => reception.handle(request),
    onError: reportFailure,
    onMisbehaviour: (_kind, request) => line.met(request.exchange),
  });
  const reception = receptionAt(SHARED);
  const nationalReception = receptionAt(BELGIAN);
  // A port in use must not leave behind what did start.
  const opened: { close(): Promise<void> }[] = [trusting];
  const open = async (starting: Promise<MutualTlsEndpoint>): Promise<MutualTlsEndpoint> => {
    try {
      const started = await starting;
      opened.push(started);
      return started;
    } catch (error) {
      await Promise.all(opened.map((one) => one.close()));
      throw error;
    }
  };
  const endpoint = await open(listen(SHARED, reception, services.port));
  const national = await open(listen(BELGIAN, nationalReception, 0));

  const pullingProbe = createPullingProbe(services, trust, { url: endpoint.url, channelOf });
  directory.enrol({ partyId: pullingProbe.partyId, name: 'probe', binding: 'pull' });

  const probes = createProbes(services, xml, { url: endpoint.url, partyId: SHARED.partyId }, ({ partyId, endpointUrl }, { system }) => {
    directory.enrol({ partyId, name: system.toLowerCase(), binding: 'push', url: endpointUrl });
  });
  const settle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  const settleWithin = (limitMs: number): Promise<void> => new Promise((resolve) => {
    const cancel = wall.at(wall.now() + limitMs, resolve);
    void settle().then(() => {
      cancel();
      resolve();
    });
  });

  return {
    regime: 'ics2',
    endpoints: { [SHARED.endpoint]: endpoint.url, [BELGIAN.endpoint]: national.url },
    facts: nationalInterfaceFacts(),
    url: endpoint.url,
    partyId: SHARED.partyId,
    receptions,
    history,
    signals,
    partitions: pulling.partitions,
    outcomes: desk.outcomes,
    handshakes,
    directory,
    outbox,
    dispatch,
    repository,
    answers,
    desk: script,
    pulling: pulling.script,
    line,
    tls,
    choices,
    trust: trusting.script,
    probe: probes.as,
    pullingProbe,
    settle,
    reset() {
      reception.reset();
      nationalReception.reset();
      receptions.clear();
      signals.clear();
      dispatch.reset();
      pulling.reset();
      desk.outcomes.clear();
      script.omitFunctionalReference = false;
      script.codeLists = undefined;
      handshakes.clear();
      outbox.pushes.clear();
      directory.reset();
      repository.reset();
      answers.clear();
      inspection.reset();
      line.reset();
      tls.reset();
      choices.reset();
      trusting.reset();
      probes.reset();
    },
    async close() {
      // Replies under way are let go on for a moment, so that no socket is torn from under them.
      await settleWithin(CLOSING_MS);
      await probes.close();
      await endpoint.close();
      await national.close();
      await trusting.close();
    },
  };
}
