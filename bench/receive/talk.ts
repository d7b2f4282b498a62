import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A process of the bench, asked one thing at a time. */
export interface Worker {
  ask<T>(question: unknown): Promise<T>;
  end(): void;
}

/** Starts `script` of this folder in a process of its own, so that its processor time is not counted with ours. */
export function worker(script: string): Worker {
  const child: ChildProcess = fork(join(__dirname, script), { execArgv: ['-r', join(__dirname, '..', '..', 'cli', 'typescript.js'), '--expose-gc'] });
  return {
    ask: <T>(question: unknown) => new Promise<T>((resolve, reject) => {
      const gone = (): void => reject(new Error(`${script} has ended`));
      child.once('exit', gone);
      child.once('message', ({ answer, error }: { answer?: T; error?: string }) => {
        child.off('exit', gone);
        if (error === undefined) resolve(answer as T);
        else reject(new Error(`${script}: ${error}`));
      });
      child.send(question as object);
    }),
    end: () => child.disconnect(),
  };
}

/** The other side: answers questions with `answer`, and ends with who asks. */
export function serve<Q>(answer: (question: Q) => Promise<unknown>): void {
  process.once('disconnect', () => process.exit());
  process.on('message', (question: Q) => {
    answer(question).then(
      (value) => process.send!({ answer: value }),
      (error: unknown) => process.send!({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
