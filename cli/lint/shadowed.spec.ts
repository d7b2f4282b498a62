import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROJECT } from '../project';

const FOLDERS = ['bench', 'certs', 'cli', 'evidence', 'iut', 'protocols', 'reference', 'reports', 'requirements', 'simulators', 'steps'];

test('no x.json stands beside an x.ts: require takes the JSON, and what imports the module gets data instead', () => {
  const files = new Set(FOLDERS.flatMap((folder) => (readdirSync(join(PROJECT, folder), { recursive: true }) as string[]).map((file) => join(folder, file))));
  assert.deepEqual([...files].filter((file) => file.endsWith('.json') && files.has(file.replace(/\.json$/, '.ts'))), []);
  assert.ok(files.size > 1000);
});
