import { type Clock, WallClock } from '../protocols/time/clock';

/** The command's surroundings, passed in so that a command can be tested without a process of its own. */
export interface Io {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Whether colours may be used on stdout: a terminal, and NO_COLOR not set. */
  colours: boolean;
  /** Standard input, where something is piped into the command; undefined at a terminal. */
  stdin?: AsyncIterable<Buffer>;
  /** What day it is. */
  clock?: Clock;
}

export function processIo(): Io {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    colours: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    ...(process.stdin.isTTY === true ? {} : { stdin: process.stdin }),
    clock: new WallClock(),
  };
}
