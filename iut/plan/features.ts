import { AstBuilder, GherkinClassicTokenMatcher, Parser, compile } from '@cucumber/gherkin';
import type { GherkinDocument } from '@cucumber/messages';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UsageError } from '../errors';
import { readTag, type Tag } from './tags';

/** A mistake in a feature file, found without running anything. */
export interface FeatureProblem {
  code:
    | 'unreadable'
    | 'empty-feature'
    | 'no-steps'
    | 'duplicate-id'
    | 'duplicate-name'
    | 'no-requirement'
    | 'unknown-requirement'
    | 'no-regime'
    | 'several-regimes'
    | 'wrong-folder'
    | 'no-area'
    | 'several-areas'
    | 'unknown-tag';
  uri: string;
  line: number;
  message: string;
  fix: string;
}

/** One runnable scenario (an outline gives one per row of its examples) as it stands in a feature file. */
export interface FeatureScenario {
  /** Path under the features folder without extension, then the name as a slug; `#2` for the second row of an outline. */
  id: string;
  name: string;
  feature: string;
  /** Path relative to the parent of the features folder, with forward slashes: `features/kz/...`. */
  uri: string;
  /** Line of the scenario, or of the row in the examples. */
  line: number;
  /** Tag names with `@`, those of the feature and the rule included. */
  tags: string[];
  read: Tag[];
  /** Row number in its outline, from 1; undefined for a plain scenario. */
  row?: number;
}

export interface ReadFeatures {
  files: number;
  scenarios: FeatureScenario[];
  problems: FeatureProblem[];
}

/** A feature file is a page or two; a folder of features holds hundreds, not millions. */
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_FILES = 5_000;

/**
 * Reads every `*.feature` under `dir`, sorted by path. Files that are no Gherkin become problems, not exceptions.
 * @throws UsageError features-missing when the folder is absent or holds no feature file
 */
export function readFeatures(dir: string): ReadFeatures {
  const files = featureFiles(dir);
  if (files.length === 0) throw new UsageError('features-missing', `there is no feature file under ${dir}`, 'run from the project, or name the folder that holds the features');
  const result: ReadFeatures = { files: files.length, scenarios: [], problems: [] };
  const root = join(dir, '..');
  for (const file of files) {
    const uri = relative(root, file).split(sep).join('/');
    const path = relative(dir, file).split(sep).join('/').replace(/\.feature$/, '');
    const text = readFileSync(file, 'utf8');
    const parsed = parseFeature(text, uri);
    if (Array.isArray(parsed)) result.problems.push(...parsed);
    else result.scenarios.push(...scenariosOf(parsed, uri, path, result.problems));
  }
  return result;
}

function featureFiles(dir: string): string[] {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return [];
  const files: string[] = [];
  const visit = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && entry.name.endsWith('.feature')) files.push(path);
      if (files.length > MAX_FILES) throw new UsageError('features-invalid', `more than ${MAX_FILES} feature files under ${dir}`, 'name the right folder');
    }
  };
  visit(dir);
  const large = files.find((file) => statSync(file).size > MAX_FILE_BYTES);
  if (large !== undefined) throw new UsageError('features-invalid', `${large} is larger than ${MAX_FILE_BYTES} bytes`, 'split the feature');
  return files;
}

function parseFeature(text: string, uri: string): GherkinDocument | FeatureProblem[] {
  let next = 0;
  const parser = new Parser(new AstBuilder(() => String(next++)), new GherkinClassicTokenMatcher());
  try {
    return { ...parser.parse(text), uri };
  } catch (error) {
    const all = (error as { errors?: Error[] }).errors ?? [error as Error];
    return all.slice(0, 20).map((one) => ({
      code: 'unreadable',
      uri,
      line: (one as { location?: { line: number } }).location?.line ?? 1,
      message: `this is not Gherkin: ${one.message}`,
      fix: 'correct the keyword or the indentation at this line',
    }));
  }
}

/** What the syntax tree knows of a scenario and a pickle does not: its line, its written name, whether it is an outline. */
interface Origin {
  name: string;
  line: number;
  outline: boolean;
  steps: number;
}

function originsOf(document: GherkinDocument): { scenarios: Map<string, Origin>; rows: Map<string, number> } {
  const scenarios = new Map<string, Origin>();
  const rows = new Map<string, number>();
  const children = document.feature?.children ?? [];
  for (const child of [...children, ...children.flatMap((one) => one.rule?.children ?? [])]) {
    const scenario = child.scenario;
    if (scenario === undefined) continue;
    scenarios.set(scenario.id, { name: scenario.name, line: scenario.location.line, outline: scenario.examples.length > 0, steps: scenario.steps.length });
    for (const row of scenario.examples.flatMap((examples) => examples.tableBody)) rows.set(row.id, row.location.line);
  }
  return { scenarios, rows };
}

function scenariosOf(document: GherkinDocument, uri: string, path: string, problems: FeatureProblem[]): FeatureScenario[] {
  let next = 0;
  const origins = originsOf(document);
  const counts = new Map<string, number>();
  const scenarios: FeatureScenario[] = [];
  for (const pickle of compile(document, uri, () => String(next++))) {
    const origin = origins.scenarios.get(pickle.astNodeIds[0] ?? '');
    if (origin === undefined) continue;
    // A misspelt keyword turns a step into prose: the scenario would run nothing and stay green.
    if (origin.steps === 0) problems.push({ code: 'no-steps', uri, line: origin.line, message: `"${origin.name}" has no step of its own`, fix: 'begin each step with Given, When, Then, And or But' });
    const row = origin.outline ? (counts.get(pickle.astNodeIds[0]!) ?? 0) + 1 : undefined;
    if (row !== undefined) counts.set(pickle.astNodeIds[0]!, row);
    const tags = pickle.tags.map((tag) => tag.name);
    scenarios.push({
      id: `${path}/${slug(origin.name)}${row === undefined ? '' : `#${row}`}`,
      name: pickle.name,
      feature: document.feature?.name ?? '',
      uri,
      line: origins.rows.get(pickle.astNodeIds[1] ?? '') ?? origin.line,
      tags,
      read: tags.map(readTag),
      row,
    });
  }
  if (scenarios.length === 0) {
    problems.push({ code: 'empty-feature', uri, line: 1, message: 'no scenario stands in this file', fix: 'add one, or remove the file' });
  }
  return scenarios;
}

/** Lower-case letters and digits of any script, everything else as single hyphens. */
export function slug(name: string): string {
  return (
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'unnamed'
  );
}
