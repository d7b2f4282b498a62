import type { XmlElement } from '../../../protocols/xml';
import { codeIsValid } from '../codelists/code-lists';
import { child } from './given';
import { type Breach, type Condition, type Decision, type Demand, INFERRED, type RuleHead, STATED } from './model';
import type { Scope } from './scope';
import type { World } from './world';

type Answer = Pick<RuleHead, 'requirement' | 'code' | 'also' | 'basis'>;

/** Conditions whose code no source states: 13, 14 and 15 name a missing or a needless element as well as 12 does. */
export const INFERRED_CONDITION: Answer = { ...INFERRED, also: ['13', '14', '15'] };
/** Conditions that only ever demand an element, paired with code 12 by a vendor's help desk. */
export const STATED_CONDITION: Answer = { ...STATED, also: ['13'] };

export const mandatory = (because: string, mend?: string): Decision => ({ demand: 'M', because, mend });
export const optional = (because: string): Decision => ({ demand: 'O', because });
export const forbidden = (because: string, mend?: string): Decision => ({ demand: 'X', because, mend });

/** What decides is missing or unreadable. Its own table row says so; it says nothing about the element asked for. */
export const undecided = (what: string): Decision => optional(`${what} cannot be read`);

/** Whether a list that is at hand does not hold the code: its own row reports that, and it decides nothing. */
export const isNoCode = (world: World, list: string, code: string): boolean =>
  codeIsValid(world.codeLists, list, code, world.day) === 'invalid';

/**
 * Two elements that one condition gives or forbids together: where both are wrong that is one mistake, told at the first, with
 * both named in what to do.
 */
export function together(scope: Scope, name: string, pair: readonly [string, string], decision: Decision): Decision {
  const [first, second] = pair;
  const wrong = (one: string): boolean => (child(scope, one) !== undefined) === (decision.demand === 'X');
  if (decision.demand === 'O' || !wrong(first) || !wrong(second)) return decision;
  if (name === second) return optional(`it is told at ${first}`);
  const both = `${first} and ${second}`;
  return { ...decision, mend: decision.mend ?? (decision.demand === 'M' ? `give ${both}` : `leave ${both} out`) };
}

/** How an element breaks a condition: missing where it must be, or there where it must not be. */
export function breachOf(
  condition: Condition,
  given: readonly XmlElement[],
  scope: Scope,
  world: World,
  name: string,
): Breach | undefined {
  const { demand, because, mend } = condition.decide(scope, world, name);
  if (!broken(demand, given.length > 0)) return undefined;
  return demand === 'M'
    ? { found: `no ${name}`, demanded: `${name}, since ${because}`, mend: mend ?? `give ${name}` }
    : { at: given[0]!, found: `${name} given`, demanded: `no ${name}, since ${because}`, mend: mend ?? `leave ${name} out` };
}

const broken = (demand: Demand, given: boolean): boolean => demand !== 'O' && given === (demand === 'X');
