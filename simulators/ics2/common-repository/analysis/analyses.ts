import { isoSeconds, type Clock } from '../../../../protocols/time/clock';
import { runsOutAt } from '../../../../requirements/ics2/analysis-timers/analysis-timers';
import { isPreLoading, type Phase } from '../../../../requirements/ics2/assessment/notice';
import type { Events } from '../events';
import type { Filing, Filings } from '../filings';
import type { Referrals } from '../referrals';
import type { AnalysisConduct } from './conduct';
import { typeOf, type Cargo } from './goods';

/** How far customs is with a filing. */
export interface Analysis {
  mrn: string;
  /** Phases that have not ended, in their order. */
  open: readonly Phase[];
  /** When its timer runs out, epoch ms; undefined = none runs. */
  endsAt?: number;
  /** Its timer has run out. */
  ranOut: boolean;
}

/** A phase that has ended. */
export interface Ended {
  mrn: string;
  phase: Phase;
}

export interface Analyses {
  /** Undefined for what is no filing in force. */
  of(mrn: string): Analysis | undefined;
  /** Ends the phase that comes first, before arrival for all parts below a master too; or says why it cannot. */
  end(mrn: string): readonly Ended[] | string;
  reset(): void;
}

export interface AnalysesParts {
  events: Events;
  filings: Pick<Filings, 'get'>;
  referrals: Referrals;
  conduct: AnalysisConduct;
  business: Clock;
  cargo: (filing: Filing) => Cargo;
  /** MRNs of all that is linked below a filing. */
  below: (mrn: string) => readonly string[];
  /** How long the analysis of a filing takes that no source lists, ms; undefined = until customs ends it. */
  unlisted: () => number | undefined;
  /** Told of what ends by itself: because a timer has run out, or the answer has come for which it waited then. */
  ended: (ended: readonly Ended[]) => void;
}

/** These are of pre-loading alone: what comes before arrival is filed again, in another filing. */
const ONLY_BEFORE_LOADING: ReadonlySet<string> = new Set(['F23', 'F24', 'F32', 'F43']);

function phasesOf(type: string): Phase[] {
  return [...(isPreLoading(type) ? (['pre-loading'] as const) : []), ...(ONLY_BEFORE_LOADING.has(type) ? [] : (['pre-arrival'] as const))];
}

/**
 * Analysis begins with the acceptance of a filing. Before arrival it ends when the timer of the complete filing, or of the carrier's
 * part, has run out, or by decision, and then for all parts of the ENS; before loading, by decision (BPM L3.5, PET04 to PET06).
 */
export function createAnalyses({ events, filings, referrals, conduct, business, cargo, below, unlisted, ended }: AnalysesParts): Analyses {
  const analyses = new Map<string, Analysis>();
  const timers = new Map<string, () => void>();

  const say = (mrn: string, what: string): void => events.emit({ kind: 'analysis', mrn, at: business.now(), what });
  const change = (mrn: string, what: Partial<Analysis>): void => {
    const analysis = analyses.get(mrn);
    if (analysis !== undefined) analyses.set(mrn, { ...analysis, ...what });
  };
  const stop = (mrn: string): void => {
    timers.get(mrn)?.();
    timers.delete(mrn);
    change(mrn, { endsAt: undefined });
  };

  const awaitsAnswer = (mrns: readonly string[]): boolean => conduct.waitsForAnswers && mrns.some((mrn) => referrals.anyOpen(mrn));
  /** Ends a phase for a filing and all parts below it; undefined while an answer about one of them is awaited. */
  const endPhase = (mrn: string, phase: Phase): Ended[] | undefined => {
    const whole = [mrn, ...(phase === 'pre-arrival' ? below(mrn) : [])];
    if (awaitsAnswer(whole)) return undefined;
    const ending = whole.filter((part) => analyses.get(part)?.open.includes(phase));
    for (const part of ending) {
      if (phase === 'pre-arrival') stop(part);
      // With the whole ENS what could be decided before loading is decided too.
      change(part, { open: phase === 'pre-arrival' ? [] : analyses.get(part)!.open.filter((one) => one !== phase) });
    }
    for (const part of ending) say(part, `${phase} ended`);
    return ending.map((part) => ({ mrn: part, phase }));
  };

  const runOut = (mrn: string): void => {
    stop(mrn);
    change(mrn, { ranOut: true });
    const ending = endPhase(mrn, 'pre-arrival');
    if (ending === undefined) say(mrn, 'kept open beyond its timer: an answer is awaited');
    ended(ending ?? []);
  };
  const start = (filing: Filing, from: number): void => {
    const { journey } = cargo(filing);
    const timer = conduct.timer(typeOf(filing), journey);
    const endsAt = timer === undefined ? undefined : runsOutAt(timer, journey, from, unlisted());
    say(filing.mrn, `begun (${analyses.get(filing.mrn)!.open.join(', ')}), ${endsAt === undefined ? 'without a timer' : `until ${isoSeconds(endsAt)} (${timer!.article})`}`);
    if (endsAt === undefined) return;
    change(filing.mrn, { endsAt });
    timers.set(filing.mrn, business.at(endsAt, () => runOut(filing.mrn)));
  };

  const begin = (filing: Filing): void => {
    analyses.set(filing.mrn, { mrn: filing.mrn, open: phasesOf(typeOf(filing)), ranOut: false });
    const parts = below(filing.mrn).map((mrn) => filings.get(mrn)?.lodgedAt ?? filing.lodgedAt);
    start(filing, conduct.startsAt(filing.lodgedAt, parts));
  };
  /** The amended filing is analysed anew, and no timer runs for it. */
  const again = (filing: Filing): void => {
    stop(filing.mrn);
    say(filing.mrn, 'goes on after the amendment, without a timer');
    const analysis = analyses.get(filing.mrn);
    if (analysis?.open.length === 0) change(filing.mrn, { open: phasesOf(typeOf(filing)), ranOut: false });
    if (conduct.amendment === 'restarts') start(filing, business.now());
  };
  /** What was only kept open by the request that is answered now ends. */
  const endOverdue = (): void => {
    for (const { mrn, ranOut, open } of [...analyses.values()]) if (ranOut && open.includes('pre-arrival')) ended(endPhase(mrn, 'pre-arrival') ?? []);
  };

  events.on((event) => {
    const filing = filings.get(event.mrn);
    if (filing === undefined) return;
    if (event.kind === 'accepted') begin(filing);
    else if (event.kind === 'amended') again(filing);
    else if (event.kind === 'answered') {
      referrals.answered(event.mrn, event.references);
      // An amendment is confirmed first, see below.
      if (event.by.startsWith('IE3R')) endOverdue();
    } else if (event.kind === 'told') endOverdue();
    else if (event.kind === 'invalidated') {
      stop(event.mrn);
      analyses.delete(event.mrn);
    }
  });

  return {
    of: (mrn) => analyses.get(mrn),
    end(mrn) {
      const phase = analyses.get(mrn)?.open[0];
      if (phase === undefined) return 'there is nothing left to analyse';
      return endPhase(mrn, phase) ?? 'an answer is awaited';
    },
    reset() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
      analyses.clear();
    },
  };
}
