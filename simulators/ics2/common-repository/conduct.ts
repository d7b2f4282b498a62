import type { Problem } from '../../../requirements/ics2/problem';
import type { Filing } from './filings';
import { canBecome, type FilingState } from './states';
import type { Decision, Submission } from './submission';

/** How the Common Repository behaves: right by default, one setting changed by a planted fault. */
export interface RepositoryConduct {
  /** State in which a complete data set begins. */
  wholeIs: FilingState;
  /** See LinkRules. */
  linksInOrder: (upperFirst: boolean) => boolean;
  completeWith: (expected: readonly { there: boolean; complete: boolean }[]) => boolean;
  /** Whether F25 is registered under the MRN of the filing that it joins. */
  joins: boolean;
  /** What is told of a decision that has taken effect. `flagged`: linking has found differences by it, which are no reason to refuse. */
  answers: (decision: Decision, submission: Submission, flagged: boolean) => Decision;
  /** Which states a filing may take. */
  becomes: (from: FilingState, to: FilingState) => boolean;
  /** States in which a filing is no longer amended. */
  pastAmendment: readonly FilingState[];
  /** Whether nothing is amended any more once a control was announced or the particulars found wrong. */
  heedsClosing: boolean;
  /** Whether a filing is registered although the life cycle is about to refuse it. */
  registersFirst: (problems: readonly Problem[]) => boolean;
  /** Whether arrival and presentation stop the clock of 200 days. */
  arrivalStopsClock: boolean;
  /** Filings of which a consultation by document tells, given those that have it at its level. */
  tellsOfFilings: (found: readonly Filing[], all: readonly Filing[]) => readonly Filing[];
  /** For how long notifications are sent again when asked for, ISO 8601 duration. */
  keepsNotifications: string;
  /** Of the parties that a filing names, those of whom its filer is told when the linking timer has run out. */
  tellsOfParties: (named: readonly string[], missing: readonly string[]) => readonly string[];
  /** Whether a party that has not filed is told the MRN of the filing that names it. */
  disclosesMrn: boolean;
}

export const SOUND_REPOSITORY: RepositoryConduct = {
  wholeIs: '11',
  linksInOrder: () => true,
  completeWith: (expected) => expected.every(({ there, complete }) => there && complete),
  joins: true,
  answers: (decision) => decision,
  becomes: canBecome,
  pastAmendment: ['09', '21'],
  heedsClosing: true,
  registersFirst: () => false,
  arrivalStopsClock: true,
  tellsOfFilings: (found) => found,
  keepsNotifications: 'P30D',
  tellsOfParties: (_named, missing) => missing,
  disclosesMrn: false,
};
