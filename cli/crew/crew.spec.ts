import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { hireCrew, startWorker } from './crew';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-crew-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// Does what its piece says; otherwise the answer repeats the piece.
const script = join(folder, 'worker.js');
writeFileSync(script, `
process.on('message', (piece) => {
  if (piece === 'die') process.exit(7);
  if (piece === 'fail') return process.send({ failure: 'no luck' });
  if (piece === 'hang') return;
  process.send({ result: piece });
});
process.on('disconnect', () => process.exit());
`);

const startScript = () => fork(script, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

function crewOf(size: number, { start = startScript, limitMs = 60_000 } = {}) {
  const started: ChildProcess[] = [];
  const crew = hireCrew<string, string>({
    size,
    limitMs,
    name: (piece) => `piece ${piece}`,
    start: () => {
      const worker = start();
      started.push(worker);
      return worker;
    },
  });
  return { crew, started };
}
const gone = (worker: ChildProcess) => worker.exitCode !== null || worker.signalCode !== null ? Promise.resolve() : new Promise<void>((resolve) => worker.once('exit', () => resolve()));

describe('a crew', () => {
  test('does every piece, with no more processes than it may have', async () => {
    const { crew, started } = crewOf(2);
    const names = Array.from({ length: 12 }, (_, at) => `job ${at}`);
    assert.deepEqual(await Promise.all(names.map((name) => crew.perform(name))), names);
    assert.equal(started.length, 2);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('a piece that fails is rejected with its name and cause; the process goes on with the next', async () => {
    const { crew, started } = crewOf(1);
    await assert.rejects(crew.perform('fail'), { message: 'piece fail gave no result: no luck' });
    assert.equal(await crew.perform('next'), 'next');
    assert.equal(started.length, 1);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('a process that ends under its piece is named, and replaced for the next', async () => {
    const { crew, started } = crewOf(1);
    const [died, next] = await Promise.allSettled([crew.perform('die'), crew.perform('next')]);
    assert.match(died.status === 'rejected' ? String(died.reason) : '', /piece die gave no result: its process ended \(exit 7\)/);
    assert.equal(next.status, 'fulfilled');
    assert.equal(started.length, 2);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('a piece that takes longer than its bound is given up', async () => {
    const { crew, started } = crewOf(1, { limitMs: 200 });
    await assert.rejects(crew.perform('hang'), { message: 'piece hang gave no result: its process ended (SIGKILL)' });
    crew.dismiss();
    await Promise.all(started.map(gone));
  });

  test('dismissed, it leaves no process and no promise behind', async () => {
    const { crew, started } = crewOf(1);
    const both = Promise.allSettled([crew.perform('hang'), crew.perform('never')]);
    crew.dismiss();
    await Promise.all(started.map(gone));
    assert.deepEqual((await both).map((one) => one.status), ['rejected', 'rejected']);
  });

  test('its worker answers with a result or with what was thrown, and ends with the crew', async () => {
    const file = join(folder, 'shout.ts');
    writeFileSync(file, `
import { work } from ${JSON.stringify(join(__dirname, 'worker'))};
work(async (piece: string) => {
  if (piece === 'break') throw new Error('broken');
  return piece.toUpperCase();
});
`);
    const { crew, started } = crewOf(1, { start: () => startWorker(file) });
    assert.equal(await crew.perform('loud'), 'LOUD');
    await assert.rejects(crew.perform('break'), /piece break gave no result: Error: broken/);
    crew.dismiss();
    await Promise.all(started.map(gone));
  });
});
