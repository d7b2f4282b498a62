import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import { durable } from './durable';

const removals: (() => void)[] = [];
afterEach(() => removals.splice(0).forEach((remove) => remove()));

function files(): { log: string; message: string } {
  const dir = mkdtempSync(join(tmpdir(), 'evidence-durable-'));
  removals.push(() => rmSync(dir, { recursive: true, force: true }));
  const [log, message] = ['log', 'message'].map((name) => join(dir, name));
  for (const path of [log!, message!]) writeFileSync(path, 'x');
  return { log: log!, message: message! };
}

describe('bringing files to the disk', () => {
  test('at once: what cannot be brought there is said', () => {
    const { log, message } = files();
    const disk = durable(log, () => assert.fail('nothing was to fail in the background'));
    disk.written(message);
    disk.now();
    rmSync(log);
    assert.throws(() => disk.now(), { code: 'ENOENT' });
  });

  test('in the background: what cannot be brought there is told, once for the round, and the next round goes on', async () => {
    const { log, message } = files();
    let tell: (error: unknown) => void = () => assert.fail('too early');
    const told = new Promise((resolve) => (tell = resolve));
    const disk = durable(log, (error) => tell(error));
    disk.written(join(message, 'not there'));
    disk.soon();
    assert.match(String(await told), /ENOTDIR|ENOENT/);
    disk.written(message);
    disk.soon();
    disk.soon();
    disk.now();
  });
});
