#!/usr/bin/env node
'use strict';
// `npm test`: every gate in turn, counts last. Each gate states how much it ran; zero is a failure of its own.
const { spawn, spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { runUnit } = require('./unit.js');

const root = path.resolve(__dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const rooms = ['certs', 'cli', 'evidence', 'iut', 'protocols', 'reference', 'reports', 'requirements', 'simulators', 'steps'];
const total = { passed: 0, failed: 0, skipped: 0 };
const startedAt = process.hrtime.bigint();
const seconds = () => Number((process.hrtime.bigint() - startedAt) / 1_000_000_000n);

function report(gate, counts, note = '') {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped ?? 0;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  process.stdout.write(`${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${gate}: ${counts.passed} passed, ${counts.failed} failed${skipped}${note === '' ? '' : ` (${note})`} [${seconds()} s]\n`);
}

/** A tool whose exit code is its verdict. Output is shown only when it fails. */
function tool(gate, command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(output);
      report(gate, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
      resolve();
    });
  });
}

function command(args) {
  return spawnSync(process.execPath, [path.join(root, 'cli', 'bin.js'), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NO_COLOR: '1' } }).status;
}

/** The suite on the faultless reference: every planned requirement must be verified. */
function conformance() {
  const status = command(['run', '--quiet']);
  let counts = { passed: 0, failed: 1 };
  try {
    const verdict = JSON.parse(readFileSync(path.join(root, 'reports', 'out', 'latest', 'verdict.json'), 'utf8'));
    counts = { passed: verdict.planned.verified.length, failed: verdict.planned.notVerified.length };
  } catch (error) {
    process.stdout.write(`no verdict.json: ${error.message}\n`);
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed === 0) counts.failed ||= 1;
  report('conformance suite on the reference (planned requirements)', counts);
}

/** Every planted fault must be caught, and nothing else be blamed. */
function faults() {
  const status = command(['faults', '--quiet']);
  let counts = { passed: 0, failed: 1 };
  try {
    const matrix = JSON.parse(readFileSync(path.join(root, 'reports', 'out', 'faults', 'matrix.json'), 'utf8'));
    const killed = matrix.filter((row) => row.killed).length;
    counts = { passed: killed, failed: matrix.length - killed };
  } catch (error) {
    process.stdout.write(`no matrix.json: ${error.message}\n`);
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed === 0) counts.failed ||= 1;
  report('kill matrix (planted faults)', counts);
}

async function main() {
  await Promise.all([
    tool('type check', bin('tsc'), ['--noEmit']),
    tool('lint', bin('eslint'), ['.', '--max-warnings', '0']),
  ]);
  await Promise.all([
    tool('import boundaries', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', ...rooms]),
    tool('features and citations', process.execPath, [path.join('cli', 'bin.js'), 'lint']),
  ]);
  const unit = runUnit({ quiet: true });
  for (const skip of unit.skips) process.stdout.write(`     skipped: ${skip}\n`);
  report('unit tests', unit, `${unit.files} files`);
  conformance();
  faults();
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

void main();
