import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../project';
import type { Counts } from './gate';

/**
 * A command of ours as a gate: run as a user runs it, into a folder of its own (what stood there is removed, so that an
 * earlier result is never counted), then `count` looks at the file that it left.
 */
export function countCommand(words: readonly string[], folder: string, file: string, count: (document: unknown) => Counts): void {
  const out = join(PROJECT, 'reports', 'out', folder);
  rmSync(out, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'cli', 'bin.js'), ...words, '--out', out], { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  process.stdout.write(`${JSON.stringify(counts(join(out, file), count))}\n`);
  process.exitCode = status ?? 1;
}

function counts(file: string, count: (document: unknown) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return { passed: 0, failed: 1, note: error instanceof Error ? error.message : String(error) };
  }
}
