import type { Twig } from '../tree';
import { calm } from './calm';
import { last, type Trail } from './twigs';

/** Why a value is left out: what was to be written wrongly is what a valid specimen has. */
export const UNCHANGED = 'the valid value is written so';

/** Writes a value into the place, at the trail where it breaks nothing else. Undefined where it was written so already. */
export function write(message: string, found: Trail, written: (valid: string) => string): Twig | undefined {
  const twig = last(calm(message, found));
  const before = twig.value ?? '';
  twig.value = written(before);
  return twig.value === before ? undefined : twig;
}
