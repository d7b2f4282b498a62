import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project';

/** What a worker sends back for a piece of work. */
export type Answer<Result> = { result: Result } | { failure: string };

/** Processes that do pieces of work, each one at a time. */
export interface Crew<Piece, Result> {
  /** Done as soon as somebody is free, in the order of asking. Rejects when the work fails, or its process ends under it. */
  perform(piece: Piece): Promise<Result>;
  /** Ends every process, also in the middle of its work. */
  dismiss(): void;
}

export interface CrewPlan<Piece> {
  /** At most so many processes, each started when it is needed first. */
  size: number;
  /** Makes the process of one worker; see {@link startWorker}. */
  start: () => ChildProcess;
  /** Bound on one piece, far beyond what any takes. Milliseconds. */
  limitMs: number;
  /** The piece in words, for the message when it fails. */
  name: (piece: Piece) => string;
}

interface Waiting<Piece, Result> {
  piece: Piece;
  settle: (answer: Answer<Result>) => void;
}

/** A process that runs a TypeScript file which calls `work` (./worker). */
export function startWorker(file: string, env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const execArgv = ['guard.js', 'typescript.js'].flatMap((first) => ['-r', join(PROJECT, 'cli', first)]);
  return fork(file, { execArgv, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** Pieces and results travel from process to process: plain data only. */
export function hireCrew<Piece extends string | object, Result>({ size, start, limitMs, name }: CrewPlan<Piece>): Crew<Piece, Result> {
  const queue: Waiting<Piece, Result>[] = [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let dismissed = false;

  const assign = (): void => {
    while (queue.length > 0 && !dismissed) {
      const worker = idle.pop() ?? (all.size < size ? hire() : undefined);
      if (worker === undefined) return;
      give(worker, queue.shift()!);
    }
  };
  const hire = (): ChildProcess => {
    const worker = start();
    const forget = (): void => {
      all.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    };
    all.add(worker);
    worker.on('exit', forget).on('error', forget);
    return worker;
  };
  const give = (worker: ChildProcess, { piece, settle }: Waiting<Piece, Result>): void => {
    const done = (answer: Answer<Result>): void => {
      clearTimeout(limit);
      worker.off('message', done).off('error', failed).off('exit', ended);
      settle(answer);
      if (all.has(worker)) idle.push(worker);
      assign();
    };
    const failed = (error: Error): void => done({ failure: error.message });
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => done({ failure: `its process ended (${signal ?? `exit ${code}`})` });
    const limit = setTimeout(() => worker.kill('SIGKILL'), limitMs);
    worker.on('message', done).on('error', failed).on('exit', ended);
    worker.send(piece);
  };

  return {
    perform: (piece) => new Promise((resolve, reject) => {
      const settle = (answer: Answer<Result>): void =>
        'result' in answer ? resolve(answer.result) : reject(new Error(`${name(piece)} gave no result: ${answer.failure}`));
      queue.push({ piece, settle });
      assign();
    }),
    dismiss: () => {
      dismissed = true;
      for (const { settle } of queue.splice(0)) settle({ failure: 'it was called off' });
      for (const worker of all) worker.kill('SIGKILL');
    },
  };
}
