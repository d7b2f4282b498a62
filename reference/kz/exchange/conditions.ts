import { durationMilliseconds } from '../../../requirements/parameters';
import { PARTS, type Conditions, type Part } from '../../../requirements/kz/exchange';
import { FactsError } from '../facts';

const lacks = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * Technical conditions as somebody gave them, when they are complete: a missing part is a reason not to take them.
 * @throws FactsError naming what is missing or wrong
 */
export function readConditions(value: unknown, minds: readonly Part[]): Conditions {
  if (typeof value !== 'object' || value === null) throw new FactsError('conditions must be an object');
  const given = value as Partial<Conditions>;
  if (typeof given.id !== 'string' || given.id === '') throw new FactsError('conditions need an id');
  const missing = minds.filter((part) => lacks(given[part]));
  if (missing.length > 0) throw new FactsError(`technical conditions are incomplete, missing: ${missing.map((part) => `${PARTS[part]} (${part})`).join(', ')}`);
  const limit = given.limits?.exchange;
  if (limit !== undefined && durationMilliseconds(limit) === undefined) throw new FactsError(`the limit ${limit} is no duration`);
  return structuredClone(given) as Conditions;
}

/** Milliseconds of a duration of the conditions; `otherwise` where they have none. */
export const milliseconds = (duration: string | undefined, otherwise: number): number => (duration === undefined ? undefined : durationMilliseconds(duration)) ?? otherwise;
