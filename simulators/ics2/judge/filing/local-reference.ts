import { isLrnShape } from '../../../../requirements/ics2/identifiers';
import type { Judgement } from '../../../../requirements/judgement';

/**
 * A declarant uses each local reference number once, for a correction too (R3003).
 * @param lrn of the filing; undefined where it has none
 * @param earlier those of the same declarant that customs has seen before
 */
export function judgeFreshLrn(lrn: string | undefined, earlier: readonly string[]): Judgement {
  return {
    requirement: 'ICS2-DAT-03', party: 'iut', expected: `an LRN of 1 to 22 characters other than ${[...new Set(earlier)].join(', ')}`,
    observed: lrn ?? '(none)', holds: lrn !== undefined && isLrnShape(lrn) && !earlier.includes(lrn),
  };
}
