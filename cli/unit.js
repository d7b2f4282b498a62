#!/usr/bin/env node
'use strict';
// Runs every *.spec.ts in ONE process (TypeScript is loaded and each file compiled once), with node's own test runner.
// The file list is explicit: `node --test <folder>` finds no .ts on Node 20, runs nothing and exits 0.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const rooms = ['bench', 'certs', 'cli', 'evidence', 'iut', 'protocols', 'reference', 'reports', 'requirements', 'simulators', 'steps'];

function specFiles(filters) {
  const files = rooms
    .flatMap((room) => readdirSync(path.join(root, room), { recursive: true }).map((file) => path.join(room, file)))
    .filter((file) => file.endsWith('.spec.ts') && !file.split(path.sep).includes('out'))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort();
  if (files.length === 0) throw new Error(`no spec file matches ${filters.join(' ')}`);
  return files;
}

/** Runs the specs and returns the counts; `quiet` prints failures and skips only. */
function runUnit({ filters = [], quiet = false } = {}) {
  const files = specFiles(filters);
  const folder = mkdtempSync(path.join(tmpdir(), 'customs-conformance-unit-'));
  const tally = path.join(folder, 'tally.json');
  const load = files.map((file) => `require(${JSON.stringify(path.join(root, file))});`).join('');
  const result = spawnSync(
    process.execPath,
    [
      '-r', path.join(root, 'cli', 'typescript.js'),
      `--test-reporter=${quiet ? path.join(root, 'cli', 'gates', 'failures-reporter.cjs') : 'spec'}`, '--test-reporter-destination=stdout',
      `--test-reporter=${path.join(root, 'cli', 'gates', 'tally-reporter.cjs')}`, `--test-reporter-destination=${tally}`,
      '-e', load,
    ],
    { cwd: root, stdio: 'inherit', timeout: 20 * 60_000 },
  );
  let counts;
  try {
    counts = JSON.parse(readFileSync(tally, 'utf8'));
  } catch {
    counts = { passed: 0, failed: 1, skipped: 0, skips: [], failures: ['the test process ended before it reported'] };
  }
  rmSync(folder, { recursive: true, force: true });
  // A crash after the last report, or nothing run at all, must never look like success.
  if (result.status !== 0 && counts.failed === 0) counts.failed += 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  return { ...counts, files: files.length };
}

module.exports = { runUnit };

if (require.main === module) {
  const counts = runUnit({ filters: process.argv.slice(2) });
  for (const skip of counts.skips) process.stdout.write(`skipped: ${skip}\n`);
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
