import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { hireCrew } from './crew';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-crew-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// Does what the tags of its job say; the answer names the process that gave it.
const script = join(folder, 'worker.js');
writeFileSync(script, `
process.on('message', ({ tags }) => {
  if (tags === 'die') process.exit(7);
  if (tags === 'fail') return process.send({ failure: 'no luck' });
  if (tags === 'hang') return;
  process.send({ result: { scenarios: 1, exit: 0, sentence: String(process.pid), requirements: [], verified: [tags] } });
});
process.on('disconnect', () => process.exit());
`);

function crewOf(size: number) {
  const started: ChildProcess[] = [];
  const crew = hireCrew(size, process.env, (env) => {
    const worker = fork(script, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    started.push(worker);
    return worker;
  });
  return { crew, started };
}
const job = (tags: string) => ({ dir: folder, tags });
const gone = (worker: ChildProcess) => worker.exitCode !== null || worker.signalCode !== null ? Promise.resolve() : new Promise<void>((resolve) => worker.once('exit', () => resolve()));

describe('the crew of the kill matrix', () => {
  test('does every job, with no more processes than it may have', async () => {
    const { crew, started } = crewOf(2);
    const names = Array.from({ length: 12 }, (_, at) => `job ${at}`);
    const results = await Promise.all(names.map((name) => crew.perform(job(name))));
    assert.deepEqual(results.map((result) => result.verified[0]), names);
    assert.equal(started.length, 2);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('a job that fails is rejected with its name and cause; the process goes on with the next', async () => {
    const { crew, started } = crewOf(1);
    await assert.rejects(crew.perform({ ...job('fail'), fault: { requirement: 'R-1', party: 'iut' } }), /with the fault R-1 in the iut gave no result: no luck/);
    assert.equal((await crew.perform(job('next'))).verified[0], 'next');
    assert.equal(started.length, 1);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('a process that ends under its job is named, and replaced for the next', async () => {
    const { crew, started } = crewOf(1);
    const [died, next] = await Promise.allSettled([crew.perform(job('die')), crew.perform(job('next'))]);
    assert.match(died.status === 'rejected' ? String(died.reason) : '', /without a fault \(die\) gave no result: its process ended \(exit 7\)/);
    assert.equal(next.status, 'fulfilled');
    assert.equal(started.length, 2);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('dismissed, it leaves no process and no promise behind', async () => {
    const { crew, started } = crewOf(1);
    const both = Promise.allSettled([crew.perform(job('hang')), crew.perform(job('never'))]);
    crew.dismiss();
    await Promise.all(started.map(gone));
    assert.deepEqual((await both).map((one) => one.status), ['rejected', 'rejected']);
  });
});
