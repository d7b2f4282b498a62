import type { Xml, XmlElement } from '../../../protocols/xml';
import { isoSeconds } from '../../../protocols/time/clock';
import type { Problem } from '../../../requirements/ics2/problem';
import { stopWords } from '../../../requirements/ics2/stop-words/stop-words';
import type { MessageJudge } from '../../../requirements/ics2/validate/judge';
import type { Conduct } from '../conduct';
import { kindOf } from '../messages/kinds';
import { documentRegister } from './document-register';
import type { Filing, Filings } from './filings';
import { closedProblem, joiningProblems, lifecycleProblems, tooLate, unknownMrn } from './lifecycle';
import { answerProblems } from './referral-answers';
import type { Referrals } from './referrals';
import { lodges, type Decision, type Submission } from './submission';

export interface DeciderParts {
  judge: MessageJudge;
  xml: Xml;
  conduct: Conduct;
  /** Value of a parameter of the run. */
  parameter: (name: string) => string;
  filings: Filings;
  referrals: Referrals;
  /** Whether the journey of a filing was notified as arrived. */
  hasArrived: (root: XmlElement) => boolean;
}

/** Checks of the second stage that tell of poor data; the others are of the life of a filing. */
const QUALITY: ReadonlySet<string> = new Set(['GEN-STOPWORD', 'GEN-REFERRAL']);

/** Whether the repository takes a message: it validates again with what it alone knows, then looks at the life of the filing (GET01, GET04, GET09). */
export function createDecider({ judge, xml, conduct, parameter, filings, referrals, hasArrived }: DeciderParts): (submission: Submission) => Decision {
  const { becomes, pastAmendment, heedsClosing } = conduct.repository;

  const rootOf = (mrn: string): XmlElement | undefined => {
    const filing = filings.get(mrn);
    const read = filing === undefined ? undefined : xml.read(filing.bytes);
    return read?.ok === true ? read.root : undefined;
  };

  /** Stop words, documents used, and the filing that is amended. */
  const validateAgain = (submission: Submission): Problem[] => {
    const { message, bytes, at } = submission;
    const { problems } = judge.judge(conduct.cleanse(bytes), {
      message,
      day: conduct.codeListDay(isoSeconds(at).slice(0, 10)),
      stopWords: stopWords(),
      parameter,
      registers: { amended: rootOf, documentUsed: documentRegister(filings, submission) },
    });
    return problems.filter(({ weight, stage }) => weight === 'reject' && stage === 'common-repository');
  };

  const lifeProblems = (submission: Submission, filing: Filing): Problem[] => {
    const { message } = submission;
    if (message === 'IE3F25') return joiningProblems(submission, filing);
    const kind = kindOf(message);
    if (kind === 'answer') return answerProblems(submission, filing, referrals);
    if (kind === 'invalidation') return lifecycleProblems(submission, filing, becomes(filing.state, '09') ? [] : [filing.state]);
    const closed = heedsClosing && filing.closed !== undefined ? [closedProblem(submission, filing.closed)] : [];
    return [...lifecycleProblems(submission, filing, pastAmendment), ...closed];
  };

  return (submission) => {
    const { message, mrn, root } = submission;
    const filing = filings.get(mrn);
    const acts = !lodges(message) && kindOf(message) !== 'arrival';
    // Without the filing that a message is about there is nothing to compare it with.
    if (acts && filing === undefined) return { accepted: false, by: 'IE3N01', problems: [unknownMrn(submission)] };
    const late = lodges(message) && hasArrived(root) ? [tooLate(submission)] : [];
    const life = filing === undefined ? late : lifeProblems(submission, filing);
    const found = [...validateAgain(submission), ...life].filter(({ code }) => !conduct.ignoresCodes.includes(code));
    const poor = found.filter(({ rule }) => QUALITY.has(rule));
    if (poor.length > 0) return { accepted: false, by: 'IE3N99', problems: poor };
    return found.length > 0 ? { accepted: false, by: 'IE3N01', problems: found } : { accepted: true };
  };
}
