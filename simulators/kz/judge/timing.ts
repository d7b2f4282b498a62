import { isoSeconds } from '../../../protocols/time/clock';
import { leadTime } from '../../../requirements/kz';
import type { Judgement } from '../../../requirements/judgement';

/** Judges when a document came against an arrival supplied from outside; `undefined` = it had not come by `until`. */
export function judgeLeadTime(requirement: 'KZPI-T01' | 'KZPI-T02' | 'KZPI-T03' | 'KZPI-T04' | 'KZPI-T05', receivedAt: number | undefined, until: number, arrival: string, lead: string): Judgement {
  const { latest, inTime } = leadTime(receivedAt ?? until, arrival, lead);
  return {
    requirement, party: 'iut',
    expected: `presented at ${isoSeconds(latest)} or before (${lead} before the arrival ${arrival})`,
    observed: receivedAt === undefined ? `not presented by ${isoSeconds(until)}` : `presented at ${isoSeconds(receivedAt)}`,
    holds: receivedAt !== undefined && inTime,
  };
}
