import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readLog } from '../evidence';
import { requirement } from '../evidence/testing/build';
import { makeReports, summaryText } from './index';

const dir = mkdtempSync(join(tmpdir(), 'killed-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const WRITER = join(__dirname, '..', 'evidence', 'testing', 'endless-writer.ts');

/** Kills the writer with SIGKILL once it has written `dots` scenarios; fails if that takes more than a minute. */
function writeAndKill(dots: number): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', WRITER, dir], { cwd: join(__dirname, '..'), stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000, killSignal: 'SIGTERM' });
    let seen = 0;
    let errors = '';
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      seen += bytes.length;
      if (seen >= dots) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => (signal === null ? reject(new Error(errors)) : resolve(signal)));
  });
}

describe('a run killed with SIGKILL', () => {
  test('leaves a log that opens, holds together and is shown as cut short by every view', async () => {
    assert.equal(await writeAndKill(12), 'SIGKILL');
    const read = readLog(dir);
    assert.equal(read.chain, 'intact');
    assert.equal(read.cutShort, true);
    assert.ok(read.events.length > 12 * 4, `${read.events.length} events survived`);
    assert.deepEqual(read.problems.filter((problem) => !/torn/.test(problem)), []);
    await showsCutShort();
  });

  test('so does one killed in the middle of a line', async () => {
    const events = join(dir, 'events.jsonl');
    truncateSync(events, statSync(events).size - 17);
    assert.match(readLog(dir).problems.join(), /torn in the middle/);
    await showsCutShort();
  });
});

async function showsCutShort(): Promise<void> {
  const { record, written, skipped } = await makeReports(dir, { catalogue: [requirement('R')] });
  assert.deepEqual(written, ['verdict.json', 'junit.xml', 'statement.html', 'allure-results/']);
  assert.match(skipped.join(), /no java found/);
  const text = (name: string): string => readFileSync(join(dir, name), 'utf8');
  assert.match(summaryText(record, { colour: false }).split('\n')[0]!, /^Cut short/);
  assert.match(text('junit.xml').split('\n')[1]!, /^<!-- .*Cut short/);
  assert.match(text('statement.html').split('<body>')[1]!.slice(0, 400), /class="notice"[^]*Cut short/);
  assert.match(text('allure-results/environment.properties').split('\n')[0]!, /^NOTICE\.1 = .*Cut short/);
  assert.match(text('allure-results/executor.json'), /"buildName": "[^"]*Cut short/);
  const verdict = JSON.parse(text('verdict.json')) as { log: { cutShort: boolean }; exit: number; fullyVerified: boolean; sentence: string };
  assert.deepEqual([verdict.log.cutShort, verdict.exit, verdict.fullyVerified], [true, 4, false]);
  assert.match(verdict.sentence, /cut short/);
}
