import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label, Status, TestResult } from 'allure-js-commons';
import { REGIMES, sha256 } from '../../evidence';
import type { Level, Regime, Requirement } from '../../requirements/catalogue/model';
import { escapeMarkdown, oneLine } from '../escape';
import { failedByHarness, REGIME_NAMES, type RunRecord, type ScenarioRecord } from '../run';
import { sequenceDiagram } from '../sequence';
import { Attachments } from './attachments';
import { metaFiles, PREFIX } from './meta';
import { BROKEN, FAILED, FINISHED, PASSED, SKIPPED, stepsOf } from './steps';
import { SEVERITY, storyOf, untested, untestedResult, type Untested } from './untested';

export const RESULTS_FOLDER = 'allure-results';

/**
 * Writes allure-results/ anew from the log: one result per planned scenario, also those left out or never run, and one per
 * requirement that applies and has no scenario. The same log gives the same bytes: identifiers are hashes, times are the log's.
 */
export function writeAllureResults(record: RunRecord): string {
  const folder = join(record.dir, RESULTS_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const attach = new Attachments(folder, record.dir);
  const rows = new Map(record.catalogue.map((row) => [row.id, row]));
  for (const scenario of record.scenarios) {
    const result = resultOf(record, scenario, rows, attach);
    writeFileSync(join(folder, `${result.uuid}-result.json`), JSON.stringify(result, null, 1));
  }
  for (const each of untested(record)) {
    const result = requirementResult(record, each);
    writeFileSync(join(folder, `${result.uuid}-result.json`), JSON.stringify(result, null, 1));
  }
  for (const [name, content] of metaFiles(record)) writeFileSync(join(folder, name), content);
  return folder;
}

function resultOf(record: RunRecord, scenario: ScenarioRecord, rows: ReadonlyMap<string, Requirement>, attach: Attachments): TestResult {
  const { plan, events } = scenario;
  const claimed = plan.requirements.flatMap((id) => rows.get(id) ?? []);
  const { status, message } = statusOf(scenario);
  const diagram = sequenceDiagram(plan.name, events);
  const start = Date.parse(events[0]?.at ?? record.startedAt);
  return {
    uuid: asUuid(sha256(`${record.run.runId}\n${plan.id}`)),
    historyId: sha256(plan.id).slice(0, 32),
    testCaseId: sha256(plan.id).slice(0, 32),
    fullName: oneLine(`${plan.uri}:${plan.line} ${plan.name}`, 500),
    name: oneLine(plan.name, 300),
    description: descriptionOf(record, claimed),
    stage: FINISHED,
    status,
    statusDetails: message === undefined ? {} : { message },
    labels: labelsOf(scenario, claimed),
    links: [],
    parameters: parametersOf(record, plan.regime),
    steps: stepsOf(scenario, attach),
    attachments: diagram === undefined ? [] : [attach.diagram('message sequence', diagram)],
    start,
    stop: Math.max(start, Date.parse(events[events.length - 1]?.at ?? record.startedAt)),
  };
}

function requirementResult(record: RunRecord, each: Untested): TestResult {
  const { key, ...shown } = untestedResult(each, PREFIX.notTested);
  const at = Date.parse(record.startedAt);
  return {
    ...shown,
    uuid: asUuid(sha256(`${record.run.runId}\n${key}`)),
    historyId: key.slice(0, 32),
    testCaseId: key.slice(0, 32),
    description: descriptionOf(record, [each.row]),
    stage: FINISHED,
    links: [],
    parameters: parametersOf(record, each.row.regime),
    steps: [],
    attachments: [],
    start: at,
    stop: at,
  };
}

/**
 * Status and first words of the message; the words are what categories.json goes by. What was planned and has no verdict is
 * broken: Allure's percentage leaves out what is skipped or unknown, and would show a run cut short as complete.
 */
function statusOf(scenario: ScenarioRecord): { status: Status; message?: string } {
  const { plan, verdict, events } = scenario;
  const reason = oneLine(verdict.reason ?? 'no reason recorded', 4000);
  switch (verdict.outcome) {
    case 'failed':
      if (failedByHarness(scenario)) return { status: BROKEN, message: `${PREFIX.harness}${reason}` };
      return { status: FAILED, message: `${PREFIX.fail}${reason}` };
    case 'harness-error':
      return { status: BROKEN, message: `${PREFIX.harness}${reason}` };
    case 'blocked':
      return { status: SKIPPED, message: `${PREFIX.notTested}blocked: ${reason}` };
    case 'not-run':
      return plan.decision === 'left-out' ? { status: SKIPPED, message: `${PREFIX.notTested}left out: ${reason}` } : { status: BROKEN, message: `${PREFIX.notTested}${reason}` };
    case 'passed': {
      if (verdict.checks === 0) return { status: BROKEN, message: `${PREFIX.notTested}${reason}` };
      const found = events.flatMap((event) => (event.type === 'check' && event.outcome === 'finding' ? [`${event.requirement}: expected ${event.expected}; observed ${event.observed}`] : []));
      const stated = events.flatMap((event) => (event.type === 'check' && event.basis === 'attestation' ? [event.observed] : []));
      if (found.length === 0 && stated.length > 0) return { status: PASSED, message: `${PREFIX.attested}${oneLine(stated.join('; '))}` };
      return found.length === 0 ? { status: PASSED } : { status: PASSED, message: `${PREFIX.finding}${oneLine(found.join('; '))}` };
    }
  }
}

const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

function labelsOf({ plan }: ScenarioRecord, claimed: readonly Requirement[]): Label[] {
  const level = LEVELS.find((each) => claimed.some((row) => row.level === each)) ?? 'MAY';
  const label = (name: string, value: string): Label => ({ name, value: oneLine(value, 200) });
  return [
    label('epic', REGIME_NAMES[plan.regime]),
    label('feature', plan.area),
    ...claimed.map((row) => label('story', storyOf(row))),
    label('severity', SEVERITY[level]),
    label('parentSuite', REGIME_NAMES[plan.regime]),
    label('suite', plan.area),
    label('subSuite', plan.feature),
    label('framework', 'customs-conformance'),
    label('tag', plan.regime),
    ...plan.requirements.map((id) => label('tag', id)),
  ];
}

/** Editions that this regime is judged by, and the clocks. */
function parametersOf({ run }: RunRecord, regime: Regime): TestResult['parameters'] {
  const others = REGIMES.filter((each) => each !== regime);
  const all: [string, string][] = [
    ...Object.entries(run.baselines).filter(([source]) => !others.some((other) => source.startsWith(`${other}.`))).map(([source, edition]): [string, string] => [`baseline ${source}`, edition]),
    ['wall clock', run.clocks.wall],
    ['business clock', run.clocks.business],
  ];
  return all.map(([name, value]) => ({ name: oneLine(name, 100), value: oneLine(value, 300), excluded: true }));
}

/** Markdown of our own words; nothing that came over the wire stands here. */
function descriptionOf(record: RunRecord, claimed: readonly Requirement[]): string {
  const notices = record.notices.map((notice) => `**${escapeMarkdown(notice, 1500)}**`);
  const rows = claimed.map((row) => `- **${escapeMarkdown(row.id)}** (${row.level}) ${escapeMarkdown(row.statement)} Source: ${escapeMarkdown(row.source)}, ${escapeMarkdown(row.item)}.`);
  return [...notices, rows.join('\n')].join('\n\n');
}

function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
