import type { Xml, XmlElement } from '../../../protocols/xml';
import { isoSeconds } from '../../../protocols/time/clock';
import { stopWords } from '../../../requirements/ics2/stop-words/stop-words';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import type { Problem } from '../../../requirements/ics2/problem';
import type { Conduct } from '../conduct';
import { kindOf } from '../messages/kinds';
import { consult, isOwn, type Consultation, type Consulted } from './consultation';
import { createFilings, type Filing } from './filings';
import { lifecycleProblems, tooEarly, unknownMrn } from './lifecycle';
import { createReferrals, type Referrals } from './referrals';
import { answerProblems } from './referral-answers';
import { documentRegister } from './document-register';
import type { Decision, Submission } from './submission';

export interface CommonRepository {
  /** Resolves when the repository has decided; a scenario may hold decisions back (two-stage registration, ICS2-LIF-01). */
  consider(submission: Submission): Promise<Decision>;
  /** What the requester may see, at once. */
  consult(request: Consultation): Consulted;
  hold(): void;
  release(): void;
  /** Filings in force or invalidated, in the order of their acceptance. */
  readonly filings: readonly Filing[];
  /** Requests that await an answer. */
  readonly referrals: Referrals;
  reset(): void;
}

/** A filing under an MRN of its own. F25 joins the filing whose MRN it names and has none (GET02). */
const lodges = (message: string): boolean => kindOf(message) === 'filing' && message !== 'IE3F25';
const actsOnFiling = (message: string): boolean => !lodges(message) && kindOf(message) !== 'arrival';

/** Checks of the second stage that tell of poor data; the others are of the life of a filing. */
const QUALITY: ReadonlySet<string> = new Set(['GEN-STOPWORD', 'GEN-REFERRAL']);

/**
 * The second stage, that of the Common Repository: it validates again with what it alone knows (stop words, documents used,
 * the filing that is amended), then looks at the life of the filing, and only what passes takes effect (BPM L3.5 GET01, GET04, GET09).
 */
export function createCommonRepository(judge: MessageJudge, xml: Xml, conduct: Conduct): CommonRepository {
  const filings = createFilings();
  const referrals = createReferrals();
  /** MRNs that the Trader Interface assigned and on which no decision was taken. */
  const pending = new Set<string>();
  let held: (() => void)[] | undefined;

  const rootOf = (mrn: string): XmlElement | undefined => {
    const filing = filings.get(mrn);
    const read = filing === undefined ? undefined : xml.read(filing.bytes);
    return read?.ok === true ? read.root : undefined;
  };

  const validateAgain = (submission: Submission): Problem[] => {
    const { message, bytes, at } = submission;
    const { problems } = judge.judge(conduct.cleanse(bytes), {
      message,
      day: conduct.codeListDay(isoSeconds(at).slice(0, 10)),
      stopWords: stopWords(),
      registers: { amended: rootOf, documentUsed: documentRegister(filings, submission) },
    });
    return problems.filter(({ weight, stage }) => weight === 'reject' && stage === 'common-repository');
  };

  const decide = (submission: Submission): Decision => {
    const filing = filings.get(submission.mrn);
    // Without the filing that a message is about there is nothing to compare it with.
    if (actsOnFiling(submission.message) && filing === undefined) {
      return { accepted: false, by: 'IE3N01', problems: [unknownMrn(submission)] };
    }
    const life = filing === undefined ? [] : lifeOf(submission, filing);
    const found = [...validateAgain(submission), ...life].filter(({ code }) => !conduct.ignoresCodes.includes(code));
    const poor = found.filter(({ rule }) => QUALITY.has(rule));
    if (poor.length > 0) return { accepted: false, by: 'IE3N99', problems: poor };
    return found.length > 0 ? { accepted: false, by: 'IE3N01', problems: found } : { accepted: true };
  };

  const lifeOf = (submission: Submission, filing: Filing): Problem[] => {
    if (submission.message === 'IE3F25') return [];
    return kindOf(submission.message) === 'answer' ? answerProblems(submission, filing, referrals) : lifecycleProblems(submission, filing);
  };

  const takeEffect = ({ message, mrn, reference, root, bytes, at }: Submission): void => {
    const kind = kindOf(message);
    if (lodges(message)) {
      filings.lodge({ mrn, message, declarant: reference.declarant ?? '', representative: reference.representative, lodgedAt: at, bytes }, root);
    } else if (kind === 'amendment') {
      filings.replace(mrn, bytes, root);
    } else if (kind === 'invalidation' && conduct.invalidates) {
      filings.invalidate(mrn);
    }
  };

  return {
    async consider(submission) {
      // Its number was told to nobody: who names it has guessed, or has not waited (code 92).
      const early = pending.has(submission.mrn);
      if (lodges(submission.message)) pending.add(submission.mrn);
      if (held !== undefined) await new Promise<void>((decided) => held?.push(decided));
      if (lodges(submission.message)) pending.delete(submission.mrn);
      const decision: Decision = early ? { accepted: false, by: 'IE3N01', problems: [tooEarly(submission)] } : decide(submission);
      if (decision.accepted) takeEffect(submission);
      return decision;
    },
    consult: (request) => consult(request, filings, conduct.showsToAnyone ? () => true : isOwn),
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const decide of waiting) decide();
    },
    get filings() {
      return filings.all();
    },
    referrals,
    reset() {
      filings.clear();
      referrals.clear();
      pending.clear();
      // Decisions that a finished scenario held back are never taken: their waiters are dropped with their filings.
      held = undefined;
    },
  };
}
