import type { Trust } from '../../../protocols/as4';
import { Mailbox } from '../../../protocols/time/mailbox';
import type { ClientHello } from '../../../protocols/tls/client-hello';
import { createMutualTlsEndpoint, type MutualTlsEndpoint } from '../../../protocols/tls/endpoint';
import type { EndedConnection } from '../../../protocols/tls/listener';
import { FORWARD_SECRET } from '../../../protocols/tls/suites';
import type { WireHandshake } from '../../../protocols/wire';
import type { Xml } from '../../../protocols/xml';
import type { Tolerates } from '../../../requirements/ics2/tolerances';
import { millisecondsOf } from '../../../requirements/parameters';
import { failureReporter } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import type { Conduct } from '../conduct';
import type { ReceivedSignal, Reception } from '../reception';
import type { Authorisation } from './admission';
import type { BackOffice } from './back-office';
import type { Directory } from './directory';
import { BELGIAN, SHARED, type Door } from './doors';
import { createHistory, type History } from './history';
import { createLine, type Line } from './line';
import type { Pulling } from './pulling';
import { createReceptionDesk } from './reception-desk';
import { createAnswerScript, type AnswerScript } from './script';
import { createUnderWay } from './under-way';

const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** About 100 kB of memory for each, of a filing of 6 kB. */
export const MOST_RECEPTIONS = 2_000;

/** What came to the doors, in order; whichever door it was. */
export interface Seen {
  /** Every business message and test, with the answer it got. */
  receptions: Mailbox<Reception>;
  /** Every PullRequest, and every receipt or error that came as a request of its own. */
  signals: Mailbox<ReceivedSignal>;
  /** Handshakes, refused ones included. */
  handshakes: Mailbox<WireHandshake>;
  /** What clients have offered. */
  hellos: Mailbox<ClientHello>;
  /** Every connection, once it has ended. */
  connections: Mailbox<EndedConnection>;
}

/** Both doors, open. */
export interface Entrance {
  seen: Seen;
  history: History;
  answers: AnswerScript;
  /** The line to the shared interface. */
  line: Line;
  shared: MutualTlsEndpoint;
  belgian: MutualTlsEndpoint;
  /** Resolves when every request that has come is answered. */
  settle(): Promise<void>;
  reset(): void;
  close(): Promise<void>;
}

export interface EntranceParts {
  services: SimulatorServices;
  conduct: Conduct;
  xml: Xml;
  trust: Trust;
  authorisation: Authorisation;
  tolerates: Tolerates;
  directory: Directory;
  pulling: Pulling;
  office: BackOffice;
}

/** Opens both doors on mutual TLS (explaining mode: refusals are recorded with their cause). @throws ListenError; then neither is open */
export async function openEntrance(parts: EntranceParts): Promise<Entrance> {
  const { services, conduct, directory, pulling, office } = parts;
  const { pki, wall, ids, observe, parameter } = services;
  const reportFailure = failureReporter(services, 'trader-interface');
  // What a desk fails with the endpoint reports.
  const requests = createUnderWay(() => undefined);
  const seen: Seen = {
    receptions: new Mailbox(wall, MOST_RECEPTIONS), signals: new Mailbox(wall), handshakes: new Mailbox(wall), hellos: new Mailbox(wall), connections: new Mailbox(wall),
  };
  const nameOf = (partyId: string | undefined): string => directory.at(partyId ?? '')?.name ?? 'iut';
  const history = createHistory((partyId) => nameOf(partyId) === 'iut');
  const answers = createAnswerScript();
  const line: Line = createLine(() => shared, 2 * millisecondsOf(parameter, 'as4.answer.timeout'));

  const deskAt = (door: Door): ReturnType<typeof createReceptionDesk> => createReceptionDesk({
    ...parts,
    door,
    signals: seen.signals,
    script: answers,
    losing: line.losing,
    received: (reception) => {
      history.note(reception);
      seen.receptions.put(reception);
    },
    signalDesk: pulling.desk,
    signalFrom: pulling.senderOf,
    nameOf,
    faulty: office.faulty,
    take: office.take,
  });
  const desks = { shared: deskAt(SHARED), belgian: deskAt(BELGIAN) };

  const open = (door: Door, desk: ReturnType<typeof deskAt>, port: number): Promise<MutualTlsEndpoint> => createMutualTlsEndpoint({
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
      observe(event);
      if (event.kind === 'handshake') seen.handshakes.put(event);
    },
    onHello: (hello) => seen.hellos.put(hello),
    onEnded: (connection) => seen.connections.put(connection),
    handler: (request) => requests.wait(desk.handle(request)),
    onError: reportFailure,
    onMisbehaviour: (_kind, request) => line.met(request.exchange),
  });
  const shared = await open(SHARED, desks.shared, services.port);
  const belgian = await open(BELGIAN, desks.belgian, 0).catch(async (error: unknown) => {
    await shared.close();
    throw error;
  });

  return {
    seen,
    history,
    answers,
    line,
    shared,
    belgian,
    settle: requests.settle,
    reset() {
      for (const desk of Object.values(desks)) desk.reset();
      for (const mailbox of Object.values(seen)) mailbox.clear();
      answers.clear();
      line.reset();
    },
    async close() {
      await shared.close();
      await belgian.close();
    },
  };
}
