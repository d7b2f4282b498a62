import assert from 'node:assert/strict';
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { durable } from './durable';

const removals: (() => void)[] = [];
afterEach(() => removals.splice(0).forEach((remove) => remove()));

/** Opens files in a folder of their own. */
function folder(): (name: string) => number {
  const dir = mkdtempSync(join(tmpdir(), 'evidence-durable-'));
  removals.push(() => rmSync(dir, { recursive: true, force: true }));
  return (name) => openSync(join(dir, name), 'w');
}

/** A number that belongs to no file. */
function nothing(open: (name: string) => number): number {
  const descriptor = open('gone');
  closeSync(descriptor);
  return descriptor;
}

const isOpen = (descriptor: number): boolean => {
  try {
    fstatSync(descriptor);
    return true;
  } catch {
    return false;
  }
};

/** The round in the background may still hold one: that is as long as the disk takes. */
async function untilClosed(descriptors: readonly number[]): Promise<void> {
  for (let turn = 0; turn < 2000 && descriptors.some(isOpen); turn += 1) await later(5);
  assert.deepEqual(descriptors.filter(isOpen), []);
}

const never = (): void => assert.fail('nothing was to fail in the background');

describe('bringing files to the disk', () => {
  test('at once: what cannot be brought there is said; what was is closed, and the file flushed each time stays open', () => {
    const open = folder();
    const [log, message] = [open('log'), open('message')];
    const disk = durable(log, never);
    disk.written(message);
    disk.now();
    assert.deepEqual([isOpen(log), isOpen(message)], [true, false]);
    disk.close();
    assert.equal(isOpen(log), false);
    assert.throws(() => disk.now(), { code: 'EBADF' });
  });

  test('in the background: what cannot be brought there is told, once for the round, and the next round goes on', async () => {
    const open = folder();
    const lost = nothing(open);
    let tell: (error: unknown) => void = () => assert.fail('too early');
    const told = new Promise((resolve) => (tell = resolve));
    const disk = durable(lost, (error) => tell(error));
    disk.soon();
    assert.match(String(await told), /EBADF/);
    const [log, message] = [open('log'), open('message')];
    assert.equal(log, lost, 'the lowest free number is given next');
    disk.written(message);
    disk.soon();
    disk.soon();
    disk.now();
    disk.close();
  });

  test('however many files are written, few are open at a time; none is left open', async () => {
    const open = folder();
    const disk = durable(open('log'), never);
    const written = Array.from({ length: 1000 }, (_, at) => {
      const descriptor = open(`message-${at}`);
      disk.written(descriptor);
      return descriptor;
    });
    assert.ok(Math.max(...written) < 300, `descriptors up to ${Math.max(...written)}`);
    disk.close();
    await untilClosed(written);
  });

  test('ended during a round: the round closes what it holds, and nothing is flushed any more', async () => {
    const open = folder();
    const [log, message] = [open('log'), open('message')];
    const disk = durable(log, never);
    disk.written(message);
    disk.soon();
    disk.close();
    await untilClosed([log, message]);
  });
});
