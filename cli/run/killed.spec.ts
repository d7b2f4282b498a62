import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { VerdictDocument } from '../../evidence';
import type { Io } from '../io';
import { main } from '../main';
import { PROJECT } from '../project';

/** Starts the real command and kills it without warning once it has said `after` in its progress. */
function runAndKill(out: string, after: RegExp): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PROJECT, 'cli', 'bin.js'), 'run', '--tags', '@kz and @area:pi-registration', '--out', out], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (after.test(said)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve(signal));
  });
}

test('a run that is killed (kill -9) leaves evidence that `report` opens and shows as cut short', async () => {
  const out = mkdtempSync(join(tmpdir(), 'customs-conformance-killed-'));
  try {
    assert.equal(await runAndKill(out, /\[ ?3\//), 'SIGKILL');
    const dir = join(out, readdirSync(out)[0]!);
    const said = { out: '', err: '' };
    // An empty PATH: the Allure page needs Java and some seconds, and is tested elsewhere.
    const io: Io = { stdout: (text) => (said.out += text), stderr: (text) => (said.err += text), env: {}, cwd: out, colours: false };
    assert.equal(await main(['report', dir], io), 4, said.err);
    assert.match(said.out, /cut short/i);
    const verdict = JSON.parse(readFileSync(join(dir, 'verdict.json'), 'utf8')) as VerdictDocument;
    const outcomes = verdict.scenarios.filter((scenario) => scenario.decision === 'run').map((scenario) => scenario.outcome);
    assert.ok(outcomes.filter((outcome) => outcome === 'passed').length >= 2, outcomes.join());
    assert.ok(outcomes.includes('not-run'), outcomes.join());
    assert.equal(verdict.fullyVerified, false);
    assert.match(readFileSync(join(dir, 'statement.html'), 'utf8'), /cut short/i);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
