import type { Judgement } from '../../../../requirements/judgement';
import { applyRules, type Rule } from '../../../common/rule';
import { AMENDMENT, ARRIVAL, CONSULTATION, INVALIDATION, REGISTRATION } from './good-reply';
import { COMPLETE, REFUSAL } from './refusal-reply';
import type { ReplySubject } from './reply-subject';

/** The simulated party that answers for these messages. */
export const INTERFACE = 'trader-interface';

const BOTH: Rule<ReplySubject>[] = [
  {
    requirement: 'ICS2-AS4-13',
    expected: ({ filing }) => `RefToMessageId = ${filing.messageId}`,
    observe: ({ refToMessageId }) => refToMessageId ?? '(absent)',
    holds: ({ refToMessageId, filing }) => refToMessageId === filing.messageId,
    // On pulled messages the specification contradicts itself; the parameter says which reading the run follows.
    tolerance: ({ refToMessageId, pulled }) => (pulled === true && refToMessageId === undefined ? 'ics2.pull.refToMessageId' : undefined),
  },
  {
    requirement: 'ICS2-ERR-05',
    expected: ({ action }) => `${action} in conformance to its table`,
    observe: ({ tableProblems }) => tableProblems.join('; ') || 'no problems',
    holds: ({ tableProblems }) => tableProblems.length === 0,
  },
];

const GOOD: Readonly<Record<string, Rule<ReplySubject>[]>> = {
  IE3R01: REGISTRATION, IE3R04: ARRIVAL, IE3N10: AMENDMENT, IE3R07: INVALIDATION, IE3R08: CONSULTATION,
};

/** Judges a functional reply of the simulated customs side itself: the simulator's own acceptance. */
export function judgeReply(subject: ReplySubject): Judgement[] {
  const good = GOOD[subject.action];
  if (good !== undefined) return applyRules([...BOTH, ...good], subject, INTERFACE);
  return applyRules([...BOTH, ...REFUSAL, ...(subject.errorsInFiling === undefined ? [] : [COMPLETE])], subject, INTERFACE);
}
