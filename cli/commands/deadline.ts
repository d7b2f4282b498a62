import { type Command, Option } from 'commander';
import { KAZAKH_ZONE } from '../../requirements/kz/number';
import { knowsKazakhZone } from '../../requirements/kz/copies/zone';
import { readGiven, type Flags } from '../deadline/given';
import { asJson, asText } from '../deadline/report';
import { EXIT, type ExitCode } from '../exit';
import type { Io } from '../io';

const EXAMPLES = `
A day is that of the executing authority; an instant is given with its offset and falls on one. Options that may be given several
times count in their order: the first --arrived answers the first --asked.

Examples:
  customs-conformance deadline --registered 2026-01-31
  customs-conformance deadline --registered 2026-03-10 --asked 2026-03-20 --arrived 2026-04-06 --extended 2026-04-10
  customs-conformance deadline --registered 2026-03-20T20:30:00Z --answered 2026-04-21T23:59:59+05:00
  customs-conformance deadline --registered 2026-04-09 --day-off 2026-05-11`;

const several = (value: string, earlier: string[]): string[] => [...earlier, value];

/** `deadline`: until when a request for copies is executed, and why. */
export function register(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('deadline')
    .description('compute and explain the term of a request for copies between customs authorities (Kazakhstan)')
    .requiredOption('--registered <when>', 'registration by the receiving authority')
    .option('--asked <when>', 'additional information was asked for (several times)', several, [])
    .option('--arrived <when>', 'it arrived (several times)', several, [])
    .option('--extended <when>', 'written notice that the term is extended')
    .option('--answered <when>', 'the answer, to be judged')
    .option('--day-off <day>', 'a day off that is no weekend (several times)', several, [])
    .option('--working-day <day>', 'a weekend day on which people work (several times)', several, [])
    .option('--calendar <file>', 'both as JSON: { "source", "off": [], "working": [] }')
    .option('--zone <name>', 'time zone of the executing authority', KAZAKH_ZONE)
    .addOption(new Option('--format <format>', 'for people or for programs').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => {
      if (flags.zone === KAZAKH_ZONE && !knowsKazakhZone()) io.stderr('warning: this runtime does not know that Kazakhstan is at UTC+5 since 2024-03-01; update Node or its zone data\n');
      const given = readGiven(flags, io.cwd);
      io.stdout(flags.format === 'json' ? asJson(given, flags.zone) : asText(given, flags.zone));
      finish(EXIT.verified);
    });
}
