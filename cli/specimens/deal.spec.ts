import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { type Answer, deal } from './deal';

const folder = mkdtempSync(join(tmpdir(), 'customs-conformance-deal-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// Answers with the name of the message, unless that asks for something else.
const script = join(folder, 'worker.js');
writeFileSync(
  script,
  `process.on('message', (message) => {
  if (message === 'die') process.exit(7);
  process.send(message === 'fail' ? { failure: 'no luck' } : { result: { message, pid: process.pid } });
});
process.on('disconnect', () => process.exit());
`,
);

async function dealt(messages: string[], width: number): Promise<{ answers: Map<string, Answer>; started: ChildProcess[] }> {
  const answers = new Map<string, Answer>();
  const started: ChildProcess[] = [];
  await deal(messages, width, (message, answer) => void answers.set(message, answer), () => {
    const worker = fork(script, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    started.push(worker);
    return worker;
  });
  return { answers, started };
}

describe('messages dealt out to processes', () => {
  test('every message is answered, by no more processes than are wanted, and none is left running', async () => {
    const messages = ['IE3F10', 'IE3F11', 'IE3F12', 'IE3F13', 'IE3F14'];
    const { answers, started } = await dealt(messages, 2);
    assert.deepEqual([...answers.keys()].sort(), messages);
    for (const [message, answer] of answers) assert.equal('result' in answer && answer.result.message, message);
    assert.equal(started.length, 2);
    for (const worker of started) assert.ok(worker.killed || worker.exitCode !== null);
  });

  test('a message that fails, or under which a process ends, says so; the others are answered', async () => {
    const { answers, started } = await dealt(['fail', 'die', 'IE3F10'], 1);
    assert.deepEqual(answers.get('fail'), { failure: 'no luck' });
    assert.deepEqual(answers.get('die'), { failure: 'its process ended (exit 7)' });
    assert.ok('result' in answers.get('IE3F10')!);
    assert.equal(started.length, 2);
  });
});
