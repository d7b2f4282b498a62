import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../main';
import { PROJECT } from '../project';

test('README shows what validate really says of the sample with mistakes', async () => {
  let out = '';
  const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, env: {}, cwd: PROJECT, colours: false };
  const code = await main(['validate', 'docs/samples/filing-with-mistakes.xml', '--quiet', '--day', '2026-03-02'], io);
  assert.equal(code, 1);
  const indented = out.replace(/^(?=.)/gm, '    ');
  assert.ok(readFileSync(join(PROJECT, 'README.md'), 'utf8').includes(indented), out);
});
