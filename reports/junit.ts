import { escapeMarkup, oneLine } from './escape';
import { failedByHarness, REGIME_NAMES, type RunRecord, type ScenarioRecord } from './run';

/**
 * The run as JUnit XML, the form CI systems read: one suite per regime and area, one case per planned scenario.
 *
 * JUnit knows failure, error and skipped. A failed check is a failure; whatever kept a planned scenario from its verdict
 * (harness error, blocked, never run, no check) is an error, because skipped would look green; left out is skipped.
 */
export function junitXml(record: RunRecord): string {
  const suites = new Map<string, ScenarioRecord[]>();
  for (const scenario of record.scenarios) {
    const name = `${scenario.plan.regime}.${scenario.plan.area}`;
    const same = suites.get(name);
    if (same === undefined) suites.set(name, [scenario]);
    else same.push(scenario);
  }
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  // A comment must not hold two hyphens in a row.
  for (const notice of record.notices) lines.push(`<!-- ${escapeMarkup(notice).replace(/-(?=-)/g, '- ').replace(/-$/, '- ')} -->`);
  const name = record.notices.length === 0 ? 'customs-conformance' : `customs-conformance (${record.notices[0]})`;
  lines.push(`<testsuites name="${escapeMarkup(name)}" ${counts(record.scenarios)}>`);
  for (const [suite, scenarios] of suites) {
    lines.push(`  <testsuite name="${escapeMarkup(suite)}" timestamp="${escapeMarkup(record.startedAt.slice(0, 19))}" ${counts(scenarios)}>`);
    lines.push('    <properties>');
    for (const [key, value] of properties(record, scenarios[0]!)) lines.push(`      <property name="${escapeMarkup(key)}" value="${escapeMarkup(value)}"/>`);
    lines.push('    </properties>', ...scenarios.map(testcase), '  </testsuite>');
  }
  lines.push('</testsuites>', '');
  return lines.join('\n');
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped';

function kindOf(scenario: ScenarioRecord): Kind {
  const { plan, verdict } = scenario;
  if (plan.decision === 'left-out' && verdict.outcome === 'not-run') return 'skipped';
  switch (verdict.outcome) {
    case 'passed':
      return verdict.checks === 0 ? 'error' : 'passed';
    case 'failed':
      return failedByHarness(scenario) ? 'error' : 'failure';
    case 'blocked':
    case 'harness-error':
    case 'not-run':
      return 'error';
  }
}

function counts(scenarios: readonly ScenarioRecord[]): string {
  const count = (kind: Kind): number => scenarios.filter((scenario) => kindOf(scenario) === kind).length;
  const seconds = scenarios.reduce((sum, scenario) => sum + (scenario.verdict.durationMs ?? 0), 0) / 1000;
  return `tests="${scenarios.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${seconds.toFixed(3)}"`;
}

function properties({ run, rolled }: RunRecord, { plan }: ScenarioRecord): [string, string][] {
  return [
    ['regime', REGIME_NAMES[plan.regime]],
    ['run', run.runId],
    ['harness', `${run.harness.version} (${run.harness.commit})`],
    ['implementation', `${run.iut.name} ${run.iut.version ?? ''}`.trim()],
    ['clock.wall', run.clocks.wall],
    ['clock.business', run.clocks.business],
    ...Object.entries(run.baselines).map(([source, edition]): [string, string] => [`baseline.${source}`, edition]),
    ['verdict', rolled.sentence],
  ];
}

function testcase(scenario: ScenarioRecord): string {
  const { plan, verdict } = scenario;
  const kind = kindOf(scenario);
  const open = `    <testcase classname="${escapeMarkup(`${plan.regime}.${plan.area}.${plan.feature}`)}" name="${escapeMarkup(plan.name)}" file="${escapeMarkup(plan.uri)}" time="${((verdict.durationMs ?? 0) / 1000).toFixed(3)}"`;
  if (kind === 'passed') return `${open}/>`;
  const reason = verdict.reason ?? 'no reason recorded';
  const type = kind === 'failure' ? 'requirement' : verdict.outcome === 'passed' ? 'no-check' : failedByHarness(scenario) ? 'harness-error' : verdict.outcome;
  const head = `message="${escapeMarkup(oneLine(reason, 500))}"`;
  const inner = kind === 'skipped' ? `<skipped ${head}/>` : `<${kind} ${head} type="${escapeMarkup(type)}">${escapeMarkup(reason)}</${kind}>`;
  return `${open}>\n      ${inner}\n    </testcase>`;
}
