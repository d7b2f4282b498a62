import { statusOf, type PiStatus, type StatusReading } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';
import { describeAnswer, type Answer } from './answer';

/** What an answer to a request to annul or for a status must say. `reading` is the run's parameter kzpi.status.reading. */
export interface StandingDue {
  regId: string;
  /** A status, or a refusal with a reason in words because nobody knows the document. */
  due: PiStatus | 'unknown';
  reading: StatusReading;
}

/** Judges an answer on how a document stands (KZPI-S11). */
export function judgeStanding(answer: Answer | undefined, { regId, due, reading }: StandingDue, party: string): Judgement {
  const result = answer?.kind === 'results' && answer.results.length === 1 ? answer.results[0] : undefined;
  const reasons = result?.lines.filter((line) => line.category === 'ERROR' && line.descriptions.some((text) => /\p{L}{3}/u.test(text))) ?? [];
  const status = statusOf(result?.status, reading);
  // Of what nobody knows there is nothing to state: the part with id and status may be left out.
  const refused = (result?.regId === undefined || result.regId === regId) && (status === 'refused' || result?.status === undefined) && result?.number === undefined && reasons.length > 0;
  return {
    requirement: 'KZPI-S11', party,
    expected: due === 'unknown' ? `a refusal for ${regId} with a reason` : `status ${due} of ${regId} (statuses read as ${reading})`,
    observed: answer === undefined ? 'no answer' : describeAnswer(answer),
    holds: due === 'unknown' ? refused : result?.regId === regId && status === due && reasons.length === 0,
  };
}
