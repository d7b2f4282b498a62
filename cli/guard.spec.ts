import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PROJECT } from './project';

const BIN = join(PROJECT, 'cli', 'bin.js');
const FULL = '/dev/full';

describe('how the process ends', () => {
  test('a reader that closes early does not change the exit code', async () => {
    const child = spawn(process.execPath, [BIN, 'validate', join(PROJECT, 'docs/samples/filing-with-mistakes.xml')], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
    child.stdout.destroy();
    child.stderr.destroy();
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 1);
  });

  test('output that cannot be written is a harness error, not a requirement that failed', { skip: existsSync(FULL) ? false : `no ${FULL} here` }, () => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'specimen', 'IE3F26'], { stdio: ['ignore', openSync(FULL, 'w'), 'pipe'], encoding: 'utf8', timeout: 60_000 });
    assert.equal(status, 3);
    assert.match(stderr, /^harness error: .*ENOSPC/);
  });

  test('without its packages it says what to run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-guard-'));
    try {
      mkdirSync(join(folder, 'cli'));
      for (const file of ['bin.js', 'guard.js', 'typescript.js']) copyFileSync(join(PROJECT, 'cli', file), join(folder, 'cli', file));
      const { status, stderr } = spawnSync(process.execPath, [join(folder, 'cli', 'bin.js')], { encoding: 'utf8', timeout: 60_000 });
      assert.equal(status, 2);
      assert.match(stderr, /^configuration: Cannot find module[^\n]*\n {2}fix: run "npm ci" in /);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
