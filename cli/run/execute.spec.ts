import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadIut, REFERENCE_DESCRIPTION } from '../../iut/description/load';
import { UsageError } from '../../iut/errors';
import { executeRun, type RunResult } from './execute';
import { commandServices, type CommandServices } from './services';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-run-'));
let services: CommandServices;
let runs = 0;
before(async () => {
  services = await commandServices(() => undefined);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const STEPS = `
    Given a lorry with spare parts is to come to Kazakhstan
    And its information is to serve risk assessment and speedy operations
    When the carrier is told to present the pre-arrival information
    Then one pre-arrival document reaches the revenue authority
    And the revenue authority registers the carrier's document
    And the carrier holds the registration number of its document`;

/** Runs one feature of its own through the real runner: simulators, sockets, reference, log. */
async function runFeature(scenarios: string, fault?: string): Promise<RunResult> {
  runs += 1;
  const features = join(folder, String(runs), 'features');
  mkdirSync(join(features, 'kz'), { recursive: true });
  writeFileSync(join(features, 'kz', 'own.feature'), `@kz @area:pi-exchange\nFeature: Own\n${scenarios}\n`);
  return executeRun({
    ...services,
    env: {},
    description: loadIut(REFERENCE_DESCRIPTION),
    features,
    dir: join(folder, String(runs), 'run'),
    runId: `own-${runs}`,
    ...(fault === undefined ? {} : { faults: { reference: new Set([fault]), simulator: new Set<string>() } }),
  });
}

const verdictOf = ({ rollUp }: RunResult, id: string) => rollUp.requirements.find((requirement) => requirement.id === id)!;

describe('the runner against silent greens', () => {
  test('a scenario that judges what it claims is verified: exit 0', async () => {
    const run = await runFeature(`  @KZ281-18\n  Scenario: Good${STEPS}`);
    assert.equal(verdictOf(run, 'KZ281-18').verdict, 'pass');
    assert.equal(run.rollUp.exit, 0, run.rollUp.sentence);
  });

  test('the same with a planted fault fails on it: exit 1', async () => {
    const run = await runFeature(`  @KZ281-18\n  Scenario: Good${STEPS}`, 'KZ281-18');
    assert.equal(verdictOf(run, 'KZ281-18').verdict, 'fail');
    assert.equal(run.rollUp.exit, 1);
  });

  test('a claimed requirement that nothing judges is not tested, though every step passed: exit 4', async () => {
    const run = await runFeature(`  @KZ281-18 @KZ281-21\n  Scenario: Claims too much${STEPS}`);
    assert.equal(verdictOf(run, 'KZ281-18').verdict, 'pass');
    assert.match(verdictOf(run, 'KZ281-21').reason ?? '', /never recorded a check/);
    assert.equal(run.rollUp.exit, 4);
  });

  test('an undefined step is a harness error and never passes: exit 3', async () => {
    const run = await runFeature('  @KZ281-18\n  Scenario: Misspelt\n    Given a lory with spare parts is to come to Kazakhstan');
    assert.equal(verdictOf(run, 'KZ281-18').verdict, 'harness-error');
    assert.equal(run.rollUp.exit, 3);
  });

  test('a breach of what the scenario does not claim blocks it instead of blaming what it claims', async () => {
    const run = await runFeature(`  @KZ281-18\n  Scenario: Good${STEPS}`, 'KZPI-S04');
    const verdict = verdictOf(run, 'KZ281-18');
    assert.equal(verdict.verdict, 'not-tested');
    assert.match(verdict.reason ?? '', /blocked/);
    assert.equal(run.rollUp.requirements.filter((requirement) => requirement.verdict === 'fail').length, 0);
    assert.equal(run.rollUp.exit, 4);
  });

  test('a plan that selects nothing is an error, not an empty green run', async () => {
    await assert.rejects(runFeature('  @KZ281-18 @needs:stimulate:kz.never\n  Scenario: Nobody can do this\n    Given a lorry with spare parts is to come to Kazakhstan'), UsageError);
  });
});
