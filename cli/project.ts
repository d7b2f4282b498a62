import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Root folder of this project, wherever the command was called from. */
export const PROJECT = resolve(__dirname, '..');

export interface HarnessIdentity {
  version: string;
  /** Commit of this checkout, `+changes` when files differ from it, `unknown` outside of git. */
  commit: string;
  node: string;
  platform: string;
}

function git(...words: string[]): string {
  return execFileSync('git', ['-C', PROJECT, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 }).trim();
}

let identity: HarnessIdentity | undefined;

/** Which code judged: an auditor must be able to get exactly this version again. Asked of git once per process. */
export function harnessIdentity(): HarnessIdentity {
  identity ??= readIdentity();
  return identity;
}

/** Version of this package. Asks nobody, unlike {@link harnessIdentity}. */
export function harnessVersion(): string {
  return (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;
}

function readIdentity(): HarnessIdentity {
  const version = harnessVersion();
  let commit = 'unknown';
  try {
    commit = git('rev-parse', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+changes');
  } catch {
    // Installed as a package, or no git here: the version must do, and the report says that the commit is unknown.
  }
  return { version, commit, node: process.version, platform: `${process.platform} ${process.arch}` };
}
