import { CONDITIONS } from './conditions';
import { FILING_RULES } from './filing';
import type { Condition, Rule } from './model';
import { PARTY_RULES } from './parties';
import { TRANSPORT_RULES } from './transport';

export type { Breach, Condition, Demand, Rule, RuleHead } from './model';

/** Every rule that this version judges, by id. What a table cites and is not here is reported as not checked. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  [...FILING_RULES, ...PARTY_RULES, ...TRANSPORT_RULES].map((rule) => [rule.id, rule]),
);

/** Every condition that this version judges, by id. */
export const CONDITIONS_BY_ID: ReadonlyMap<string, Condition> = new Map(CONDITIONS.map((one) => [one.id, one]));
