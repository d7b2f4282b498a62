import { isoSeconds } from '../../../protocols/time/clock';
import type { Judgement } from '../../../requirements/judgement';

const DEEP_SEA_LEAD_MS = 24 * 3_600_000;

/** The last instant (business time, epoch ms) at which containerised deep-sea cargo is filed in time: 24 h before loading (DA Art. 105(a)). */
export function deepSeaLimit(loading: number): number {
  return loading - DEEP_SEA_LEAD_MS;
}

/**
 * Judges the instant of reception against the limit; equality is in time. `receivedAt` undefined = nothing had come by `watchedUntil`.
 */
export function judgeDeepSeaLimit(loading: number, receivedAt: number | undefined, watchedUntil: number): Judgement {
  const limit = deepSeaLimit(loading);
  return {
    requirement: 'ICS2-TIM-01',
    party: 'iut',
    expected: `the filing is received at or before ${isoSeconds(limit)} (24 h before loading at ${isoSeconds(loading)})`,
    observed: receivedAt === undefined ? `nothing received by ${isoSeconds(watchedUntil)}` : `received at ${new Date(receivedAt).toISOString()} on the business clock`,
    holds: receivedAt !== undefined && receivedAt <= limit,
  };
}
