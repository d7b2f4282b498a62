import type { PlanRule } from '../../evidence/model';
import { DECLARATIONS } from '../description/declarations';
import type { IutDescription } from '../description/model';
import type { FeatureScenario } from './features';
import { alreadyLive } from './history';
import type { Tag } from './tags';

/** Why a scenario is not run, in words, and by which rule. */
export interface LeftOut {
  rule: PlanRule;
  reason: string;
}

/** Whether a scenario is for an implementation. */
export interface Question {
  scenario: FeatureScenario;
  iut: IutDescription;
  /** Undefined = unknown. */
  capabilities: readonly string[] | undefined;
  /** What --tags selects, and how it was written. */
  selected: (tags: string[]) => boolean;
  expression: string | undefined;
}

/** A reason to leave the scenario out, or undefined. */
type Rule = (question: Question) => string | undefined;

const those = <K extends Tag['kind']>({ read }: FeatureScenario, kind: K): Extract<Tag, { kind: K }>[] => read.filter((tag): tag is Extract<Tag, { kind: K }> => tag.kind === kind);
const has = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

/** What an operator without an access point of its own or of a provider cannot have declared. */
const OF_ACCESS_POINTS: readonly string[] = ['own-system', 'provider', 'push', 'pull', 'several-access-points'];

/** Every reason to leave a scenario out, in the order in which they are asked: what is least up to the operator comes first. */
const RULES: Readonly<Record<PlanRule, Rule>> = {
  regime: ({ scenario, iut }) => {
    const outside = those(scenario, 'regime').map(({ regime }) => regime).find((regime) => !iut.regimes.includes(regime));
    return outside === undefined ? undefined : `the regime ${outside} is not among those of the implementation (${iut.regimes.join(', ')})`;
  },
  portal: ({ scenario, iut }) => {
    if (iut.enrolment.system !== 'portal' || !those(scenario, 'regime').some(({ regime }) => regime === 'ics2')) return undefined;
    const onTheWire = those(scenario, 'needs').length > 0 || those(scenario, 'declares').some(({ declaration }) => OF_ACCESS_POINTS.includes(declaration));
    return onTheWire ? 'the operator uses the trader portal alone (party.system: portal): it has no access point to test' : undefined;
  },
  role: ({ scenario, iut }) => {
    const roles = those(scenario, 'role').map(({ role }) => role);
    return roles.length === 0 || roles.some((role) => iut.roles.includes(role)) ? undefined : `for the role ${roles.join(' or ')}, and the implementation has ${iut.roles.join(', ')}`;
  },
  mode: ({ scenario, iut }) => {
    const modes = those(scenario, 'mode').map(({ mode }) => mode);
    return modes.length === 0 || modes.some((mode) => iut.modes.includes(mode)) ? undefined : `for the mode ${modes.join(' or ')}, and the implementation has ${has(iut.modes)}`;
  },
  history: ({ scenario, iut }) => alreadyLive(scenario, iut),
  declared: ({ scenario, iut }) => {
    const undeclared = those(scenario, 'declares').map(({ declaration }) => DECLARATIONS[declaration]!).find(({ made }) => !made(iut));
    return undeclared?.lacking;
  },
  selection: ({ scenario, selected, expression }) => (selected(scenario.tags) ? undefined : `not selected by --tags "${expression ?? ''}"`),
  driver: ({ iut }) => (iut.driver.kind === 'manual' ? 'the driver "manual" does not exist yet: nobody can be asked to do this' : undefined),
  capability: ({ scenario, capabilities }) => {
    const lacking = those(scenario, 'needs').map(({ capability }) => capability).filter((need) => capabilities !== undefined && !capabilities.includes(need));
    return lacking.length === 0 ? undefined : `the driver lacks the capability ${lacking.join(' and ')}`;
  },
};

/** The first rule by which a scenario is left out; undefined where it is to run. `heedless`: a rule not asked (planted faults). */
export function leftOutBecause(question: Question, heedless?: PlanRule): LeftOut | undefined {
  for (const [rule, ask] of Object.entries(RULES) as [PlanRule, Rule][]) {
    const reason = rule === heedless ? undefined : ask(question);
    if (reason !== undefined) return { rule, reason };
  }
  return undefined;
}
