import type { Clock } from '../../protocols/time/clock';
import { DriverError, type HelloInput, type HelloOutput, type IutDriver } from '../contract';
import type { DriverDescription } from '../description/model';
import { driverOver } from './channel';
import { startProcess, type DriverProcess } from './process';

export interface CommandDriverOptions {
  clock: Clock;
  /** Environment of the child, below the description's own `env`. */
  env: NodeJS.ProcessEnv;
  /** Bounded notes for the evidence: what the child wrote to standard error. */
  onNote?: (title: string, text: string) => void;
}

/** A child has this long to end by itself after bye. */
const GRACE_MS = 2_000;
/** A driver that has to be started again more often than this is not worth waiting for. */
const MAX_RESTARTS = 20;

/**
 * A child process that speaks the contract in lines of JSON on standard input and output. After a failure (silent,
 * crashed, malformed) it is killed, and the next `reset` starts it again with the same hello, so that one bad scenario
 * does not take the others with it.
 */
export function commandDriver(description: Extract<DriverDescription, { kind: 'command' }>, options: CommandDriverOptions): IutDriver {
  const start = (): DriverProcess =>
    startProcess({
      command: description.command,
      cwd: description.cwd,
      env: { ...options.env, ...description.env },
      timeoutMs: description.timeoutSeconds * 1000,
      clock: options.clock,
    });
  let child = start();
  let greeted: { input: HelloInput; output: HelloOutput } | undefined;
  let restarts = 0;
  const channel = driverOver((id, op, line) => child.exchange(id, op, line));

  const noteStderr = (): void => {
    const text = child.stderrTail();
    if (text !== '') options.onNote?.('standard error of the driver (its end)', text);
  };

  const startAgain = async (): Promise<void> => {
    const before = child.broken();
    if (before === undefined || greeted === undefined) return;
    if (before.failure === 'configuration' || ++restarts > MAX_RESTARTS) throw before;
    noteStderr();
    await child.end(0);
    child = start();
    const output = await channel.hello(greeted.input);
    if (JSON.stringify(output.endpoints) !== JSON.stringify(greeted.output.endpoints)) {
      throw new DriverError('iut-malformed', 'after a restart the driver names other endpoints than before', 'give the implementation fixed ports');
    }
  };

  return {
    ...channel,
    async hello(input) {
      const output = await channel.hello(input);
      greeted = { input, output };
      return output;
    },
    async reset() {
      await startAgain();
      await channel.reset();
    },
    async bye() {
      try {
        if (child.broken() === undefined) await channel.bye();
      } finally {
        await child.end(GRACE_MS);
        noteStderr();
      }
    },
  };
}
