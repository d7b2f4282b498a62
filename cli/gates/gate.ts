import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project';

/** What a gate says of itself as the last line of its output, in JSON. */
export interface Counts {
  passed: number;
  failed: number;
  skipped?: number;
  /** What was skipped, and why. */
  skips?: string[];
  note?: string;
}

/** A gate that has run: zero counted is a failure of its own. */
export interface Outcome extends Counts {
  seconds: number;
  /** What is to be shown above its line: of a gate that passed what it says on stdout, of others everything. */
  output: string;
}

interface Ended {
  /** Absent when it was killed or could not be started. */
  code: number | null;
  seconds: number;
  stdout: string;
  /** Both streams, in the order of writing. */
  output: string;
}

/** No gate may hang the build; the slowest takes a fraction of this. Milliseconds. */
const LIMIT_MS = 30 * 60_000;

/** Runs a process to its end. Its output is kept together, since two run side by side. */
function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(command, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    let stdout = '';
    let output = '';
    const ended = (code: number | null): void => {
      clearTimeout(limit);
      resolve({ code, seconds: (performance.now() - startedAt) / 1000, stdout, output });
    };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', (error) => {
      output += `${error.message}\n`;
      ended(null);
    });
    child.on('close', ended);
  });
}

/** A tool whose exit code is its verdict; its output is of interest only when it fails. */
export async function tool(command: string, args: readonly string[]): Promise<Outcome> {
  const { code, seconds, output } = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0, seconds, output: '' } : { passed: 0, failed: 1, seconds, output };
}

/**
 * A script of ours (JavaScript or TypeScript) whose last line on stdout is its {@link Counts}. No such line, nothing
 * counted, or an exit code other than 0 without a failure is a failure.
 */
export async function counted(file: string): Promise<Outcome> {
  const { code, seconds, stdout, output } = await run(process.execPath, ['-r', join(PROJECT, 'cli', 'typescript.js'), file]);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  const counts = readCounts(last);
  const how = code === null ? 'killed' : `exit ${code}`;
  if (counts === undefined) return { passed: 0, failed: 1, note: `it ended without its counts (${how})`, seconds, output };
  const shown = (counts.failed === 0 && code === 0 ? stdout : output).replace(`${last}\n`, '');
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, note: 'it counted nothing', seconds, output: shown };
  if (counts.failed === 0 && code !== 0) return { ...counts, failed: 1, note: how, seconds, output: shown };
  return { ...counts, seconds, output: shown };
}

function readCounts(line: string): Counts | undefined {
  try {
    const counts = JSON.parse(line) as Counts;
    const numbers = [counts.passed, counts.failed, counts.skipped ?? 0];
    return numbers.every((value) => Number.isSafeInteger(value) && value >= 0) && Array.isArray(counts.skips ?? []) ? counts : undefined;
  } catch {
    return undefined;
  }
}

/** Runs tasks in their order, `width` at a time. */
export async function lanes(width: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, lane));
}
