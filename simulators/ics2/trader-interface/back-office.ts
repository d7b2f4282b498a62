import type { Mailbox } from '../../../protocols/time/mailbox';
import type { Xml } from '../../../protocols/xml';
import { durationMilliseconds } from '../../../requirements/parameters';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import { failureReporter } from '../../common/wire-events';
import type { SimulatorServices } from '../../services';
import { createAnalysisDesk, type AnalysisDesk } from '../common-repository/analysis/desk';
import { journalEntry } from '../common-repository/journal';
import { createCommonRepository, type CommonRepository } from '../common-repository/repository';
import type { Conduct } from '../conduct';
import { pointerSyntax, type PointerSyntax } from '../messages/refusal';
import type { FilingOutcome } from '../reception';
import type { Directory } from './directory';
import { createArrivalDesk, type CustomsActs } from './arrival-desk';
import { createDispatch, type Dispatch } from './dispatch';
import { createFilingDesk, type BusinessMessage, type DeskScript } from './filing-desk';
import { createInspection } from './inspection';
import type { Outbox } from './outbox';
import { createLinkingDesk } from './linking-desk';
import { partiesOf } from './recipients';
import { createMrnSource } from './registration';
import { createSubscriptions, type Subscriptions } from './subscriptions';
import { createUnderWay } from './under-way';

/** How long closing waits for replies under way, ms. */
const CLOSING_MS = 2000;

/** What lies behind the doors, which is one: where receipted messages are judged, registered and answered. */
export interface BackOffice {
  repository: CommonRepository;
  /** What customs writes on its own accord, sent by the rules of routing. */
  dispatch: Dispatch;
  /** What customs decides about filings. */
  analysis: AnalysisDesk;
  /** What customs decides about goods that come. */
  acts: CustomsActs;
  /** Who wants to hear what. */
  subscriptions: Subscriptions;
  /** What became of each receipted business document. */
  outcomes: Mailbox<FilingOutcome>;
  script: DeskScript;
  /** Begins to work through a receipted message, for which no receipt waits. */
  take(message: BusinessMessage): void;
  /** Whether the first stage would refuse a document; remembers nothing of it. */
  faulty(action: string, bytes: Buffer): boolean;
  /** Resolves once every reply under way was pushed. */
  settle(): Promise<void>;
  reset(): void;
  /** Replies under way are let go on for a moment, so that no socket is torn from under them. */
  close(): Promise<void>;
}

export interface BackOfficeParts {
  services: SimulatorServices;
  conduct: Conduct;
  xml: Xml;
  judge: MessageJudge;
  directory: Directory;
  outbox: Outbox;
  /** Whether UUM&DS has this EORI. */
  registered: (eori: string) => boolean;
}

export function createBackOffice({ services, conduct, xml, judge, directory, outbox, registered }: BackOfficeParts): BackOffice {
  const { wall, business, ids, parameter } = services;
  const now = (): number => business.now();
  const reportFailure = failureReporter(services, 'trader-interface');
  const script: DeskScript = { omitFunctionalReference: false };
  const inspection = createInspection(judge, conduct, () => script.codeLists);
  const subscriptions = createSubscriptions();
  const underWay = createUnderWay(reportFailure);
  const repository = createCommonRepository({ judge, xml, conduct, business, parameter });
  repository.events.on((event) => services.observe({ kind: 'note', ...journalEntry(event) }));
  const dispatch = createDispatch({ conduct, directory, subscriptions, registered, outbox, underWay, business });
  const analysis = createAnalysisDesk({
    ...repository, business, conduct: conduct.analysis, below: repository.linking.below, tell: dispatch.tell,
    unlisted: () => durationMilliseconds(parameter('ics2.analysis.unlisted')),
    parties: (filing) => partiesOf(conduct.parties(filing)),
  });
  createLinkingDesk({ repository, dispatch, conduct });
  const pointers = (): PointerSyntax => pointerSyntax(parameter('ics2.pointer.syntax'));
  const acts = createArrivalDesk({ repository, dispatch, pointers, conduct: conduct.arrival, reportFailure, now });
  const desk = createFilingDesk({
    inspection, repository, dispatch, conduct, script, wall, now, reportFailure,
    sentAgain: (mrns, requester) => dispatch.notifications.of(mrns, requester, now(), conduct.repository.keepsNotifications),
    mrns: createMrnSource((length) => ids.bytes(length)),
    pointers,
  });

  return {
    repository,
    dispatch,
    analysis,
    acts,
    subscriptions,
    outcomes: desk.outcomes,
    script,
    take: (message) => void underWay.wait(desk.take(message)),
    faulty: (action, bytes) => inspection.glance(action, bytes, now()).problems.length > 0,
    settle: underWay.settle,
    reset() {
      inspection.reset();
      repository.reset();
      analysis.reset();
      acts.reset();
      dispatch.reset();
      subscriptions.reset();
      desk.outcomes.clear();
      script.omitFunctionalReference = false;
      script.codeLists = undefined;
    },
    close: () => new Promise((resolve) => {
      const cancel = wall.at(wall.now() + CLOSING_MS, resolve);
      void underWay.settle().then(() => {
        cancel();
        resolve();
      });
    }),
  };
}
