import type { Weight } from '../../../validate/problem';
import type { Twig } from '../../tree';
import type { Break } from '../constraint';
import type { Trail } from '../twigs';

/** One way to break a rule or condition at a place that cites it. */
export interface RuleBreak {
  how: string;
  /** What the specimen has to hold, where it is not the citing place. */
  holds?(path: string): string;
  weight?: Weight;
  apply(root: Twig, trail: Trail): Break | string;
}

export const RULE_BREAKS: ReadonlyMap<string, readonly RuleBreak[]> = new Map();
