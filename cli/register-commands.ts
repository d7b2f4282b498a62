import { createRequire } from 'node:module';
import type { Command } from 'commander';
import type { ExitCode } from './exit';
import type { Io } from './io';

/** Adds one command, with its options and what it does, to the program. */
type Register = (program: Command, io: Io, finish: (code: ExitCode) => void) => void;

/** Every command and its module in `commands/`, in the order in which help shows them. */
const COMMANDS = ['run', 'plan', 'doctor', 'validate', 'specimen', 'envelope', 'deadline', 'report', 'log', 'faults', 'shuffle', 'certs', 'broker', 'lint'] as const;

const load = createRequire(__filename);

/**
 * Registers the command that is called, and no other: some bring the whole test runner with them, which others would wait
 * for. Help, and a word that is no command, need all of them; the version needs none.
 */
export function registerCommands(words: readonly string[], program: Command, io: Io, finish: (code: ExitCode) => void): void {
  if (words[0] === '--version' || words[0] === '-V') return;
  const called = COMMANDS.filter((name) => name === words[0]);
  for (const name of called.length > 0 ? called : COMMANDS) {
    (load(`./commands/${name}`) as { register: Register }).register(program, io, finish);
  }
}
