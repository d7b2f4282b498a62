import { at, type XmlElement } from '../../../protocols/xml';
import { quote } from '../../../requirements/ics2/quote';
import { structure } from '../../../requirements/ics2/structures/structures';
import { displayPath } from '../../../requirements/ics2/validate/display-path';
import type { Problem } from '../../../requirements/ics2/problem';
import type { Filing } from './filings';
import type { Submission } from './submission';

/**
 * Checks of the Common Repository that no rule or condition covers (BPM L3.5, GET04). The codes are inferred from the labels of
 * CL723, save 92 (a vendor help desk).
 */
const CHECKS = {
  'GEN-MRN-KNOWN': { code: '90', also: ['97'], basis: 'inferred', requirement: 'ICS2-LIF-02' },
  'GEN-SEQUENCE': { code: '92', also: [], basis: 'stated', requirement: 'ICS2-AMD-02' },
  'GEN-STATE': { code: '72', also: [], basis: 'inferred', requirement: 'ICS2-INV-04' },
  'GEN-PARTY': { code: '96', also: ['12', '98'], basis: 'inferred', requirement: 'ICS2-AMD-07' },
  'GEN-REFERRAL': { code: '98', also: ['97'], basis: 'inferred', requirement: 'ICS2-REF-07' },
  'GEN-DOC-KNOWN': { code: '80', also: ['97'], basis: 'inferred', requirement: 'ICS2-CNS-01' },
} as const;

/** What stands at a place of a message against what the repository holds. */
export function lifecycleProblem(
  check: keyof typeof CHECKS,
  { message, root }: Pick<Submission, 'message' | 'root'>,
  where: XmlElement,
  words: Pick<Problem, 'found' | 'demanded' | 'mend'>,
): Problem {
  const { line, path } = where;
  const shown = displayPath(structure(message), path);
  const element = shown.slice(shown.lastIndexOf('/') + 1) || root.name;
  return { line, path, displayPath: shown, element, rule: check, ...CHECKS[check], weight: 'reject', stage: 'common-repository', ...words };
}

/** Where a message names the filing that it is about. */
function mrnElement({ root }: Pick<Submission, 'root'>): XmlElement {
  return at(root, 'MRN') ?? at(root, 'previousDocument/identification') ?? root;
}

export function unknownMrn(submission: Pick<Submission, 'message' | 'root'>): Problem {
  const where = mrnElement(submission);
  return lifecycleProblem('GEN-MRN-KNOWN', submission, where, {
    found: quote(where.text.trim()), demanded: 'the MRN of a registered filing', mend: 'give the MRN that the registration (IE3R01) named',
  });
}

/** The filing was lodged, but its registration has not been told yet. */
export function tooEarly(submission: Submission): Problem {
  return lifecycleProblem('GEN-SEQUENCE', submission, mrnElement(submission), {
    found: `${quote(submission.mrn)}, still to be decided on`, demanded: 'a filing whose registration was sent', mend: 'wait for IE3R01',
  });
}

/** Whether a message that acts on a filing may: by its parties and by the filing's state. */
export function lifecycleProblems(submission: Submission, filing: Filing): Problem[] {
  const { reference, root } = submission;
  const problems: Problem[] = [];
  const parties = [filing.declarant, filing.representative];
  if (!parties.includes(reference.declarant) && (reference.representative === undefined || !parties.includes(reference.representative))) {
    problems.push(lifecycleProblem('GEN-PARTY', submission, at(root, 'declarant/identificationNumber') ?? root, {
      found: quote(reference.declarant ?? ''), demanded: 'the declarant or representative of the filing', mend: 'have whoever filed it do this',
    }));
  }
  if (filing.state === '09') {
    problems.push(lifecycleProblem('GEN-STATE', submission, mrnElement(submission), {
      found: 'an invalidated filing', demanded: 'a filing in force', mend: 'file anew',
    }));
  }
  return problems;
}
