import { spawn, type ChildProcess } from 'node:child_process';
import type { Clock } from '../../protocols/time/clock';
import { DriverError } from '../contract';
import { MAX_MESSAGE_BYTES, excerpt, readResponse } from './channel';
import type { Operation, Response } from './contract-check';
import { lineReader } from './lines';

export interface ProcessSettings {
  command: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  clock: Clock;
}

/** One life of the child process that speaks the contract. */
export interface DriverProcess {
  exchange(id: string, op: Operation, line: string): Promise<Response>;
  /** Why it can no longer be used. */
  broken(): DriverError | undefined;
  /** The end of what it wrote to standard error, at most 16 kB. */
  stderrTail(): string;
  /** Closes its standard input, gives it `graceMs` to end, then kills it with everything that it started. */
  end(graceMs: number): Promise<void>;
}

const STDERR_BYTES = 16 * 1024;
/** After its exit, a process has this long for output still in the pipe; a grandchild may hold the pipe open for ever. */
const DRAIN_MS = 1_000;

interface Waiting {
  op: Operation;
  resolve: (response: Response) => void;
  reject: (error: DriverError) => void;
  cancelTimer: () => void;
}

/** Starts the child. A command that cannot be started shows as DriverError `configuration` on the first exchange. */
export function startProcess(settings: ProcessSettings): DriverProcess {
  const { clock, timeoutMs } = settings;
  const shown = settings.command.join(' ');
  // A process group of its own, so that a wrapper script cannot leave the real implementation behind.
  const child = spawn(settings.command[0]!, settings.command.slice(1), { cwd: settings.cwd, env: settings.env, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const waiting = new Map<string, Waiting>();
  const tail = tailOf(STDERR_BYTES);
  let failure: DriverError | undefined;
  let gone = false;
  let ending = false;
  let announceGone: () => void = () => undefined;
  const whenGone = new Promise<void>((resolve) => {
    announceGone = resolve;
  });
  const killWithUs = (): void => killGroup(child);
  process.once('exit', killWithUs);

  const fail = (error: DriverError): void => {
    failure ??= error;
    for (const [id, one] of waiting) {
      waiting.delete(id);
      one.cancelTimer();
      one.reject(failure);
    }
    killGroup(child);
  };
  const withTail = (message: string): string => (tail.text() === '' ? message : `${message}; its last words: ${excerpt(tail.text().slice(-600), 600)}`);

  const over = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (gone) return;
    gone = true;
    process.removeListener('exit', killWithUs);
    const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
    if (!ending) fail(new DriverError('iut-crashed', withTail(`the driver process "${shown}" ended ${how}`), 'run the command by hand and send it a hello line; it must live until bye'));
    else fail(new DriverError('iut-crashed', `the driver process "${shown}" has been ended`, 'connect again'));
    announceGone();
  };

  const reader = lineReader(
    MAX_MESSAGE_BYTES,
    (line) => {
      if (failure !== undefined || line.trim() === '') return;
      try {
        const response = readResponse(line);
        const one = waiting.get(response.id);
        if (one === undefined) throw new DriverError('iut-malformed', `the driver answered a request that was not asked, id "${excerpt(response.id)}": ${excerpt(line)}`, 'answer each request once, with its own id');
        waiting.delete(response.id);
        one.cancelTimer();
        one.resolve(response);
      } catch (error) {
        fail(error as DriverError);
      }
    },
    (start) => fail(new DriverError('iut-malformed', `the driver wrote a line of more than ${MAX_MESSAGE_BYTES} bytes: ${excerpt(start)}`, 'one answer is one line of at most 1 MB; write logs to standard error')),
  );

  child.stdout.on('data', (chunk: Buffer) => reader.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));
  // A child that has gone closes its input: its exit tells more than the broken pipe does.
  child.stdin.on('error', () => undefined);
  child.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    process.removeListener('exit', killWithUs);
    fail(new DriverError('configuration', `the driver command "${shown}" cannot be started (${error.code ?? error.message})`, `correct driver.command and driver.cwd in the description (started in ${settings.cwd})`));
    announceGone();
  });
  child.on('exit', (code, signal) => clock.at(clock.now() + DRAIN_MS, () => over(code, signal)));
  child.on('close', over);

  return {
    broken: () => failure,
    stderrTail: tail.text,
    exchange(id, op, line) {
      if (failure !== undefined) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        const cancelTimer = clock.at(clock.now() + timeoutMs, () => {
          fail(new DriverError('iut-silent', withTail(`the driver did not answer ${op} within ${timeoutMs / 1000} s`), 'answer at once, also when the exchange itself takes longer; or raise driver.timeoutSeconds'));
        });
        waiting.set(id, { op, resolve, reject, cancelTimer });
        child.stdin.write(`${line}\n`);
      });
    },
    async end(graceMs) {
      ending = true;
      if (gone) return;
      child.stdin.end();
      const cancel = clock.at(clock.now() + graceMs, () => killGroup(child));
      await whenGone;
      cancel();
      killGroup(child);
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is empty already (ESRCH), which is what was wanted.
  }
}

function tailOf(maxBytes: number): { add: (chunk: Buffer) => void; text: () => string } {
  let held = Buffer.alloc(0);
  return {
    add: (chunk) => {
      held = Buffer.concat([held, chunk.subarray(-maxBytes)]).subarray(-maxBytes);
    },
    text: () => held.toString('utf8').trim(),
  };
}
