import type { FeatureProblem, FeatureScenario, ReadFeatures } from './features';
import type { Tag } from './tags';

/** What the lint asks of the catalogue. */
export interface RequirementNames {
  has(id: string): boolean;
  /** The nearest known ids, best first, for the message. */
  nearest(id: string): string[];
}

/**
 * Everything that is wrong with a folder of features: what cannot be read, ids and names that stand twice, scenarios that
 * claim no requirement or an unknown one, tags that say nothing, regimes and areas that are missing or contradict.
 * An empty list means that a plan can be made. Never throws for what a feature says.
 */
export function lintFeatures(features: ReadFeatures, requirements: RequirementNames): FeatureProblem[] {
  const problems = [...features.problems];
  const byId = new Map<string, FeatureScenario>();
  const byName = new Map<string, FeatureScenario>();
  for (const scenario of features.scenarios) {
    const add = (code: FeatureProblem['code'], message: string, fix: string): void => {
      problems.push({ code, uri: scenario.uri, line: scenario.line, message, fix });
    };
    // Rows of an outline after the first one carry the same tags: said once is enough.
    if ((scenario.row ?? 1) === 1) lintTags(scenario, requirements, add);

    const sameId = byId.get(scenario.id);
    if (sameId !== undefined) add('duplicate-id', `the id ${scenario.id} is taken by line ${sameId.line}`, 'give the scenario another name');
    byId.set(scenario.id, scenario);

    // An outline whose name holds no <column> gives rows of one name; their ids differ by number.
    const nameKey = `${scenario.uri}\n${scenario.name}`;
    const sameName = byName.get(nameKey);
    if (sameName !== undefined && sameId === undefined && !(scenario.row !== undefined && sameName.id.split('#')[0] === scenario.id.split('#')[0])) {
      add('duplicate-name', `the name "${scenario.name}" is taken by line ${sameName.line}`, 'give the scenario another name');
    }
    byName.set(nameKey, scenario);
  }
  return problems;
}

type Add = (code: FeatureProblem['code'], message: string, fix: string) => void;

function only<K extends Tag['kind']>(scenario: FeatureScenario, kind: K): Extract<Tag, { kind: K }>[] {
  return scenario.read.filter((tag): tag is Extract<Tag, { kind: K }> => tag.kind === kind);
}

function lintTags(scenario: FeatureScenario, requirements: RequirementNames, add: Add): void {
  scenario.read.forEach((tag, index) => {
    if (tag.kind === 'unknown') add('unknown-tag', `${scenario.tags[index]} is not a tag of this project`, tag.why);
  });

  const claimed = only(scenario, 'requirement');
  if (claimed.length === 0) add('no-requirement', `"${scenario.name}" claims no requirement`, 'tag it with the id of what it verifies, for example @ICS2-AS4-05');
  for (const { id } of claimed.filter((tag) => !requirements.has(tag.id))) {
    const nearest = requirements.nearest(id);
    add('unknown-requirement', `@${id} is not in the catalogue`, nearest.length === 0 ? 'see requirements/catalogue' : `did you mean ${nearest.map((name) => `@${name}`).join(' or ')}?`);
  }

  const regimes = [...new Set(only(scenario, 'regime').map((tag) => tag.regime))];
  if (regimes.length === 0) add('no-regime', 'the regime is not named', 'tag the feature @ics2, @eaeu or @kz');
  if (regimes.length > 1) add('several-regimes', `${regimes.map((regime) => `@${regime}`).join(' and ')} stand together`, 'one scenario belongs to one regime');
  const folder = scenario.id.split('/')[0];
  if (regimes.length === 1 && folder !== regimes[0]) add('wrong-folder', `a scenario of @${regimes[0]} stands under ${folder}/`, `move the feature to ${regimes[0]}/`);

  const areas = [...new Set(only(scenario, 'area').map((tag) => tag.area))];
  if (areas.length === 0) add('no-area', 'the area is not named', 'tag the feature with @area:<name of its folder>');
  if (areas.length > 1) add('several-areas', `${areas.map((area) => `@area:${area}`).join(' and ')} stand together`, 'one scenario belongs to one area');
}
