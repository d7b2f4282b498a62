import { parse } from '@cucumber/tag-expressions';
import type { PlannedScenario, PlanRule } from '../../evidence/model';
import { nearestNames } from '../../requirements/nearest';
import { effectiveCapabilities, type IutDescription } from '../description/model';
import { UsageError } from '../errors';
import { readFeatures, type FeatureProblem, type FeatureScenario, type ReadFeatures } from './features';
import { lintFeatures, type RequirementNames } from './lint';
import { leftOutBecause, type LeftOut } from './rules';

export interface PlanInput {
  /** Folder of the features, or what was read of it. */
  features: string | ReadFeatures;
  description: IutDescription;
  /** What the driver answered to `hello`; without it the description's declaration stands in, else nothing is left out. */
  capabilities?: readonly string[];
  /** Tag expression: `@kz and not @needs:set-clock`. */
  tags?: string;
  requirements: RequirementNames;
  /** A rule that is not heeded: for planted faults alone. */
  heedless?: PlanRule;
}

/**
 * Every scenario of the suite in feature order, those that open a run first, each with the decision to run it or the reason why not.
 *
 * @throws UsageError features-missing, features-invalid (with every problem), tags-invalid, plan-empty (zero scenarios
 *   would run: with the nearest tags, or the reasons why each was left out)
 */
export function makePlan(input: PlanInput): PlannedScenario[] {
  const features = typeof input.features === 'string' ? readFeatures(input.features) : input.features;
  const problems = lintFeatures(features, input.requirements);
  if (problems.length > 0) {
    throw new UsageError('features-invalid', problems.slice(0, 50).map(describeFeatureProblem).join('\n'), 'repair the features; customs-conformance lint names every problem');
  }
  const selected = tagFilter(input.tags);
  const capabilities = effectiveCapabilities(input.description, input.capabilities);
  const plan = inOrder(features.scenarios).map((scenario) => planned(scenario, leftOutBecause({ scenario, iut: input.description, capabilities, selected, expression: input.tags }, input.heedless)));
  if (!plan.some((scenario) => scenario.decision === 'run')) throw emptyPlan(plan, features.scenarios, input.tags);
  return plan;
}

const opens = ({ read }: FeatureScenario): boolean => read.some(({ kind }) => kind === 'opening');

function inOrder(scenarios: readonly FeatureScenario[]): FeatureScenario[] {
  return [...scenarios.filter(opens), ...scenarios.filter((scenario) => !opens(scenario))];
}

/** `features/kz/x.feature:12: ... (fix: ...)`. */
export function describeFeatureProblem(problem: FeatureProblem): string {
  return `${problem.uri}:${problem.line}: ${problem.code}: ${problem.message} (fix: ${problem.fix})`;
}

/** Tags of an expression that no scenario carries: usually a misspelling that silently selects too little. */
export function unknownTags(expression: string, features: readonly Pick<FeatureScenario, 'tags'>[]): { tag: string; nearest: string[] }[] {
  const known = new Set(features.flatMap((scenario) => scenario.tags));
  const named = expression.match(/@[^\s()]+/g) ?? [];
  return [...new Set(named)].filter((tag) => !known.has(tag)).map((tag) => ({ tag, nearest: nearestNames(tag, known) }));
}

function tagFilter(expression: string | undefined): (tags: string[]) => boolean {
  if (expression === undefined || expression.trim() === '') return () => true;
  try {
    const parsed = parse(expression);
    // An expression without any @ would match nothing, without a word.
    if (!expression.includes('@')) throw new Error('a tag begins with @');
    return (tags) => parsed.evaluate(tags);
  } catch (error) {
    throw new UsageError('tags-invalid', `--tags "${expression}" cannot be read: ${(error as Error).message}`, 'for example: --tags "@kz and not @area:security"');
  }
}

function planned(scenario: FeatureScenario, leftOut: LeftOut | undefined): PlannedScenario {
  const first = <T>(pick: (tag: FeatureScenario['read'][number]) => T | undefined): T | undefined => scenario.read.map(pick).find((value) => value !== undefined);
  return {
    id: scenario.id,
    name: scenario.name,
    feature: scenario.feature,
    uri: scenario.uri,
    line: scenario.line,
    // Both are there: the lint has refused features without them.
    regime: first((tag) => (tag.kind === 'regime' ? tag.regime : undefined))!,
    area: first((tag) => (tag.kind === 'area' ? tag.area : undefined))!,
    requirements: [...new Set(scenario.read.flatMap((tag) => (tag.kind === 'requirement' ? [tag.id] : [])))],
    decision: leftOut === undefined ? 'run' : 'left-out',
    ...(opens(scenario) ? { opens: true as const } : {}),
    ...leftOut,
  };
}

function emptyPlan(plan: PlannedScenario[], scenarios: FeatureScenario[], expression: string | undefined): UsageError {
  const reasons = new Map<string, number>();
  for (const { reason } of plan) reasons.set(reason!, (reasons.get(reason!) ?? 0) + 1);
  const listed = [...reasons].slice(0, 10).map(([reason, count]) => `  ${count} left out: ${reason}`);
  const unknown = expression === undefined ? [] : unknownTags(expression, scenarios);
  const hints = unknown.map(({ tag, nearest }) => `no scenario carries ${tag}${nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`}`);
  return new UsageError(
    'plan-empty',
    [`no scenario would run, of ${plan.length}:`, ...listed].join('\n'),
    hints.length > 0 ? hints.join('; ') : 'check roles, modes, regimes and capabilities in the description, and --tags; customs-conformance plan lists all',
  );
}
