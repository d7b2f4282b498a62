import { PassThrough } from 'node:stream';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCucumber, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { PlannedScenario } from '../../evidence/model';
import { PROJECT } from '../project';
import type { Order } from './order';
import type { Recorder } from './recorder';

/** Step files, listed by name: a pattern that matches nothing would run nothing and stay green. */
function stepFiles(): string[] {
  const files = (readdirSync(join(PROJECT, 'steps'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(PROJECT, 'steps', file))
    .sort();
  if (files.length === 0) throw new Error('no step definitions found under steps/');
  return files;
}

/** Loaded once per process: the kill matrix runs the same steps some hundred times. */
let support: ISupportCodeLibrary | undefined;

/**
 * Runs exactly the planned scenarios in this process: what opens the run first, then the others, in feature order or shuffled.
 * What happens goes to the recorder; cucumber's own output is not used, because every report is a view over the evidence. Paths
 * of the plan are relative to the parent of the features folder.
 */
export async function runFeatures(planned: readonly PlannedScenario[], recorder: Recorder, featuresFolder: string, order: Order = 'defined'): Promise<void> {
  const opening = planned.filter(({ opens }) => opens === true);
  const rest = planned.filter(({ opens }) => opens !== true);
  if (order === 'defined') return runScenarios(planned, recorder, featuresFolder, 'defined');
  // Cucumber shuffles all that it is given.
  if (opening.length > 0) await runScenarios(opening, recorder, featuresFolder, 'defined');
  if (rest.length > 0) await runScenarios(rest, recorder, featuresFolder, `random:${order.seed}`);
}

async function runScenarios(planned: readonly PlannedScenario[], recorder: Recorder, featuresFolder: string, order: 'defined' | `random:${number}`): Promise<void> {
  const silence = new PassThrough().resume();
  const result = await runCucumber(
    {
      sources: { defaultDialect: 'en', paths: planned.map((scenario) => `${scenario.uri}:${scenario.line}`), names: [], tagExpression: '', order },
      support: support ?? { requireModules: [], requirePaths: stepFiles(), importPaths: [], loaders: [] },
      runtime: { dryRun: false, failFast: false, filterStacktraces: true, parallel: 0, retry: 0, retryTagFilter: '', strict: true, worldParameters: {} },
      formats: { stdout: 'progress', files: {}, publish: false, options: {} },
    },
    { cwd: dirname(featuresFolder), stdout: silence, stderr: process.stderr, env: {} },
    recorder.onMessage,
  );
  support = result.support;
}
