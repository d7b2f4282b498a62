import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { DriverDescription } from '../description/model';
import { checkDriver } from './driver';

const folder = mkdtempSync(join(tmpdir(), 'cc-driver-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'bin'));
for (const name of ['bin/node', 'adapter.mjs', 'run']) writeFileSync(join(folder, name), '');

const wrongs = (command: string[], env: Record<string, string> = {}): string[] => {
  const driver: DriverDescription = { kind: 'command', command, cwd: folder, env, timeoutSeconds: 1 };
  return checkDriver(driver, { PATH: join(folder, 'bin') }).filter(({ ok }) => !ok).map(({ key, what }) => `${key}: ${what}`);
};

describe('what driver.command names', () => {
  test('a program on the PATH with its script, and one by its path', () => {
    assert.deepEqual(wrongs(['node', 'adapter.mjs']), []);
    assert.deepEqual(wrongs(['./run', '--port', '1']), []);
    assert.deepEqual(wrongs([join(folder, 'run')]), []);
  });

  test('a program that is not there, also where the description sets another PATH', () => {
    assert.match(wrongs(['nodejs', 'adapter.mjs']).join(), /^driver\.command\[0\]: there is no program "nodejs" on the PATH$/);
    assert.match(wrongs(['./walk']).join(), /no program "\.\/walk" at .*walk$/);
    assert.equal(wrongs(['node', 'adapter.mjs'], { PATH: '/nowhere' }).length, 1);
  });

  test('a script that is not there, behind options', () => {
    assert.match(wrongs(['node', '--no-warnings', 'your-adapter.mjs']).join(), /^driver\.command\[2\]: there is no file .*your-adapter\.mjs$/);
    assert.deepEqual(wrongs(['node', '--eval', 'code']), []);
  });

  test('other kinds of driver name no program', () => assert.deepEqual(checkDriver({ kind: 'reference' }, {}), []));
});
