import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { EVENTS_FILE } from './log';
import { mergeLogs } from './merge';
import type { EventBody } from './model';
import { readLog } from './read';
import { rollUp } from './rollup';
import { check, FINISHED, message, ran, requirement, runStarted, scenario, writeLog } from './testing/build';

const removals: (() => void)[] = [];
afterEach(() => removals.splice(0).forEach((remove) => remove()));

const plan = [scenario('one', ['R']), scenario('two', ['S'])];
const catalogue = [requirement('R'), requirement('S')];

function part(bodies: Parameters<typeof writeLog>[0]): string {
  const { dir, remove } = writeLog([runStarted(plan), ...bodies]);
  removals.push(remove);
  return dir;
}

/** A scenario whose check rests on the message before it, which is event `at` of its part. */
const seen = (id: string, requirementId: string, text: string, at: number): Parameters<typeof writeLog>[0] => [
  { type: 'scenario-started', scenario: id },
  message(id, text),
  check(id, requirementId, 'pass', { events: [at] }),
  { type: 'scenario-finished', scenario: id, outcome: 'passed', durationMs: 5 },
];

function merged(parts: string[], lost: string[] = []) {
  const dir = mkdtempSync(join(tmpdir(), 'evidence-merged-'));
  removals.push(() => rmSync(dir, { recursive: true, force: true }));
  mergeLogs(dir, parts, lost, 'by 2 processes');
  const { events, ...log } = readLog(dir);
  return { dir, events, log, rolled: rollUp({ events, catalogue, log }) };
}

describe('one log out of those of several processes', () => {
  test('holds what each has seen, in the order of the clock, with checks on the same messages', () => {
    const { events, log, rolled, dir } = merged([part([...seen('one', 'R', 'first', 2), FINISHED]), part([...seen('two', 'S', 'second', 2), FINISHED])]);
    assert.deepEqual([log.chain, log.problems, log.cutShort], ['intact', [], false]);
    assert.deepEqual(events.map(({ at }) => at), events.map(({ at }) => at).sort());
    assert.deepEqual(events.map(({ type }) => type).filter((type) => type.startsWith('run-')), ['run-started', 'run-finished']);
    for (const event of events) {
      if (event.type !== 'check') continue;
      const [ground] = event.events.map((seq) => events[seq]!);
      assert.equal(ground?.type, 'message');
      assert.equal((ground as { scenario?: string }).scenario, event.scenario);
    }
    assert.deepEqual(rolled.planned.verified, ['R', 'S']);
    assert.equal(rolled.exit, 0);
    const [first] = events;
    assert.equal(first?.type === 'run-started' ? first.order : '', 'by 2 processes');
    assert.match(readFileSync(join(dir, EVENTS_FILE), 'utf8'), /"title":"process 2 of 2","text":"6 events, head of its hash chain [0-9a-f]{64}"/);
  });

  test('the parts stay as they are', () => {
    const parts = [part([...seen('one', 'R', 'same', 2), FINISHED]), part([...seen('two', 'S', 'same', 2), FINISHED])];
    const before = parts.map((dir) => readFileSync(join(dir, EVENTS_FILE), 'utf8'));
    merged(parts);
    assert.deepEqual(parts.map((dir) => readFileSync(join(dir, EVENTS_FILE), 'utf8')), before);
    for (const dir of parts) assert.deepEqual(readLog(dir).problems, []);
  });

  test('a failure in any of them is a failure of the run', () => {
    const failed: EventBody[] = ran('two', [check('two', 'S', 'fail')], 'failed', 'x');
    assert.equal(merged([part([...ran('one', [check('one', 'R')]), FINISHED]), part([...failed, FINISHED])]).rolled.exit, 1);
  });

  test('a process that has left no log, or one without an end, leaves a run that was cut short', () => {
    const lost = merged([part([...seen('one', 'R', 'x', 2), FINISHED])], ['share 2 of 2 gave no result']);
    assert.deepEqual([lost.rolled.cutShort, lost.rolled.exit, lost.rolled.planned.notVerified], [true, 4, ['S']]);
    const torn = merged([part([...seen('one', 'R', 'x', 2), FINISHED]), part(seen('two', 'S', 'y', 2))]);
    assert.deepEqual([torn.rolled.cutShort, torn.rolled.exit], [true, 4]);
    assert.match(JSON.stringify(torn.events.at(-1)), /process 2: its log has no end/);
  });

  test('damage in a part is damage of the run', () => {
    const broken = part([...seen('one', 'R', 'x', 2), FINISHED]);
    appendFileSync(join(broken, EVENTS_FILE), '{"seq":99}\n');
    assert.equal(merged([broken, part([...seen('two', 'S', 'y', 2), FINISHED])]).rolled.exit, 3);
    const changed = part([...seen('one', 'R', 'x', 2), FINISHED]);
    const { sha256 } = readLog(changed).events.find((event) => event.type === 'message') as { sha256: string } & EventBody;
    writeFileSync(join(changed, 'messages', sha256), 'forged');
    assert.equal(merged([changed]).rolled.exit, 3);
  });

  test('a log without a beginning is no part', () => {
    const { dir, remove } = writeLog([FINISHED]);
    removals.push(remove);
    assert.throws(() => merged([dir]), { code: 'EVIDENCE-NO-RUN' });
  });
});
