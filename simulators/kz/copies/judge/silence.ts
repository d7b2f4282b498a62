import { isoSeconds } from '../../../../protocols/time/clock';
import type { Judgement } from '../../../../requirements/judgement';
import type { Term } from '../../../../requirements/kz/copies/term';
import type { Day } from '../../../../requirements/kz/copies/working-days';
import { dayOf } from '../../../../requirements/kz/copies/zone';
import { Temporal } from '../../../../requirements/temporal';
import type { Seen } from '../parties';
import { told } from './outcome';

/** What a refusal for want of information breaks that goes out on this day; undefined: nothing, its limit has passed. */
function tooEarly(day: Day, { unrolled, due }: Term): Pick<Judgement, 'requirement' | 'weight'> | undefined {
  const toTwoMonths = Temporal.PlainDate.compare(day, unrolled);
  if (toTwoMonths <= 0) return { requirement: toTwoMonths < 0 ? 'KZ445-R2' : 'KZ445-C09' };
  // That the end of the limit moves to a working day is our reading: to refuse before that day is a finding (C9).
  return Temporal.PlainDate.compare(day, due) <= 0 ? { requirement: 'KZ445-C09', weight: 'advice' } : undefined;
}

/**
 * Judges that nobody refuses for want of information before two months have passed (item 10(2)).
 * @param refusal the first under item 10(2), where one has come
 * @param row what is stated where none came too early
 */
export function judgePatience(refusal: Seen | undefined, limit: Term, row: 'KZ445-R2' | 'KZ445-C09'): Judgement {
  const early = refusal && tooEarly(dayOf(isoSeconds(refusal.at)), limit);
  return {
    requirement: row, ...early, party: 'iut', expected: `no refusal under item 10(2) before the day after ${limit.due.toString()}`,
    observed: refusal === undefined ? 'none so far' : `${told(refusal.letter)}, on ${isoSeconds(refusal.at)}`, holds: early === undefined,
  };
}
