import { at, type XmlElement } from '../../../protocols/xml';
import { quote } from '../../../requirements/ics2/quote';
import { structure } from '../../../requirements/ics2/structures/structures';
import { displayPath } from '../../../requirements/ics2/validate/display-path';
import type { Problem } from '../../../requirements/ics2/problem';
import type { Filing } from './filings';
import { stateName, type FilingState } from './states';
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
  'GEN-CLOSED': { code: '72', also: ['92'], basis: 'inferred', requirement: 'ICS2-AMD-08' },
  'GEN-ARRIVED': { code: '92', also: ['72'], basis: 'inferred', requirement: 'ICS2-LIF-02' },
  'GEN-JOINS': { code: '96', also: ['98'], basis: 'inferred', requirement: 'ICS2-LNK-08' },
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

/** A filing for a journey that has ended already. */
export function tooLate(submission: Submission): Problem {
  const where = at(submission.root, 'activeBorderTransportMeans') ?? submission.root;
  return lifecycleProblem('GEN-ARRIVED', submission, where, {
    found: 'a journey whose arrival was notified', demanded: 'a journey that has not arrived', mend: 'file before arrival; ask customs what is due now',
  });
}

/** What F25 joins is a minimum set without master air waybill, in force. */
export function joiningProblems(submission: Submission, filing: Filing): Problem[] {
  if (filing.message === 'IE3F23') return stateProblems(submission, filing, ['09']);
  return [lifecycleProblem('GEN-JOINS', submission, mrnElement(submission), {
    found: `the MRN of an ${filing.message}`, demanded: 'that of an IE3F23', mend: 'name the filing whose master air waybill this gives',
  })];
}

/** @param past states in which such a message has no effect any more */
function stateProblems(submission: Submission, { state }: Filing, past: readonly FilingState[]): Problem[] {
  if (!past.includes(state)) return [];
  return [lifecycleProblem('GEN-STATE', submission, mrnElement(submission), {
    found: `a filing in state ${state}, ${stateName(state)}`, demanded: 'a filing in force', mend: state === '09' ? 'file anew' : 'ask customs at the place of presentation',
  })];
}

/** Customs has announced a control, or found the particulars wrong (UCC Art. 129(1)). */
export function closedProblem(submission: Submission, why: string): Problem {
  return lifecycleProblem('GEN-CLOSED', submission, mrnElement(submission), {
    found: `a filing that is closed: ${why}`, demanded: 'a filing that may still be amended', mend: 'ask customs what is due now',
  });
}

/** Whether a message that acts on a filing may: by its parties and by the filing's state. */
export function lifecycleProblems(submission: Submission, filing: Filing, past: readonly FilingState[] = ['09']): Problem[] {
  const { reference, root } = submission;
  const parties = [filing.declarant, filing.representative];
  const isParty = parties.includes(reference.declarant) || (reference.representative !== undefined && parties.includes(reference.representative));
  const strangers = isParty ? [] : [lifecycleProblem('GEN-PARTY', submission, at(root, 'declarant/identificationNumber') ?? root, {
    found: quote(reference.declarant ?? ''), demanded: 'the declarant or representative of the filing', mend: 'have whoever filed it do this',
  })];
  return [...strangers, ...stateProblems(submission, filing, past)];
}
