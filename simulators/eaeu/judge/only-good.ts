import type { Judgement } from '../../../requirements/judgement';
import type { Arrived, Posted } from '../neighbours/records';

/**
 * Judges that of a damaged message and a good one only the good one was handed to a segment (Decision 124 Annex 2). A gateway that repairs in silence
 * gives other identifiers than the damaged ones, and one that does not look hands on what nobody can read: so all that is not the good one counts.
 */
export function judgeOnlyGood(good: Posted, arrived: readonly Arrived[]): Judgement[] {
  const others = arrived.filter(({ at, envelope }) => at !== 'journal' && envelope?.form !== 'fault' && envelope?.messageId !== good.message.messageId);
  return [{
    requirement: 'EAEU-D124-14', party: 'iut', expected: 'the damaged notice is not relayed',
    observed: others.length === 0 ? 'not relayed' : `relayed: ${others.map(({ at, label }) => `${label} at ${at}`).join(', ')}`, holds: others.length === 0,
  }];
}
