import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { onInterrupt, whatIsLeft } from './interrupted';

test('whoever interrupts a run is told which logs are left, be it of one process or of several', () => {
  const dir = mkdtempSync(join(tmpdir(), 'customs-conformance-interrupted-'));
  try {
    assert.match(whatIsLeft(join(dir, 'none')), /before anything was recorded/);
    for (const part of ['1', '2']) {
      mkdirSync(join(dir, 'several', 'parts', part), { recursive: true });
      writeFileSync(join(dir, 'several', 'parts', part, 'events.jsonl'), '');
    }
    assert.deepEqual(whatIsLeft(join(dir, 'several')).match(/parts.\d/g)?.length, 2);
    writeFileSync(join(dir, 'events.jsonl'), '');
    assert.ok(whatIsLeft(dir).includes(`report "${dir}"`));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('a run that is over leaves nobody listening', () => {
  const before = process.listenerCount('SIGINT');
  const over = onInterrupt('/nowhere', () => assert.fail());
  assert.equal(process.listenerCount('SIGINT'), before + 1);
  over();
  assert.equal(process.listenerCount('SIGINT'), before);
});
