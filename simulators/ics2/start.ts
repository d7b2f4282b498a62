import { Mailbox } from '../../protocols/time/mailbox';
import type { WireHandshake } from '../../protocols/wire';
import { loadXml } from '../../protocols/xml';
import { millisecondsOf } from '../../requirements/parameters';
import { withFaults } from '../common/planted';
import type { Simulator, SimulatorServices } from '../services';
import { createChoices, type Choices } from './choices';
import type { AnalysisDesk } from './common-repository/analysis/desk';
import type { CommonRepository } from './common-repository/repository';
import { soundConduct } from './conduct';
import { createCounterFilers, type CounterFilers } from './counter-filers/counter-filers';
import { TRADER_INTERFACE_FAULTS } from './faults';
import type { ProbeParty } from './hostile/parties';
import type { Probe } from './hostile/probe';
import { createProbes } from './hostile/probes';
import { createPullingProbe, type PullingProbe } from './hostile/pulling-probe';
import { createTlsStage, type TlsStage } from './hostile/tls-stage';
import { messageJudge } from './message-judge';
import type { FilingOutcome, ReceivedSignal, Reception } from './reception';
import type { CustomsActs } from './trader-interface/arrival-desk';
import { createBackOffice } from './trader-interface/back-office';
import { accessPointsOfIut, createDirectory, type Directory } from './trader-interface/directory';
import type { Dispatch } from './trader-interface/dispatch';
import { BELGIAN, nationalInterfaceFacts, SHARED } from './trader-interface/doors';
import { openEntrance } from './trader-interface/entrance';
import type { DeskScript } from './trader-interface/filing-desk';
import type { History } from './trader-interface/history';
import type { Line } from './trader-interface/line';
import { channelOf } from './trader-interface/mpc';
import { createOutbox, type Outbox, type Push, type Sealed } from './trader-interface/outbox';
import type { Partitions } from './trader-interface/partitions';
import type { PullScript } from './trader-interface/pull-desk';
import { createPulling } from './trader-interface/pulling';
import type { AnswerScript } from './trader-interface/script';
import type { Subscriptions } from './trader-interface/subscriptions';
import { startTrustServices, type TrustScript } from './trust-services/trust-services';

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
  /** Who wants to hear what. */
  subscriptions: Subscriptions;
  outbox: Outbox;
  /** What customs writes on its own accord, sent by the rules of routing. */
  dispatch: Dispatch;
  /** What customs decides about goods that come: a control, their presentation. */
  acts: CustomsActs;
  repository: CommonRepository;
  /** What customs decides about filings: requests, do-not-load, assessment complete. */
  analysis: AnalysisDesk;
  answers: AnswerScript;
  desk: DeskScript;
  pulling: PullScript;
  line: Line;
  tls: TlsStage;
  choices: Choices;
  trust: TrustScript;
  /** A hostile client of our own, enrolled under a party id of its own; made on first use. */
  probe(party?: ProbeParty): Promise<Probe>;
  /** Traders of our own that file beside the operator under test. */
  counterFilers: CounterFilers;
  /** Another, which pulls what customs has for it. */
  pullingProbe: PullingProbe;
  /** Resolves once every reply under way was pushed. */
  settle(): Promise<void>;
}

/** Starts the Trader Interface with all that it relies on: customs' own registers behind it, the authorities beside it. @throws ListenError */
export async function startTraderInterface(given: SimulatorServices): Promise<TraderInterface> {
  const choices = createChoices(given.parameter);
  const services = { ...given, parameter: choices.of };
  const conduct = withFaults(soundConduct(), TRADER_INTERFACE_FAULTS, services.faults);
  const xml = await loadXml();
  const judge = await messageJudge();
  const trusting = await startTrustServices(services, conduct, xml);
  const { trust, authorisation } = trusting;

  const directory = createDirectory(() => accessPointsOfIut(services));
  const pushes = new Mailbox<Push>(services.wall);
  const pulling = createPulling({ services, conduct, directory, pushes, refusal: authorisation });
  const outbox = createOutbox({ services, conduct, xml, trust, directory, partitions: pulling.partitions, pushes });
  const office = createBackOffice({ services, conduct, xml, judge, directory, outbox, registered: (eori) => trusting.script.uumds.party(eori) !== undefined });
  const entrance = await openEntrance({ services, conduct, xml, trust, authorisation, tolerates: choices.tolerates, directory, pulling, office }).catch(async (error: unknown) => {
    // A port in use must not leave behind what did start.
    await trusting.close();
    throw error;
  });

  const { shared, belgian, seen } = entrance;
  const tls = createTlsStage(services, shared, seen, millisecondsOf(services.parameter, 'as4.receipt.timeout'));
  const pullingProbe = createPullingProbe(services, trust, { url: shared.url, channelOf });
  directory.enrol({ partyId: pullingProbe.partyId, name: 'probe', binding: 'pull' });
  const probes = createProbes(services, xml, { url: shared.url, partyId: SHARED.partyId }, ({ partyId, endpointUrl }, { system }) => {
    directory.enrol({ partyId, name: system.toLowerCase(), binding: 'push', url: endpointUrl });
  });
  const counterFilers = createCounterFilers({ probe: probes.as, business: services.business, ids: services.ids, settle: office.settle });

  return {
    regime: 'ics2',
    endpoints: { [SHARED.endpoint]: shared.url, [BELGIAN.endpoint]: belgian.url },
    facts: nationalInterfaceFacts(),
    url: shared.url,
    partyId: SHARED.partyId,
    receptions: seen.receptions,
    history: entrance.history,
    signals: seen.signals,
    partitions: pulling.partitions,
    outcomes: office.outcomes,
    handshakes: seen.handshakes,
    directory,
    subscriptions: office.subscriptions,
    outbox,
    dispatch: office.dispatch,
    acts: office.acts,
    repository: office.repository,
    analysis: office.analysis,
    answers: entrance.answers,
    desk: office.script,
    pulling: pulling.script,
    line: entrance.line,
    tls,
    choices,
    trust: trusting.script,
    probe: probes.as,
    counterFilers,
    pullingProbe,
    settle: office.settle,
    async quiesce() {
      office.repository.release();
      await entrance.settle();
      await office.settle();
    },
    reset() {
      for (const part of [entrance, office, pulling, directory, tls, choices, trusting, probes, counterFilers]) part.reset();
      pushes.clear();
    },
    async close() {
      await office.close();
      await probes.close();
      await entrance.close();
      await trusting.close();
    },
  };
}
