import { Command, CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit';
import { processIo, type Io } from './io';
import { asMistake } from './mistakes';
import { harnessVersion } from './project';
import { registerCommands } from './register-commands';

const CLOSING_HELP = `
Exit codes: 0 all planned requirements verified; 1 at least one failed; 2 usage or configuration error;
            3 harness error; 4 nothing failed but not fully verified.

Start here: customs-conformance run                     (the embedded reference implementations)
            customs-conformance doctor --iut iut.yaml   (your own system: configuration, network, certificates)
            customs-conformance validate message.xml    (an ICS2 message before it is sent)`;

/** Runs one command line and returns the exit code; never throws. */
export async function main(words: string[], io: Io = processIo()): Promise<ExitCode> {
  let code: ExitCode = EXIT.verified;
  const program = new Command('customs-conformance')
    .description('Conformance tests for customs message exchange: ICS2, EAEU Decision 124, Kazakhstan Order 281.')
    .version(harnessVersion())
    .addHelpText('after', CLOSING_HELP)
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showSuggestionAfterError();
  const finish = (result: ExitCode): void => {
    code = result;
  };
  registerCommands(words, program, io, finish);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeOut: io.stdout, writeErr: io.stderr });

  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.verified : EXIT.usage;
    const mistake = asMistake(error);
    if (mistake !== undefined) {
      io.stderr(`${mistake.class}: ${mistake.message}\n${mistake.fix === '' ? '' : `  fix: ${mistake.fix}\n`}`);
      return EXIT.usage;
    }
    io.stderr(`harness error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    io.stderr('  This is a defect of the harness or of this machine, and says nothing about the implementation under test.\n');
    return EXIT.harness;
  }
}
