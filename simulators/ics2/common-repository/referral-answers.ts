import { all } from '../../../protocols/xml';
import { quote } from '../../../requirements/ics2/quote';
import type { Problem } from '../../../requirements/ics2/problem';
import type { Filing } from './filings';
import { lifecycleProblem, lifecycleProblems } from './lifecycle';
import type { Referrals } from './referrals';
import type { Submission } from './submission';

/** Where IE3R02 and IE3R03 name the requests that they answer. */
const REFERENCES = ['additionalInformationResponse/referralRequestReference', 'hrcmScreeningResults/referralRequestReference'];

/** What speaks against an answer: nobody asked for it, or not this party (BPM L4, T-03-01-03 and T-03-01-06; ICS2-REF-07). */
export function answerProblems(submission: Submission, filing: Filing, referrals: Referrals): Problem[] {
  const unasked = REFERENCES.flatMap((place) => all(submission.root, place)).filter((one) => !referrals.isOpen(filing.mrn, one.text.trim()));
  return [
    ...unasked.map((where) =>
      lifecycleProblem('GEN-REFERRAL', submission, where, {
        found: quote(where.text.trim()), demanded: 'the reference of a request about this filing', mend: 'repeat the reference of IE3Q02 or IE3Q03',
      }),
    ),
    ...lifecycleProblems(submission, filing),
  ];
}
