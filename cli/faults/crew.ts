import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project';
import type { Job, JobResult } from './job';

/** What a worker sends back for a job. */
export type Answer = { result: JobResult } | { failure: string };

/** Processes that do jobs, each one at a time: scenarios share the process they run in, so a second core needs a second one. */
export interface Crew {
  /** Done as soon as somebody is free, in the order of asking. Rejects when the job fails, or its process ends under it. */
  perform(job: Job): Promise<JobResult>;
  /** Ends every process, also in the middle of a job. */
  dismiss(): void;
}

interface Waiting {
  job: Job;
  settle: (answer: Answer) => void;
}

/** Bound on one job; the steps of its scenarios have bounds of their own that end far sooner. Milliseconds. */
const JOB_LIMIT_MS = 15 * 60_000;

function startWorker(env: NodeJS.ProcessEnv): ChildProcess {
  const execArgv = ['-r', join(PROJECT, 'cli', 'typescript.js')];
  return fork(join(PROJECT, 'cli', 'faults', 'worker.ts'), { execArgv, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** Starts `size` workers at most, each when it is needed first. `start` makes the process of one. */
export function hireCrew(size: number, env: NodeJS.ProcessEnv, start: (env: NodeJS.ProcessEnv) => ChildProcess = startWorker): Crew {
  const queue: Waiting[] = [];
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
    const worker = start(env);
    const forget = (): void => {
      all.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    };
    all.add(worker);
    worker.on('exit', forget).on('error', forget);
    return worker;
  };
  const give = (worker: ChildProcess, { job, settle }: Waiting): void => {
    const done = (answer: Answer): void => {
      clearTimeout(limit);
      worker.off('message', answered).off('error', failed).off('exit', ended);
      settle(answer);
      if (all.has(worker)) idle.push(worker);
      assign();
    };
    const answered = (answer: Answer): void => done(answer);
    const failed = (error: Error): void => done({ failure: error.message });
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => done({ failure: `its process ended (${signal ?? `exit ${code}`})` });
    const limit = setTimeout(() => worker.kill('SIGKILL'), JOB_LIMIT_MS);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.send(job);
  };

  return {
    perform: (job) => new Promise((resolve, reject) => {
      const what = job.fault === undefined ? `without a fault (${job.tags})` : `with the fault ${job.fault.requirement} in the ${job.fault.party}`;
      queue.push({ job, settle: (answer) => ('result' in answer ? resolve(answer.result) : reject(new Error(`the run ${what} gave no result: ${answer.failure}`))) });
      assign();
    }),
    dismiss: () => {
      dismissed = true;
      for (const { settle } of queue.splice(0)) settle({ failure: 'it was called off' });
      for (const worker of all) worker.kill('SIGKILL');
    },
  };
}
