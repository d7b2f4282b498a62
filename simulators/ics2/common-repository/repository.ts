import type { Clock } from '../../../protocols/time/clock';
import { at, type Xml, type XmlElement } from '../../../protocols/xml';
import { millisecondsOf } from '../../../requirements/parameters';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import type { Conduct } from '../conduct';
import { kindOf } from '../messages/kinds';
import { consult, isOwn, type Consultation, type Consulted } from './consultation';
import { createDecider } from './decider';
import { createEvents, type Events } from './events';
import { createExpiry } from './expiry';
import { createFilings, type Filing, type Filings } from './filings';
import { createLife, type Life } from './life';
import { tooEarly } from './lifecycle';
import { createLinking, expressReading, isPartial, pairsUnder, type Linking } from './linking/linking';
import { createLinkingTimer } from './linking/timer';
import { referencesOf } from './referral-answers';
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
  const life = createLife(filings, events, now);
  const referrals = createReferrals();
  const linking = createLinking({
    filings, life, events, now,
    rules: () => ({ pairs: pairsUnder(expressReading(parameter('ics2.linking.express'))), order: readings.linksInOrder, enough: readings.completeWith }),
    waits: (message) => readings.waits(isPartial(message)),
    tolerance: () => Number(parameter('ics2.linking.difference')),
  });
  const timers = [
    createLinkingTimer({ filings, linking, events, conduct: readings, business, length: () => millisecondsOf(parameter, 'linking.timer') }),
    createExpiry({ filings, life, events, conduct: readings, business }),
  ];
  const decide = createDecider({ judge, xml, conduct, filings, referrals, hasArrived: () => false });
  let held: (() => void)[] | undefined;

  const lodge = ({ message, mrn, reference, root, bytes, at: lodgedAt }: Submission): void => {
    filings.lodge({ mrn, message, reference, lodgedAt, bytes }, root);
    life.move(mrn, '03', 'accepted by the Common Repository');
    if (!readings.waits(isPartial(message))) life.move(mrn, '11', 'a complete data set');
    else linking.relink(`${message} ${mrn} was accepted`);
    events.emit({ kind: 'accepted', mrn, at: lodgedAt });
  };

  const takeEffect = (submission: Submission): void => {
    const { message, mrn, root, bytes, at: when } = submission;
    const kind = kindOf(message);
    if (lodges(message)) return lodge(submission);
    if (message === 'IE3F25') {
      filings.join(mrn, root);
      linking.relink(`F25 joined ${mrn}`);
      events.emit({ kind: 'joined', mrn, at: when });
    } else if (kind === 'amendment') {
      filings.replace(mrn, bytes, root);
      linking.relink(`${mrn} was amended`);
      events.emit({ kind: 'amended', mrn, at: when });
    } else if (kind === 'invalidation' && conduct.invalidates) {
      life.move(mrn, '09', 'invalidated on request');
      linking.relink(`${mrn} was invalidated`);
      events.emit({ kind: 'invalidated', mrn, at: when, why: 'on request' });
    } else if (kind === 'answer') {
      events.emit({ kind: 'answered', mrn, at: when, by: message, references: referencesOf(root) });
    }
  };

  return {
    async consider(submission) {
      const { message, mrn } = submission;
      // Its number was told to nobody: who names it has guessed, or has not waited (code 92).
      const early = life.isPending(mrn);
      if (lodges(message)) life.registered(mrn);
      if (held !== undefined) await new Promise<void>((decided) => held?.push(decided));
      const decision: Decision = early ? { accepted: false, by: 'IE3N01', problems: [tooEarly(submission)] } : decide(submission);
      if (decision.accepted) takeEffect(submission);
      else if (lodges(message)) life.rejected(mrn);
      return decision;
    },
    consult: (request) => consult(request, filings, conduct.showsToAnyone ? () => true : isOwn),
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
    events,
    referrals,
    reset() {
      for (const timer of timers) timer.reset();
      filings.clear();
      referrals.clear();
      life.reset();
      // Decisions that a finished scenario held back are never taken: their waiters are dropped with their filings.
      held = undefined;
    },
  };
}

const names = ({ documents }: Filing, number: string): boolean => documents.some((one) => one.level === 'house' && one.number === number);
