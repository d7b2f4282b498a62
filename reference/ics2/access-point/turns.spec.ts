import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTurns } from './turns';

/** Sends messages due together, each answered a moment later, and tells in which order they began and ended. */
async function order(...actions: (string | undefined)[]): Promise<string[]> {
  const seen: string[] = [];
  const jobs: Promise<void>[] = [];
  const turns = createTurns((work) => jobs.push(work()));
  for (const action of actions) {
    turns.due({
      action,
      make: async () => {
        seen.push(`${action ?? 'test'} out`);
        await Promise.resolve();
        seen.push(`${action ?? 'test'} done`);
      },
    });
  }
  await Promise.all(jobs);
  return seen;
}

describe('messages that are due again after an outage', () => {
  test('IE3R03 and IE3N06 go first, and the others when those have been tried', async () => {
    assert.deepEqual(await order('IE3F10', 'IE3R03', undefined, 'IE3N06'), [
      'IE3R03 out', 'IE3N06 out', 'IE3R03 done', 'IE3N06 done', 'IE3F10 out', 'test out', 'IE3F10 done', 'test done',
    ]);
  });

  test('what comes due later has a turn of its own', async () => {
    assert.deepEqual(await order('IE3F10'), ['IE3F10 out', 'IE3F10 done']);
    assert.deepEqual(await order(), []);
  });
});
