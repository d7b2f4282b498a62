import type { Clock } from '../../../protocols/time/clock';
import { at, type Xml, type XmlElement } from '../../../protocols/xml';
import { millisecondsOf } from '../../../requirements/parameters';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import type { Conduct } from '../conduct';
import { createArrivals, type Arrivals } from './arrival/arrivals';
import { consult, isOwn, type Consultation, type Consulted } from './consultation';
import { createDecider } from './decider';
import { createEffects } from './effects';
import { createEvents, type Events } from './events';
import { createExpiry } from './expiry';
import { createFilings, type Filing, type Filings } from './filings';
import { createLife, type Life } from './life';
import { tooEarly } from './lifecycle';
import { createLinking, expressReading, pairsUnder, type Linking } from './linking/linking';
import { createLinkingTimer } from './linking/timer';
import { createReferrals, type Referrals } from './referrals';
import { lodges, type Decision, type Submission } from './submission';

export interface CommonRepository {
  /** Resolves when the repository has decided; a scenario may hold decisions back (two-stage registration, ICS2-LIF-01). */
  consider(submission: Submission): Promise<Decision>;
  /** What the requester may see, at once. */
  consult(request: Consultation): Consulted;
  /** MRN of the filing that an F25 joins: it names the MRN, or one of the house air waybills; undefined for no such filing. */
  joinedBy(root: XmlElement): string | undefined;
  hold(): void;
  release(): void;
  /** What was accepted, as it stands. */
  readonly filings: Pick<Filings, 'get' | 'all'>;
  /** A filing as it stands. */
  rootOf(filing: Filing): XmlElement;
  readonly life: Life;
  readonly linking: Linking;
  readonly arrivals: Arrivals;
  readonly events: Events;
  /** Requests that await an answer. */
  readonly referrals: Referrals;
  reset(): void;
}

export interface RepositoryParts {
  judge: MessageJudge;
  xml: Xml;
  conduct: Conduct;
  business: Clock;
  /** Value of a parameter of the run. */
  parameter: (name: string) => string;
}

/**
 * The second stage, that of the Common Repository: it decides on what the Trader Interface passes on, and keeps what takes effect
 * through its life (BPM L3.5). Whoever wants to follow that listens to its events.
 */
export function createCommonRepository({ judge, xml, conduct, business, parameter }: RepositoryParts): CommonRepository {
  const now = (): number => business.now();
  const { repository: readings } = conduct;
  const events = createEvents();
  const filings = createFilings();
  const life = createLife(filings, events, readings.becomes, now);
  const referrals = createReferrals();
  // Linking listens first: whoever hears of a filing after it sees the state that it is in by then.
  const linking = createLinking({
    filings, life, events, now,
    rules: () => ({ pairs: pairsUnder(expressReading(parameter('ics2.linking.express'))), order: readings.linksInOrder, enough: readings.completeWith }),
    tolerance: () => Number(parameter('ics2.linking.difference')),
  });
  const timers = [
    createLinkingTimer({ filings, linking, events, conduct: readings, business, length: () => millisecondsOf(parameter, 'linking.timer') }),
    createExpiry({ filings, life, events, conduct: readings, business }),
  ];
  const arrivals = createArrivals({ filings, life, events, now, linking, conduct: conduct.arrival });
  const decide = createDecider({ judge, xml, conduct, parameter, filings, referrals, hasArrived: arrivals.hasArrived });
  let held: (() => void)[] | undefined;

  const takeEffect = createEffects({ filings, life, events, arrivals, conduct });
  let flagged = false;
  events.on((event) => {
    if (event.kind === 'flagged' && event.flags.length > 0) flagged = true;
  });

  return {
    async consider(submission) {
      const { message, mrn } = submission;
      // Its number was told to nobody: who names it has guessed, or has not waited (code 92).
      const early = life.isPending(mrn);
      if (lodges(message)) life.registered(mrn);
      if (held !== undefined) await new Promise<void>((decided) => held?.push(decided));
      const decision: Decision = early ? { accepted: false, by: 'IE3N01', problems: [tooEarly(submission)] } : decide(submission);
      flagged = false;
      if (decision.accepted) takeEffect(submission);
      else if (lodges(message)) life.rejected(mrn);
      return readings.answers(decision, submission, flagged);
    },
    consult: (request) => consult(request, filings, { mayBeSeen: conduct.showsToAnyone ? () => true : isOwn, tellsOf: readings.tellsOfFilings }),
    joinedBy(root) {
      const named = at(root, 'previousDocument/identification')?.text.trim() ?? '';
      if (filings.get(named) !== undefined) return named;
      return filings.all().find((filing) => filing.message === 'IE3F23' && filing.state !== '09' && names(filing, named))?.mrn;
    },
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const decided of waiting) decided();
    },
    filings,
    rootOf({ mrn, bytes }) {
      const read = xml.read(bytes);
      if (!read.ok) throw new Error(`${mrn} was accepted and cannot be read any more`);
      return read.root;
    },
    life,
    linking,
    arrivals,
    events,
    referrals,
    reset() {
      for (const timer of timers) timer.reset();
      filings.clear();
      linking.reset();
      referrals.clear();
      life.reset();
      arrivals.reset();
      // Decisions that a finished scenario held back are never taken: their waiters are dropped with their filings.
      held = undefined;
    },
  };
}

const names = ({ documents }: Filing, number: string): boolean => documents.some((one) => one.level === 'house' && one.number === number);
