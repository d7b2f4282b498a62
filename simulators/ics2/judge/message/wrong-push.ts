import { isEbmsCode } from '../../../../protocols/as4';
import type { Judgement } from '../../../../requirements/judgement';
import type { Tolerates } from '../../../../requirements/ics2/tolerances';
import { applyRules, type Rule } from '../../../common/rule';
import type { WrongPush } from '../../hostile/wrong-pushes';

/** What came back for a push: the codes of an eb:Error, or what stood there instead. */
export interface AnswerSeen {
  codes: string[];
  receipt: boolean;
  /** For people. */
  text: string;
}

/** A breach of what no rule binds the trader to is a finding. */
const weighed = ({ weight }: WrongPush, judgements: Judgement[]): Judgement[] => (weight === undefined ? judgements : judgements.map((one) => ({ ...one, weight })));

/** The operator must have refused the push, with a code that fits. */
export function judgeRefusal(push: WrongPush, answer: AnswerSeen, tolerates: Tolerates): Judgement[] {
  const { requirement, answer: right, leniently } = push;
  if (right === 'receipt') throw new Error(`a push that tries ${requirement} is lawful: it must be taken`);
  const fits = (code: string): boolean => (right === 'documented error' ? isEbmsCode(code) : right.includes(code));
  const rule: Rule<AnswerSeen> = {
    requirement,
    expected: `${right === 'documented error' ? 'an eb:Error of the documented table' : `eb:Error ${right.join(' or ')}`}, and no receipt`,
    observe: ({ text }) => text,
    holds: ({ codes }) => codes.some(fits),
    tolerance: ({ codes }) => (leniently !== undefined && codes.includes(leniently.code) && tolerates(leniently.tolerance) ? leniently.tolerance : undefined),
  };
  return weighed(push, applyRules([rule], answer));
}

/** The operator must have taken the push: it is unusual and lawful. */
export function judgeTaking(push: WrongPush, answer: AnswerSeen): Judgement[] {
  const rule = { requirement: push.requirement, expected: 'a receipt: the message is lawful', observe: () => answer.text, holds: () => answer.receipt };
  return weighed(push, applyRules([rule], answer));
}

/** The operator must still serve after the push; `failure` where nothing came back. */
export function judgeServing(push: WrongPush, ping: AnswerSeen | undefined, failure: string | undefined): Judgement[] {
  const rule = {
    requirement: push.requirement, expected: 'a connectivity test is receipted afterwards', observe: () => ping?.text ?? failure ?? 'no answer', holds: () => ping?.receipt === true,
  };
  return weighed(push, applyRules([rule], ping));
}

/** What the operator's record must hold after the push. */
export function judgeRecord(push: WrongPush, expected: string, held: string, holds: boolean): Judgement[] {
  return weighed(push, [{ requirement: push.requirement, party: 'iut', expected, observed: held, holds }]);
}
