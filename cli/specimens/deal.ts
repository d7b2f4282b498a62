import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project';
import type { ShareResult } from './share';

/** What a worker sends back for a message. */
export type Answer = { result: ShareResult } | { failure: string };

/** Bound on one message; the largest takes seconds. Milliseconds. */
const LIMIT_MS = 5 * 60_000;

function startWorker(): ChildProcess {
  const execArgv = ['-r', join(PROJECT, 'cli', 'typescript.js')];
  return fork(join(__dirname, 'worker.ts'), { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function ask(worker: ChildProcess, message: string): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer): void => {
      clearTimeout(limit);
      worker.off('message', done).off('error', failed).off('exit', ended);
      resolve(answer);
    };
    const failed = (error: Error): void => done({ failure: error.message });
    const ended = (code: number | null, signal: NodeJS.Signals | null): void =>
      done({ failure: `its process ended (${signal ?? `exit ${code}`})` });
    const limit = setTimeout(() => worker.kill('SIGKILL'), LIMIT_MS);
    worker.on('message', done).on('error', failed).on('exit', ended);
    worker.send(message);
  });
}

/**
 * Deals messages out to processes, one at a time to each, in the order given, and hands every answer on. A process that ends
 * under a message answers for it by a failure, and another takes its place.
 */
export async function deal(
  messages: readonly string[],
  width: number,
  answered: (message: string, answer: Answer) => void,
  start = startWorker,
): Promise<void> {
  const waiting = [...messages];
  const lane = async (): Promise<void> => {
    let worker: ChildProcess | undefined;
    for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
      if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) worker = start();
      answered(message, await ask(worker, message));
    }
    worker?.kill();
  };
  await Promise.all(Array.from({ length: width }, lane));
}
